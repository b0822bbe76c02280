"""What the schedule says of each activity: dates, float, what drives it, or why it has no dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pmsite.analyses.schedule.network import Link, LinkType


class State(StrEnum):
    """How far an activity is at the as-of date."""

    UNSTARTED = "unstarted"
    STARTED = "started"
    FINISHED = "finished"


class DriverKind(StrEnum):
    """What decides an activity's early dates."""

    LINK = "link"
    PLAN_START = "plan_start"
    AS_OF = "as_of"
    """Unstarted work cannot start before the as-of date."""
    NO_EARLIER_THAN = "no_earlier_than"
    MUST_START = "must_start"
    MUST_FINISH = "must_finish"
    ACTUAL = "actual"
    """It is finished; the dates are recorded."""
    PROGRESS = "progress"
    """It is under way; the remaining work follows the as-of date."""
    FORECAST = "forecast"
    """The milestone's date is written."""
    PART = "part"
    """A summary lasts as long as its last part."""


class Holds(StrEnum):
    """Which of an activity's dates a driver holds."""

    START = "start"
    REMAINING = "remaining"
    """The day on which a started activity's remaining work goes on."""
    FINISH = "finish"
    BOTH = "both"
    """A milestone's one date, or the dates of what is finished."""


@dataclass(frozen=True, slots=True)
class Driver:
    """The one thing that an activity's early dates follow from, as data for a sentence in any language."""

    kind: DriverKind
    holds: Holds
    date: dt.date
    """Of a link: when the predecessor starts or finishes; else the constraint, the as-of date, the start."""
    held: dt.date
    """The activity's date that it holds."""
    id: str | None = None
    """The predecessor, or the summary's last part."""
    type: LinkType | None = None
    lag: int = 0
    through: str | None = None
    """The summary at which the link or the constraint is written, or to which the link points."""
    movable: bool = True
    """Whether the driver can still move: not the recorded start or finish of a predecessor."""


class Why(StrEnum):
    """Why an activity has no dates, or no float."""

    NO_DURATION = "no_duration"
    NO_UNITS = "no_units"
    CYCLE = "cycle"
    AFTER = "after"
    """A predecessor has no dates."""
    PART = "part"
    """A part of the summary has no dates."""
    OUT_OF_RANGE = "out_of_range"
    """The dates leave the years for which working time is counted."""
    FINISHED = "finished"
    """What is finished has dates, but no float."""
    SUMMARY = "summary"
    """A summary has total float, but no free float."""


@dataclass(frozen=True, slots=True)
class ActivityDates:
    """Early and late dates (working days, both inclusive) and float of one activity."""

    id: str
    state: State = State.UNSTARTED
    summary: bool = False
    milestone: bool = False
    """Whether it has no duration and so one date only."""
    early_start: dt.date | None = None
    early_finish: dt.date | None = None
    late_start: dt.date | None = None
    late_finish: dt.date | None = None
    total_float_days: Fraction | None = None
    """Working days of the own calendar by which it may slip before the project, or a deadline, does."""
    free_float_days: Fraction | None = None
    """Working days of the own calendar by which it may slip before another activity does."""
    critical: bool = False
    remaining: int | None = None
    """Working minutes still to do at the as-of date."""
    driven_by: Driver | None = None
    why: Why | None = None
    because_of: str | None = None
    """The predecessor or the part without dates that ``why`` speaks of."""


class Fault(StrEnum):
    """What is wrong with a network; a faulty link or constraint is left out, the rest is scheduled."""

    UNKNOWN_PREDECESSOR = "unknown_predecessor"
    LINK_TO_ANCESTOR = "link_to_ancestor"
    LINK_TO_PART = "link_to_part"
    SUMMARY_LINK_TYPE = "summary_link_type"
    """FF and SF do not hold for summaries."""
    SUMMARY_CONSTRAINT = "summary_constraint"
    """A summary cannot have to start or finish on a day: its parts do."""
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_PARENT = "unknown_parent"
    """There is no such activity, or it lies inside its own part."""
    UNKNOWN_CALENDAR = "unknown_calendar"
    NO_ACTUAL_START = "no_actual_start"
    """Progress is recorded, its start is not: taken as the first day with progress."""
    NO_ACTUAL_FINISH = "no_actual_finish"
    """All work is done, its finish is not recorded: taken as the first day on which all was done."""
    FORECAST_WITH_LINKS = "forecast_with_links"
    """A written forecast beside links, its own or a summary's, is left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the network: at which activity, concerning which other name, at which link."""

    fault: Fault
    id: str
    other: str | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class CycleLink:
    """A link of a cycle and the activity at which it is written (a summary's holds for its parts)."""

    id: str
    link: Link


@dataclass(frozen=True, slots=True)
class Cycle:
    """Activities that wait for each other: each one for the one before it, the first for the last."""

    ids: tuple[str, ...]
    links: tuple[CycleLink, ...]
    """``links[i]`` leads from ``ids[i]`` to the next one, the last one back to the first."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The dates of a network's activities, in their written order, and what is wrong with it."""

    activities: Mapping[str, ActivityDates]
    finish: dt.date | None
    """Latest early finish: where the backward pass starts."""
    cycles: tuple[Cycle, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def years(self) -> range:
        """Years that the dates reach, from the first early to the last late date; empty without dates."""
        dates = [
            date
            for item in self.activities.values()
            for date in (item.early_start, item.early_finish, item.late_start, item.late_finish)
            if date is not None
        ]
        return range(min(dates).year, max(dates).year + 1) if dates else range(0)
