"""What the difference of two states of a portal is made of: records, fields, and what follows from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """A record by the name that a difference gives it: its id, with the project where two projects have it."""

    id: str
    project: str | None = None
    """Key of its project; None for a record of the whole portal."""
    kind: str = ""
    title: str = ""
    path: str = ""
    """File it is written in, below the content folder."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A record whose file moved, or whose id is another one."""

    record: Named
    old_id: str
    old_path: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A field of a record; None where there was, or is, nothing."""

    record: Named
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from the edits for a record, a KPI or a project; None where there was, or is, nothing."""

    type: str
    record: Named
    old: Any
    new: Any
    working_days: float | None = None
    """Working days between old and new in the project's calendar, where it is about time."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Facts beside, of this type: ``band``, ``target``, ``dimension``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record that an audience newly sees, or sees no longer."""

    audience: str
    record: Named


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the records: ``added``, ``removed`` or ``changed``."""

    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two states of a portal, analysed as of the same day."""

    added: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    changed: tuple[Edited, ...] = ()
    files: tuple[File, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    released: tuple[Shown, ...] = ()
    withdrawn: tuple[Shown, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Files that cannot be read on one side: what they hold counts as neither added nor removed."""

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class State:
    """One side of a comparison: what was asked for, and what it is."""

    asked: str
    """Revision as written; "" for the working tree."""
    commit: str = ""
    """Its commit, short; of the working tree the one it began from."""
    errors: int = 0
    """Errors in its content: what they spoil is not compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference with what was compared: both states as of the same day."""

    difference: Difference
    as_of: dt.date
    old: State
    new: State
