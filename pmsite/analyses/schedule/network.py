"""The network that is scheduled: activities, links, calendars; times are working minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from pmsite.model.calendar import WorkCalendar


class LinkType(StrEnum):
    """What a link ties: the first letter names the predecessor's side, the second the successor's."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"

    @property
    def from_start(self) -> bool:
        """Whether the predecessor's start counts, not its finish."""
        return self in {LinkType.SS, LinkType.SF}

    @property
    def to_finish(self) -> bool:
        """Whether the successor's finish is held, not its start."""
        return self in {LinkType.FF, LinkType.SF}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a predecessor, written at its successor."""

    predecessor: str
    type: LinkType = LinkType.FS
    lag: int = 0
    """Working minutes in the plan's calendar; a lead is negative."""
    source: object = None
    """Where it is written; handed back with the cycles it closes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was known of an activity at the close of a day."""

    date: dt.date
    percent: Fraction | None = None
    """Share of the work that is done, 0 to 100."""
    remaining: int | None = None
    """Working minutes still to do; wins over the percentage."""


@dataclass(frozen=True, slots=True)
class Activity:
    """A task, a milestone, or, if others name it as their parent, a summary."""

    id: str
    name: str = ""
    duration: int | None = None
    """Working minutes in the activity's own calendar."""
    effort: int | None = None
    """Working minutes of one person at 100 %; counts where no duration is given."""
    units: tuple[Fraction, ...] = ()
    """Shares of time of those who work on it; empty: one at 100 %."""
    milestone: bool = False
    parent: str | None = None
    links: tuple[Link, ...] = ()
    calendar: str | None = None
    """Key into the network's calendars; None: that of the summary above, else the plan's."""
    no_earlier_than: dt.date | None = None
    must_start: dt.date | None = None
    must_finish: dt.date | None = None
    no_later_than: dt.date | None = None
    deadline: dt.date | None = None
    actual_start: dt.date | None = None
    actual_finish: dt.date | None = None
    """Of a milestone: its ``actual``."""
    progress: tuple[Progress, ...] = ()
    day: int | None = None
    """Working minutes of ``1d`` of its written durations; None: those of the network's calendar."""
    plan_start: dt.date | None = None
    """Start of its own plan, where the network holds several; None: the network's."""
    forecast: dt.date | None = None
    """Written date of a milestone without links."""
    source: object = None


@dataclass(frozen=True, slots=True)
class Network:
    """A plan's activities in their written order, with the day before which nothing starts."""

    start: dt.date
    activities: tuple[Activity, ...]
    calendar: WorkCalendar
    calendars: Mapping[str, WorkCalendar] = field(default_factory=dict)
