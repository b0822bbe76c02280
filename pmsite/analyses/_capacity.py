"""What people and devices can give in a week: their calendars, hours a day, leave and number.

Capacity of a person: hours a day on the working days of the own calendar (else of the plan's) without
leave; of technology: how many there are × the hours of the plan's calendar. Who or what stands in the
resources of several projects is one and the same: its leave adds up, the longest day and the largest number
count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from pmsite.analyses.planned import planned_of
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

WEEK = dt.timedelta(days=7)
_MOST_LEAVE = 3660
"""Days of a leave that count; a longer one is a slip of the pen."""

Type = Literal["person", "device"]


@dataclass(frozen=True, slots=True)
class Source:
    """A person, or a device: where it belongs and when it can be used."""

    who: str
    type: Type
    department: str
    """Id as the resources, or the person's record, write it; "" where nothing does."""
    calendar: WorkCalendar
    hours_a_day: float
    """Hours of a full day of its calendar; of technology those of all its units."""

    def hours(self, monday: dt.date) -> float:
        """Capacity in the week of a Monday."""
        minutes = self.calendar.minutes_between(monday, monday + WEEK)
        return minutes / self.calendar.minutes_per_day * self.hours_a_day


@dataclass(slots=True)
class _Facts:
    """What the resources of all projects say of one name."""

    type: Type = "person"
    department: str = ""
    calendar: str = ""
    plan: WorkCalendar | None = None
    hours: float | None = None
    number: float = 0
    leave: list[tuple[dt.date, dt.date]] = field(default_factory=list)


def sources(
    graph: Graph, settings: Settings, as_of: dt.date, named: Iterable[tuple[str, str]] = ()
) -> dict[str, Source]:
    """People and devices of the resources by name, then those ``named`` besides, with their project."""
    facts: dict[str, _Facts] = {}
    plans = {project.id: _plan(graph, project, settings, as_of) for project in graph.projects}
    for project in graph.projects:
        for record in graph.of("resources", project.id):
            for member in record.get("people") or ():
                _person(facts.setdefault(member.who, _Facts()), member, *plans[project.id])
            for item in record.get("technology") or ():
                _device(facts.setdefault(item.id, _Facts("device")), item, plans[project.id][0])
    for who, key in named:
        found = facts.setdefault(who, _Facts())
        found.plan = found.plan or (plans[key][0] if key in plans else None)
    return {who: _source(graph, settings, who, item) for who, item in facts.items()}


def _plan(
    graph: Graph, project: Record, settings: Settings, as_of: dt.date
) -> tuple[WorkCalendar, str | None]:
    """Calendar of a project's plans, with their exceptions, and its name."""
    found = planned_of(graph, project, settings, as_of)
    if found is not None:
        return found.calendar, found.calendar_name
    name: str | None = project.get("calendar")
    return _named(name, settings, WorkCalendar()), name


def _named(name: str | None, settings: Settings, otherwise: WorkCalendar) -> WorkCalendar:
    try:
        return named_calendar(name, settings.calendars) if name else otherwise
    except UnknownCalendarError:
        return otherwise


def _person(found: _Facts, member: Any, plan: WorkCalendar, name: str | None) -> None:
    found.department = found.department or member.department or ""
    found.calendar = found.calendar or (member.calendar if member.calendar != name else "") or ""
    found.plan = found.plan or plan
    if "hours_per_day" in member.model_fields_set:
        found.hours = max(found.hours or 0, float(member.hours_per_day))
    found.leave += [
        (item.from_, min(item.to, item.from_ + dt.timedelta(days=_MOST_LEAVE))) for item in member.leave
    ]


def _device(found: _Facts, item: Any, plan: WorkCalendar) -> None:
    found.department = found.department or item.department or ""
    found.plan = found.plan or plan
    found.number = max(found.number, float(item.capacity))


def _source(graph: Graph, settings: Settings, who: str, found: _Facts) -> Source:
    plan = found.plan or WorkCalendar()
    calendar = _named(found.calendar, settings, plan)
    full = calendar.minutes_per_day / 60
    if found.type == "device":
        return Source(who, "device", found.department, calendar, full * found.number)
    if found.leave:
        calendar = calendar.with_leave(found.leave)
    record = graph.get(who)
    department = found.department or str((record.get("department") if record is not None else "") or "")
    return Source(who, "person", department, calendar, full if found.hours is None else found.hours)
