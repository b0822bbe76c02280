"""What a version history tells of the content: commits, and which files each of them touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Touched:
    """A file of the content that a commit wrote, moved or deleted; paths are below the content folder."""

    path: str
    blob: str | None
    """Name of what the file holds since; None where the commit deleted it."""
    before: str | None = None
    """Name of what it held before; None where the commit added it."""
    was: str | None = None
    """Where it was before, if the commit moved it."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A step of the branch's first-parent line: a merge is one step, with all that it brought."""

    sha: str
    when: dt.datetime
    """Committer date, in the portal's time zone."""
    email: str
    """Of the author, to find a handle by; never shown."""
    name: str
    """Author as git has it; shown only where no handle is known."""
    subject: str
    body: str = ""
    touched: tuple[Touched, ...] = ()

    @property
    def short(self) -> str:
        """Seven characters that people read."""
        return self.sha[:7]


class History(Protocol):
    """The past of a content folder, newest commit first."""

    complete: bool
    """Whether it reaches back to the first commit; of a shallow clone it does not."""
    why: str
    """Why there is no past, or not all of it, and what to do about it; "" where all is there."""
    commits: tuple[Commit, ...]

    def files(self, sha: str) -> Mapping[str, str]:
        """Name of what each file of the content holds at a commit, by path."""
        ...

    def contents(self, blobs: Iterable[str]) -> Mapping[str, bytes]:
        """Bytes by name."""
        ...
