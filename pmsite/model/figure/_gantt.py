"""Tasks and milestones as bars along time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmsite.model.address import Address
from pmsite.model.figure._base import Figure


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A task, a summary or a milestone: its dates (working days, both inclusive) and what its bar says."""

    id: str
    name: str
    to: Address | None = None
    start: dt.date | None = None
    finish: dt.date | None = None
    start_label: str = ""
    finish_label: str = ""
    slip_label: str = ""
    float_label: str = ""
    percent: float | None = None
    """Share that is done, 0 to 100."""
    percent_label: str = ""
    owner: str = ""
    hint: str = ""
    """What the row says to those who point at it: dates, progress and what drives the date."""
    anchor: str = ""
    """Place of the row on its page; "" where no address leads to it."""
    depth: int = 0
    """How many summaries are above it; its parts are the rows that follow and are deeper."""
    summary: bool = False
    milestone: bool = False
    done: bool = False
    critical: bool = False
    baseline_start: dt.date | None = None
    baseline_finish: dt.date | None = None
    float_until: dt.date | None = None
    """Last day up to which it may move without moving the finish."""
    bar_label: str = ""


@dataclass(frozen=True, slots=True)
class GanttLink:
    """An arrow between rows by their numbers; ``FS`` leads from a finish to a start."""

    origin: int
    target: int
    type: str = "FS"
    critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt(Figure):
    """Rows with their bars along one axis of days."""

    rows: tuple[GanttRow, ...]
    links: tuple[GanttLink, ...] = ()
    start: dt.date
    finish: dt.date
    today: dt.date
    today_label: str
    months: tuple[tuple[dt.date, str], ...] = ()
    weeks: tuple[tuple[dt.date, str], ...] = ()
    """Mondays and the numbers of their ISO weeks."""
    free: tuple[tuple[dt.date, dt.date], ...] = ()
    """Stretches of days that are not worked, both ends included."""
    target: dt.date | None = None
    target_label: str = ""
    caption: str = ""
    description: str = ""
    """What the drawing says, for those who do not see it."""
