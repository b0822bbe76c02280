"""Calendars of effort-driven tasks: they are worked when the people who give the effort work.

The effort of a task is delivered by its people in their own calendars, without their leave. With several
people the minutes of a day are the mean of theirs, weighted by units, so that the duration effort ÷ Σ units
ends on the day on which the effort is delivered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

_MOST_LEAVE = dt.timedelta(days=3660)
"""A longer leave is a slip of the pen."""


@dataclass(frozen=True)
class CrewCalendar(WorkCalendar):
    """The working time of several people: the mean of their minutes, weighted by units."""

    members: tuple[tuple[Fraction, WorkCalendar], ...] = ()

    def _minutes_of_year(self, year: int) -> list[int]:
        first, units = dt.date(year, 1, 1).toordinal(), sum(share for share, _ in self.members)
        days = range(first, dt.date(year + 1, 1, 1).toordinal())
        return [
            round(sum(share * calendar.capacity(day) for share, calendar in self.members) / units)
            for day in days
        ]


def people_calendars(
    graph: Graph, project: str, plan: WorkCalendar, settings: Settings, *, name: str = ""
) -> dict[str, WorkCalendar]:
    """Calendars of the people of a project's resources whose working time is not the plan's.

    Who names the calendar of the plan, ``name``, has the plan's exceptions too.
    """
    found: dict[str, WorkCalendar] = {}
    for record in graph.of("resources", project):
        for member in record.get("people") or ():
            calendar = _calendar(member, plan, settings, name)
            if calendar is not plan:
                found[member.who] = calendar
    return found


def crew_calendar(
    task: Record, people: Mapping[str, WorkCalendar], plan: WorkCalendar
) -> WorkCalendar | None:
    """The calendar in which an effort is worked; None where it is the task's own, or the plan's."""
    units: dict[str, Fraction] = {}
    for item in task.get("allocate") or ():
        units[item.who] = units.get(item.who, Fraction(0)) + Fraction(str(item.units))
    if not task.get("effort") or task.get("duration") or task.get("calendar") or sum(units.values()) <= 0:
        return None
    calendars = {who: people.get(who, plan) for who, share in units.items() if share > 0}
    if all(calendar is plan for calendar in calendars.values()):
        return None
    if len(calendars) == 1:
        return next(iter(calendars.values()))
    return CrewCalendar(
        minutes_per_day=plan.minutes_per_day,
        members=tuple((units[who], calendar) for who, calendar in calendars.items()),
    )


def _calendar(member: Any, plan: WorkCalendar, settings: Settings, name: str) -> WorkCalendar:
    calendar = plan
    if member.calendar and member.calendar != name:
        try:
            calendar = named_calendar(member.calendar, settings.calendars)
        except UnknownCalendarError:
            calendar = plan
    if "hours_per_day" in member.model_fields_set:
        full, own = calendar.minutes_per_day, max(1, round(float(member.hours_per_day) * 60))
        if own != full:
            changed = {day: own if worked == full else worked for day, worked in calendar.exceptions.items()}
            calendar = replace(calendar, minutes_per_day=own, exceptions=changed)
    leave = [(item.from_, min(item.to, item.from_ + _MOST_LEAVE)) for item in member.leave]
    return calendar.with_leave(leave) if leave else calendar
