"""A record: one thing that a portal knows, as it was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pmsite.model.fields import Fields
from pmsite.model.source import Path, Positions, Source


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown below a front matter, byte for byte but for line ends, and its first line's number."""

    text: str
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A record as written; what follows from it (relations, dates, scores) stands beside it."""

    id: str
    kind: str
    title: str
    fields: Fields
    source: Source
    project: str | None = None
    """Key of its project; None for a record of the whole portal."""
    folder: str = ""
    """Path of its project's folder in the content, "" at the top."""
    at: Path = ()
    """Where in its file's front matter it stands: () for a file's own record."""
    positions: Positions | None = field(default=None, repr=False, compare=False)
    body: Body = field(default_factory=lambda: Body(""), repr=False)
    parent: str | None = None
    """Uid of the record whose file it is written in."""
    audience: tuple[str, ...] = ()
    """Who may see it beside the team; nobody where empty."""
    broken: bool = False
    """Whether a field is wrong: then all are left out but id and title."""

    @property
    def uid(self) -> str:
        """Its name across the portal: ``ATLAS/RISK-004``, or the id alone outside a project."""
        return f"{self.project}/{self.id}" if self.project and self.kind != "project" else self.id

    def get(self, name: str) -> Any:
        """Value of a field, None where the kind has none of that name."""
        return getattr(self.fields, name, None)

    def place(self, *path: str | int) -> Source:
        """Where the value at ``path`` below this record is written."""
        return self.positions.value(self.at + path) if self.positions is not None else self.source

    def key_place(self, *path: str | int) -> Source:
        """Where the key at ``path`` below this record is written."""
        return self.positions.key(self.at + path) if self.positions is not None else self.source
