"""Records of plans as the network that the schedule engine takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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


def network(
    graph: Graph, plans: tuple[Record, ...], start: dt.date, calendar: WorkCalendar, settings: Settings
) -> Network:
    """The tasks and milestones of plans; what is cancelled, and links that lead nowhere, are left out."""
    minutes = calendar.minutes_per_day
    records = [record for plan in plans for record in _parts(graph, plan.uid)]
    known = {record.id for record in records}
    named: dict[str, WorkCalendar] = {}
    for name in {record.get("calendar") for record in records} - {None}:
        try:
            named[name] = named_calendar(name, settings.calendars)
        except UnknownCalendarError:
            continue
    people = people_calendars(graph, plans[0].project or "", calendar, settings)
    crews = {
        record.id: crew
        for record in records
        if record.kind == "task" and (crew := crew_calendar(record, people, calendar)) is not None
    }
    named |= {_CREW + name: crew for name, crew in crews.items()}
    activities = tuple(_activity(graph, record, known, named, minutes) for record in records)
    return Network(start, activities, calendar, named)


def _parts(graph: Graph, uid: str) -> Iterator[Record]:
    for part in graph.parts(uid):
        if part.kind == "task" or (part.kind == "milestone" and part.get("status") != "cancelled"):
            yield part
            yield from _parts(graph, part.uid)


def _activity(
    graph: Graph, record: Record, known: set[str], calendars: dict[str, WorkCalendar], minutes: int
) -> Activity:
    parent = graph.get(record.parent) if record.parent else None
    milestone = record.kind == "milestone"
    summary = bool(graph.parts(record.uid, "task"))
    links = tuple(_links(record, known, minutes))
    return Activity(
        id=record.id,
        name=record.title,
        duration=0 if milestone else _duration(record.get("duration"), minutes) if not summary else None,
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
        progress=tuple(_progress(item, minutes) for item in record.get("progress") or ()),
        forecast=record.get("forecast") if milestone and not links else None,
    )


def _links(record: Record, known: set[str], minutes: int) -> Iterator[Link]:
    for written in record.get("depends") or ():
        found = parse_dependency(written, minutes_per_day=minutes)
        name = found.id.rpartition("/")[2]
        if name in known and name != record.id and found.id in (name, f"{record.project}/{name}"):
            yield Link(name, LinkType(found.type), found.lag)


def _duration(written: str | None, minutes: int) -> int | None:
    return parse_duration(written, minutes_per_day=minutes) if written else None


def _progress(item: Any, minutes: int) -> Progress:
    percent = Fraction(str(item.percent)) if item.percent is not None else None
    return Progress(item.date, percent, _duration(item.remaining, minutes))
