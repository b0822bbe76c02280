"""What happened to records: the past of a content folder in the records' own terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from pmsite.model.compare import Lines

What = Literal["added", "removed", "renamed", "changed"]
PATH = "path"
"""Field that says where a record is written."""
CONTENT = "content"
"""Field that stands for what the file of a document holds."""
SCORE = "score"
"""Field that stands for probability × impact of a risk as it is assessed now."""


@dataclass(frozen=True, slots=True)
class Written:
    """A record as a file held it at some commit."""

    id: str
    kind: str
    title: str
    values: Mapping[str, Any]
    """Its fields as plain values, for :func:`pmsite.model.compare.changed`."""
    own: bool = True
    """Whether the file is its own; False for what is written inside another record."""
    listed: bool = False
    """Whether it is a list item of a text, which gives way to a record of that id in a front matter."""
    wide: bool = False
    """Whether it belongs to no project wherever its file lies."""


Reader = Callable[[str, str], tuple[Written, ...] | None]
"""Records of a file by its path and the name of what it holds; None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """A commit as pages show it: when and by whom, and why."""

    sha: str
    when: dt.datetime
    """Committer date in the portal's time zone."""
    who: str = ""
    """Handle of the author; "" for someone outside of the directory."""
    subject: str = ""
    body: str = ""

    @property
    def day(self) -> dt.date:
        """Day of the commit in the portal's time zone."""
        return self.when.date()


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a record with what it was and what it is; of a text the lines that came and went."""

    field: str
    """Dotted name: ``current.probability``, ``progress[2026-05-04].comment``, ``body``."""
    old: Any = None
    new: Any = None
    lines: Lines | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What a commit did to a record."""

    step: Step
    what: What
    uid: str
    """Name by which the record is known last: today's, unless it was removed since."""
    project: str | None
    id: str
    """Its id after the commit."""
    kind: str
    title: str
    """Its title after the commit; of a removed record the one before."""
    changes: tuple[Change, ...] = ()
    kept: Mapping[str, Any] = field(default_factory=dict)
    """Fields of which every state is wanted (a risk's assessments), as they were after the commit."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A state of a file that today's rules cannot read."""

    path: str
    step: Step


@dataclass(frozen=True)
class Past:
    """Everything that is known of what happened to the records of a portal."""

    known: bool = False
    """Whether there is a history at all."""
    why: str = ""
    """Why there is none, or not all of it, and what to do about it; "" where all is there."""
    since: Step | None = None
    """The first commit that is known; what lies before it is not, unless the past is ``complete``."""
    complete: bool = True
    events: tuple[Event, ...] = ()
    """Newest first."""
    skipped: tuple[Skipped, ...] = ()
    """Newest first."""

    @cached_property
    def _by_uid(self) -> dict[str, tuple[Event, ...]]:
        found: dict[str, list[Event]] = {}
        for event in self.events:
            found.setdefault(event.uid, []).append(event)
        return {uid: tuple(events) for uid, events in found.items()}

    def of(self, uid: str) -> tuple[Event, ...]:
        """What happened to a record, newest first."""
        return self._by_uid.get(uid, ())


NO_PAST = Past()
"""Of a portal whose history nobody asked for."""
