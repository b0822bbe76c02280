"""A project's plans in force, scheduled: what every analysis of time and money starts from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pmsite.analyses._network import network
from pmsite.analyses.schedule import Network, Schedule, compute_schedule
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar, unpublished_years
from pmsite.graph.graph import Graph
from pmsite.model import rules
from pmsite.model.calendar import WorkCalendar
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Planned:
    """A project's schedule with what it rests on."""

    plans: tuple[Record, ...]
    calendar: WorkCalendar
    network: Network
    schedule: Schedule
    problems: tuple[Diagnostic, ...] = ()


def planned_of(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Planned | None:
    """The schedule of a project's plans in force; None without a plan that has a start.

    It is worked out once for a graph and a day, however many analyses ask.
    """
    key = ("planned", project.uid, as_of)
    kept = graph.memo.get(key)
    if kept is None or kept[0] is not settings:
        kept = graph.memo[key] = (settings, _planned(graph, project, settings, as_of))
    return kept[1]


def _planned(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Planned | None:
    plans = tuple(plan for plan in graph.of("plan", project.id) if plan.get("status") != "superseded")
    starts = [day for plan in plans if (day := plan.get("start") or project.get("start"))]
    if not plans or not starts:
        return None
    name = (
        next((plan.get("calendar") for plan in plans if plan.get("calendar")), project.get("calendar"))
        or "none"
    )
    exceptions = [day for plan in plans for day in plan.get("exceptions")]
    problems: list[Diagnostic] = []
    try:
        calendar = named_calendar(name, settings.calendars, exceptions=exceptions)
    except UnknownCalendarError as error:
        mend = "use a country code such as cn, a calendar of the configuration, none or always"
        problems.append(rules.CALENDAR.at(_calendar_place(plans, project), str(error), mend))
        calendar = named_calendar("none", {}, exceptions=exceptions)
        name = "none"
    activities = network(graph, plans, min(starts), calendar, settings)
    schedule = compute_schedule(activities, as_of=as_of)
    missing = unpublished_years(name, schedule.years, settings.calendars)
    if missing:
        years = ", ".join(map(str, missing))
        message = f"the plan reaches {years}, whose working days are not known yet in calendar {name}"
        problems.append(
            rules.CALENDAR_YEAR.at(
                _calendar_place(plans, project), message, "add them as exceptions when published"
            )
        )
    return Planned(plans, calendar, activities, schedule, tuple(problems))


def _calendar_place(plans: tuple[Record, ...], project: Record) -> Any:
    owner = next((plan for plan in plans if plan.get("calendar")), project)
    return owner.place("calendar")
