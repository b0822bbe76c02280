"""Where a record is published: a path below the portal's root, and an anchor."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from pmsite.model.catalogue import Catalogue
from pmsite.model.record import Record


@dataclass(frozen=True, slots=True)
class Address:
    """A page by its directory (``atlas/risks/RISK-004``, "" at the top) and a place on it."""

    page: str
    anchor: str = ""
    raw: bool = False
    """Whether ``page`` is a file that is published as it is."""
    query: tuple[tuple[str, str], ...] = ()
    """What the page's first table is to be filtered by: facts of its rows, each with its value."""

    @property
    def file(self) -> str:
        """The staged Markdown file of the page."""
        return f"{self.page}/index.md" if self.page else "index.md"


def address(record: Record, kinds: Catalogue) -> Address:
    """Address of a record's page; a task's is a place on its plan's page."""
    base = record.folder if record.project is not None else ""
    if record.kind == "project":
        return Address(record.folder)
    if record.kind == "page":
        return Address(page_directory(record.source.path))
    if record.kind == "task":
        return Address(joined(base, "plan"), record.id)
    return Address(joined(base, kinds[record.kind].folder or record.kind, record.id))


def page_directory(path: str) -> str:
    """Directory at which the Markdown file ``path`` of a free page is published."""
    pure = PurePosixPath(path).with_suffix("")
    parts = pure.parts[:-1] if pure.name == "index" else pure.parts
    return "/".join(parts)


def form(path: str) -> str:
    """A path as the least particular file system knows it: no capitals, letters with marks composed."""
    return unicodedata.normalize("NFC", path).casefold()


def joined(*parts: str) -> str:
    """Parts of a path with slashes between those that are not empty."""
    return "/".join(part for part in parts if part)
