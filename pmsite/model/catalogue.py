"""The kinds of a portal, found by name, folder, file name or prefix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmsite.model.kind import Kind

_PREFIX = re.compile(r"([A-Za-z]+)-\d")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds of a portal by name."""

    kinds: Mapping[str, Kind]

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds.values())

    def __getitem__(self, name: str) -> Kind:
        return self.kinds[name]

    def get(self, name: str) -> Kind | None:
        """The kind of that name."""
        return self.kinds.get(name)

    def by_folder(self, folder: str) -> Kind | None:
        """The kind whose files lie in a folder of that name."""
        return next((kind for kind in self if kind.folder == folder and not kind.nested), None)

    def known_as(self, folder: str) -> Kind | None:
        """The kind that people mean by a folder's name."""
        return next((kind for kind in self if folder.lower() in kind.known_as), None)

    def by_file_name(self, stem: str) -> Kind | None:
        """The kind of files of that stem (``plan``)."""
        return next((kind for kind in self if stem in kind.file_names), None)

    def by_prefix(self, identifier: str) -> Kind | None:
        """The kind whose prefix begins an id (``RISK-004``)."""
        found = _PREFIX.match(identifier)
        return next((kind for kind in self if found and kind.prefix == found[1]), None)

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Prefixes of ids, longest first."""
        return tuple(
            sorted({kind.prefix for kind in self if kind.prefix}, key=lambda prefix: (-len(prefix), prefix))
        )
