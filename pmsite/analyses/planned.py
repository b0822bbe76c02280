"""A project's plans in force, scheduled: what every analysis of time and money starts from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from pmsite.analyses._network import network
from pmsite.analyses._plan_problems import calendar_problems, cycle_problems
from pmsite.analyses.schedule import Network, Schedule, compute_schedule
from pmsite.analyses.schedule.national import UnknownCalendarError, named_calendar
from pmsite.graph.graph import Graph
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
    calendar_name: str = "none"


def planned_of(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Planned | None:
    """The schedule of a project's plans in force; None without a plan that has a start.

    It is worked out once for a graph and a day, however many analyses ask.
    """
    key = ("planned", project.uid, as_of)
    kept = graph.memo.get(key)
    if kept is None or kept[0] is not settings:
        kept = graph.memo[key] = (settings, _planned(graph, project, settings, as_of))
    return kept[1]


def calendar_name(project: Record, plans: tuple[Record, ...]) -> str:
    """Name of the calendar of a project's plans: the first that one of them writes, else the project's."""
    written = next((plan.get("calendar") for plan in plans if plan.get("calendar")), project.get("calendar"))
    return str(written or "none")


def _planned(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Planned | None:
    plans = tuple(plan for plan in graph.of("plan", project.id) if plan.get("status") != "superseded")
    starts = [day for plan in plans if (day := plan.get("start") or project.get("start"))]
    if not plans or not starts:
        return None
    name = calendar_name(project, plans)
    exceptions = [day for plan in plans for day in plan.get("exceptions")]
    try:
        calendar = named_calendar(name, settings.calendars, exceptions=exceptions)
    except UnknownCalendarError:
        calendar = named_calendar("none", {}, exceptions=exceptions)
    activities = network(graph, plans, min(starts), calendar, settings, name=name)
    schedule = compute_schedule(
        activities, as_of=as_of, critical_at=Fraction(str(settings.schedule.critical))
    )
    by_name = {
        plan.get("calendar"): plan.get("exceptions") for plan in reversed(plans) if plan.get("calendar")
    }
    by_name[name] = exceptions
    found = calendar_problems(graph, project, plans, schedule, settings, by_name)
    problems = (*found, *cycle_problems(schedule))
    return Planned(plans, calendar, activities, schedule, problems, name)
