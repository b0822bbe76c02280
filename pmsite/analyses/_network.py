"""Records of plans as the network that the schedule engine takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pmsite.analyses._crew import crew_calendar, people_calendars
from pmsite.analyses.schedule import (
    Activity,
    Link,
    LinkType,
    Network,
    Progress,
    parse_dependency,
    parse_duration,
)
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

_CREW = "crew of "
"""Names the calendar of an effort-driven task, before the task's id."""
_PLAN = "plan "
"""Names the calendar of a plan that has another one than the first, before the plan's uid."""


def network(
    graph: Graph,
    plans: tuple[Record, ...],
    start: dt.date,
    calendar: WorkCalendar,
    settings: Settings,
    *,
    name: str = "",
) -> Network:
    """The tasks and milestones of plans; what is cancelled, and links that lead nowhere, are left out.

    ``calendar`` is the plan's with its exceptions; who names it by its ``name`` has the exceptions too.
    """
    minutes = calendar.minutes_per_day
    plan_of = {record.uid: plan for plan in plans for record in parts(graph, plan.uid)}
    records = [graph[uid] for uid in plan_of]
    known = {record.id for record in records}
    named: dict[str, WorkCalendar] = {}
    for own in sorted({record.get("calendar") for record in records} - {None}):
        with suppress(UnknownCalendarError):
            named[own] = calendar if own == name else named_calendar(own, settings.calendars)
    people = people_calendars(graph, plans[0].project or "", calendar, settings, name=name)
    crews = {
        record.id: crew
        for record in records
        if record.kind == "task" and (crew := crew_calendar(record, people, calendar)) is not None
    }
    named |= {_CREW + name: crew for name, crew in crews.items()}
    named |= {_PLAN + uid: found for uid, found in _own_calendars(plans, settings).items()}
    activities = tuple(
        _of_plan(
            _activity(graph, record, known, named, (minutes, _day(graph, record, named, minutes))),
            record,
            plan_of[record.uid],
            start,
            named,
        )
        for record in records
    )
    return Network(start, activities, calendar, named)


def _of_plan(
    activity: Activity, record: Record, plan: Record, start: dt.date, calendars: dict[str, WorkCalendar]
) -> Activity:
    """An activity with the start, and at the top of the plan the calendar, of a plan beside the first one."""
    written: dt.date | None = plan.get("start")
    name = _PLAN + plan.uid
    return replace(
        activity,
        plan_start=written if written is not None and written > start else None,
        calendar=name
        if activity.calendar is None and record.parent == plan.uid and name in calendars
        else activity.calendar,
    )


def _own_calendars(plans: tuple[Record, ...], settings: Settings) -> dict[str, WorkCalendar]:
    """Calendars of the plans, by uid, that name another one than the first that names any."""
    first = next((name for plan in plans if (name := plan.get("calendar"))), None)
    exceptions = [day for plan in plans for day in plan.get("exceptions")]
    found: dict[str, WorkCalendar] = {}
    for plan in plans:
        if plan.get("calendar") not in (None, first):
            with suppress(UnknownCalendarError):
                found[plan.uid] = named_calendar(
                    plan.get("calendar"), settings.calendars, exceptions=exceptions
                )
    return found


def parts(graph: Graph, uid: str) -> Iterator[Record]:
    """Tasks and milestones below a plan or a task that are scheduled: what is cancelled is not."""
    for part in graph.parts(uid):
        if part.kind == "task" or (part.kind == "milestone" and part.get("status") != "cancelled"):
            yield part
            yield from parts(graph, part.uid)


def _activity(
    graph: Graph,
    record: Record,
    known: set[str],
    calendars: dict[str, WorkCalendar],
    days: tuple[int, int],
) -> Activity:
    """The activity of a record; ``days`` are the minutes of a day of the plan, and of its own calendar."""
    minutes, day = days
    parent = graph.get(record.parent) if record.parent else None
    milestone = record.kind == "milestone"
    summary = bool(graph.parts(record.uid, "task"))
    links = tuple(_links(record, known, minutes))
    return Activity(
        id=record.id,
        name=record.title,
        duration=0 if milestone else _duration(record.get("duration"), day) if not summary else None,
        effort=_duration(record.get("effort"), minutes),
        units=tuple(Fraction(str(item.units)) for item in record.get("allocate") or ()),
        milestone=milestone,
        parent=parent.id if parent is not None and parent.kind == "task" else None,
        links=links,
        calendar=next(
            (name for name in (_CREW + record.id, record.get("calendar")) if name in calendars), None
        ),
        no_earlier_than=record.get("no_earlier_than"),
        must_start=record.get("must_start"),
        must_finish=record.get("must_finish"),
        no_later_than=record.get("no_later_than"),
        deadline=record.get("deadline"),
        actual_start=record.get("actual_start"),
        actual_finish=record.get("actual") if milestone else record.get("actual_finish"),
        progress=tuple(_progress(item, day) for item in record.get("progress") or ()),
        day=day,
        forecast=record.get("forecast") if milestone and not links else None,
    )


def _day(graph: Graph, record: Record, calendars: dict[str, WorkCalendar], minutes: int) -> int:
    """Minutes of ``1d``: of the calendar that the task, a summary above it, or its plan names.

    Of effort, that people give, and with no name, they are those of the first plan.
    """
    above: Record | None = record if not record.get("effort") or record.get("duration") else None
    while above is not None and above.kind in ("task", "milestone", "plan"):
        name = _PLAN + above.uid if above.kind == "plan" else above.get("calendar")
        if name in calendars:
            return calendars[name].minutes_per_day
        above = graph.get(above.parent) if above.parent else None
    return minutes


def _links(record: Record, known: set[str], minutes: int) -> Iterator[Link]:
    for number, written in enumerate(record.get("depends") or ()):
        found = parse_dependency(written, minutes_per_day=minutes)
        name = found.id.rpartition("/")[2]
        if name in known and name != record.id and found.id in (name, f"{record.project}/{name}"):
            yield Link(name, LinkType(found.type), found.lag, record.place("depends", number))


def _duration(written: str | None, minutes: int) -> int | None:
    return parse_duration(written, minutes_per_day=minutes) if written else None


def _progress(item: Any, minutes: int) -> Progress:
    percent = Fraction(str(item.percent)) if item.percent is not None else None
    return Progress(item.date, percent, _duration(item.remaining, minutes))
