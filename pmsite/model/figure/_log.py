"""What happened, in the order of the days."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that happened: its day, what it was about, field by field what changed, who did it and why.

    ``older`` is what happened to the same thing before; it opens below the entry.
    """

    day: str
    """Words of the day; "" where it is that of the entry above."""
    main: Text
    lines: tuple[Text, ...] = ()
    meta: Text = ()
    older: tuple[LogEntry, ...] = ()
    older_label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log(Figure):
    """Entries one below the other; those after the first ``shown`` open below them."""

    entries: tuple[LogEntry, ...]
    shown: int = 0
    """How many stand there at once; 0: all."""
    rest: str = ""
    """What opens the others: their number in words."""
    empty: str = ""
