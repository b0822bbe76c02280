"""A plan as scheduling programs exchange it: what was written, and the dates that follow, in their terms.

Durations, lags and progress are working minutes and shares of 100; dates are working days, both ends inclusive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from pmsite.analyses.baselines import in_order
from pmsite.analyses.planned import Planned, planned_of
from pmsite.analyses.schedule.network import Activity
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

CONSTRAINTS = ("must_start", "must_finish", "no_earlier_than", "no_later_than")
"""Constraints that hold a date; a program that knows one a task takes the first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to a predecessor with its type and its lag in working minutes."""

    id: str
    type: str = "FS"
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a baseline holds of a task."""

    start: dt.date
    finish: dt.date
    minutes: int | None = None
    hours: float | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A task, a summary or a milestone."""

    id: str
    name: str
    level: int = 1
    """Depth in the plan's outline, 1 at the top."""
    summary: bool = False
    milestone: bool = False
    start: dt.date | None = None
    finish: dt.date | None = None
    late_start: dt.date | None = None
    late_finish: dt.date | None = None
    minutes: int = 0
    ties: tuple[Tie, ...] = ()
    constraint: tuple[str, dt.date] | None = None
    deadline: dt.date | None = None
    actual_start: dt.date | None = None
    actual_finish: dt.date | None = None
    percent: float = 0
    remaining: int | None = None
    critical: bool = False
    calendar: str = ""
    """Name of its own calendar; "" where it has the plan's."""
    who: tuple[tuple[str, float], ...] = ()
    """Who works on it, each with a share of time."""
    baselines: Mapping[int, Kept] = field(default_factory=dict)
    """What baselines hold of it, by number: 0 is the one in force."""
    owner: str = ""
    """Who answers for it."""


@dataclass(frozen=True, slots=True)
class Interchange:
    """A project's plan with its calendars."""

    project: Record
    name: str
    start: dt.date | None
    calendar_name: str
    calendar: WorkCalendar
    calendars: Mapping[str, WorkCalendar]
    works: tuple[Work, ...]


def of_project(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Interchange | None:
    """The plan of a project as it is scheduled; None without a plan that has a start."""
    planned = planned_of(graph, project, settings, as_of)
    if planned is None:
        return None
    kept = _baselines(graph, project, planned.calendar, as_of)
    by_id = {item.id: item for item in planned.network.activities}
    summaries = {item.parent for item in by_id.values() if item.parent}
    works = tuple(
        _work(graph, project, planned, item, _level(item, by_id), kept, summary=item.id in summaries)
        for item in planned.network.activities
    )
    used = {work.calendar for work in works if work.calendar}
    calendars = {name: found for name, found in planned.network.calendars.items() if name in used}
    return Interchange(
        project,
        planned.plans[0].title,
        planned.network.start,
        planned.calendar_name,
        planned.calendar,
        calendars,
        works,
    )


def _level(activity: Activity, by_id: Mapping[str, Activity]) -> int:
    level, above = 1, activity.parent
    while above is not None and above in by_id and level < len(by_id) + 1:
        level, above = level + 1, by_id[above].parent
    return level


def _work(
    graph: Graph,
    project: Record,
    planned: Planned,
    activity: Activity,
    level: int,
    kept: Mapping[str, Mapping[int, Kept]],
    *,
    summary: bool,
) -> Work:
    dates = planned.schedule.activities[activity.id]
    record = graph[f"{project.id}/{activity.id}"]
    calendar = planned.network.calendars.get(activity.calendar or "", planned.calendar)
    minutes = activity.duration
    if minutes is None and dates.early_start and dates.early_finish:
        minutes = calendar.minutes_between(dates.early_start, dates.early_finish + dt.timedelta(days=1))
    held = next(((name, day) for name in CONSTRAINTS if (day := getattr(activity, name)) is not None), None)
    percent = 100.0 if activity.actual_finish else _percent(activity)
    return Work(
        activity.id,
        activity.name,
        level,
        summary,
        activity.milestone,
        dates.early_start,
        dates.early_finish,
        dates.late_start,
        dates.late_finish,
        minutes or 0,
        tuple(Tie(link.predecessor, str(link.type), link.lag) for link in activity.links),
        held,
        activity.deadline,
        activity.actual_start,
        activity.actual_finish,
        percent,
        dates.remaining,
        dates.critical,
        activity.calendar or "",
        tuple((item.who, float(item.units)) for item in record.get("allocate") or ()),
        kept.get(activity.id, {}),
        str(record.get("owner") or ""),
    )


def _percent(activity: Activity) -> float:
    known = [item for item in activity.progress if item.percent is not None]
    return float(max(known, key=lambda item: item.date).percent or Fraction(0)) if known else 0.0


def _baselines(
    graph: Graph, project: Record, calendar: WorkCalendar, as_of: dt.date
) -> dict[str, dict[int, Kept]]:
    """What baselines of the day or before hold, by task: the newest is number 0, the others 1 to 10 as they came."""
    found: dict[str, dict[int, Kept]] = {}
    known = [record for record in in_order(graph, project.id) if (record.get("date") or dt.date.max) <= as_of]
    numbered = list(zip(range(1, 11), known[:-1][-10:], strict=False)) + [(0, item) for item in known[-1:]]
    for number, record in numbered:
        for name, task in record.get("tasks").items():
            minutes = calendar.minutes_between(task.start, task.finish + dt.timedelta(days=1))
            found.setdefault(name, {})[number] = Kept(task.start, task.finish, minutes, task.hours, task.cost)
        for name, day in record.get("milestones").items():
            found.setdefault(name, {})[number] = Kept(day, day, 0)
    return found
