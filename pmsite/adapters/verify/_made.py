"""What verifiers are given, and what they find."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pmsite.adapters.verify._facts import Facts
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.model.record import Record
from pmsite.stage.tree import StagedTree


@dataclass(frozen=True, slots=True)
class Made:
    """A site that is built and not published yet."""

    site: Path
    """Folder that it lies in."""
    staged: Path
    """The staged tree that it was made of."""
    portal: Portal | None = None
    """The whole portal, as the team has it."""
    audience: str = INTERNAL
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What staged pages and attachments are from: ``record ATLAS/RISK-004``, ``view risks``."""
    attachments: Collection[str] = ()
    """Files that people attached; what is in them is theirs."""
    address: str = ""
    """Where it will be published; "" where that is not known."""
    facts: Facts = field(default_factory=Facts)
    """What stands in its files."""

    @property
    def base(self) -> str:
        """Path of the site on its host, with a slash at both ends."""
        return f"{urlsplit(self.address).path.rstrip('/')}/"

    def source(self, path: str) -> str:
        """Where in the content a file of the site is from, ``file:line``; "" where it is from no record."""
        record = self._record(path)
        return f"{record.source.path}:{record.source.line}" if record is not None else ""

    def text(self, path: str) -> str:
        """The text of the record that a file of the site is from, as it is written; "" where it is from none."""
        record = self._record(path)
        return record.body.text if record is not None else ""

    def _record(self, path: str) -> Record | None:
        records = (
            origin.removeprefix("record ")
            for origin in self.origins.get(staged_of(path), ())
            if origin.startswith("record ")
        )
        uid = next(records, None)
        return self.portal.graph.get(uid) if self.portal is not None and uid is not None else None


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that keeps a site from being published."""

    path: str
    """File of the site."""
    what: str


def made_of(
    site: Path,
    staged: Path,
    portal: Portal,
    tree: StagedTree,
    *,
    audience: str = INTERNAL,
    address: str = "",
) -> Made:
    """A built site with what its staged tree says of it."""
    return Made(site, staged, portal, audience, tree.origins, frozenset(tree.attachments), address)


def staged_of(path: str) -> str:
    """The staged file that a file of a site is made of, were it a page; else its own path."""
    folder, _, name = path.rpartition("/")
    if name != "index.html":
        return f"{path.removesuffix('.html')}.md" if path.endswith(".html") else path
    return f"{folder}/index.md" if folder else "index.md"
