"""Dates, floats and states of tasks, milestones and projects: the schedule of each project's plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from pmsite.analyses.limits import slip_limits
from pmsite.analyses.milestones import milestone
from pmsite.analyses.planned import Planned, planned_of
from pmsite.analyses.schedule import ActivityDates, DriverKind, Schedule, State, Why, explain
from pmsite.analyses.schedule.duration import format_duration
from pmsite.analyses.schedule.explain import lag_words
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.settings import Settings

_AROUND, _MOST_DAYS = 14, 1500
"""Days that stretches of free days reach beyond a plan; plans longer than this have none listed."""
_OF_PROJECT = (
    "finish_forecast",
    "finish_slip_days",
    "float_to_finish_days",
    "milestones_due",
    "milestones_on_time",
)
_NO_PLAN = "no plan with a start"
_STATES = {State.UNSTARTED: "not_started", State.STARTED: "in_progress", State.FINISHED: "done"}
_WHY = {
    Why.NO_DURATION: "neither duration nor effort",
    Why.NO_UNITS: "effort without units",
    Why.CYCLE: "part of a cycle",
    Why.AFTER: "a predecessor has no dates",
    Why.PART: "a part has no dates",
    Why.OUT_OF_RANGE: "outside the years that are counted",
    Why.FINISHED: "finished",
    Why.SUMMARY: "a summary",
}


def derive(
    graph: Graph, settings: Settings, as_of: dt.date
) -> tuple[dict[str, dict[str, Any]], tuple[Diagnostic, ...]]:
    """Derived values of tasks, milestones and projects, and what is wrong with their calendars."""
    values: dict[str, dict[str, Any]] = {}
    problems: list[Diagnostic] = []
    for project in graph.projects:
        planned = planned_of(graph, project, settings, as_of)
        if planned is not None:
            problems.extend(planned.problems)
            values.update(_project(graph, project, planned, settings, as_of))
        else:
            values[project.uid] = {**dict.fromkeys(_OF_PROJECT), "why": dict.fromkeys(_OF_PROJECT, _NO_PLAN)}
    return values, tuple(problems)


def _project(
    graph: Graph, project: Record, planned: Planned, settings: Settings, as_of: dt.date
) -> Iterator[tuple[str, dict[str, Any]]]:
    milestones: list[Mapping[str, Any]] = []
    limits = slip_limits(project, settings)
    own = {item.id: item.day for item in planned.network.activities}
    for record in (*graph.of("task", project.id), *graph.of("milestone", project.id)):
        dates = planned.schedule.activities.get(record.id)
        if dates is None:
            continue
        value = _task(record, dates, planned.calendar, own[record.id], settings, as_of)
        if record.kind == "milestone":
            started = _predecessor_started(graph, record, planned.schedule)
            value = milestone(graph, record, value, planned.calendar, as_of, limits, started=started)
            milestones.append(value)
        yield record.uid, value
    yield project.uid, _summary(project, planned, milestones, as_of)


def _task(
    record: Record,
    dates: ActivityDates,
    calendar: WorkCalendar,
    day: int | None,
    settings: Settings,
    as_of: dt.date,
) -> dict[str, Any]:
    why: dict[str, str] = {}
    if dates.early_start is None:
        why = dict.fromkeys(("early_start", "early_finish", "late_start", "late_finish"), _reason(dates))
    if dates.total_float_days is None:
        why["total_float_days"] = _reason(dates)
    if dates.free_float_days is None:
        why["free_float_days"] = _reason(dates)
    driver = dates.driven_by
    return {
        "early_start": dates.early_start,
        "early_finish": dates.early_finish,
        "late_start": dates.late_start,
        "late_finish": dates.late_finish,
        "total_float_days": _number(dates.total_float_days),
        "free_float_days": _number(dates.free_float_days),
        "critical": dates.critical,
        "near_critical": _near_critical(dates, settings),
        "state": _STATES[dates.state],
        "summary": dates.summary,
        "percent": _percent(record, dates, as_of),
        "driven_by": {
            "id": driver.id,
            "text": explain(dates, minutes_per_day=calendar.minutes_per_day, day=day),
            "kind": driver.kind.value,
            "holds": driver.holds.value,
            "date": driver.date,
            "held": driver.held,
            "link": f"{driver.type}" if driver.type else None,
            "lag_days": _number(Fraction(driver.lag, calendar.minutes_per_day)) if driver.type else None,
            "lag": lag_words(driver, minutes_per_day=calendar.minutes_per_day) if driver.type else None,
            "through": driver.through,
            "movable": driver.movable,
            "left": format_duration(dates.remaining or 0, minutes_per_day=day or calendar.minutes_per_day)
            if driver.kind is DriverKind.PROGRESS
            else None,
        }
        if driver is not None
        else None,
        "why": why,
    }


def _near_critical(dates: ActivityDates, settings: Settings) -> bool:
    """Whether work is not critical, but has no more float than the configuration's ``near_critical``."""
    total = dates.total_float_days
    return (
        total is not None and not dates.critical and total <= Fraction(str(settings.schedule.near_critical))
    )


def _reason(dates: ActivityDates) -> str:
    return _WHY.get(dates.why, "not scheduled") if dates.why is not None else "not scheduled"


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 4)


def _percent(record: Record, dates: ActivityDates, as_of: dt.date) -> float | None:
    """Share of the work that is done, 0 to 100, by the last entry; None of summaries and milestones."""
    if dates.summary or record.kind != "task":
        return None
    if dates.state is State.FINISHED:
        return 100
    entries = [item for item in record.get("progress") if item.date <= as_of and item.percent is not None]
    return max(entries, key=lambda item: item.date).percent if entries else 0


def _predecessor_started(graph: Graph, record: Record, schedule: Schedule) -> bool:
    """Whether one of the predecessors that a milestone names has started."""
    named = (graph[link.target].id for link in graph.links(record.uid) if link.name == "depends")
    found = (schedule.activities.get(name) for name in named)
    return any(dates is not None and dates.state is not State.UNSTARTED for dates in found)


def _summary(
    project: Record, planned: Planned, milestones: list[Mapping[str, Any]], as_of: dt.date
) -> dict[str, Any]:
    finish, target = planned.schedule.finish, project.get("finish")
    slip = planned.calendar.workdays_between(target, finish) if finish and target else None
    due = [
        item
        for item in milestones
        if item["status"] != "cancelled" and item["baseline"] and item["baseline"] <= as_of
    ]
    on_time = [item for item in due if item["actual"] and item["actual"] <= item["baseline"]]
    missing = ("finish_slip_days", "float_to_finish_days") if slip is None else ()
    why = dict.fromkeys(missing, "no finish to compare with")
    return {
        "finish_forecast": finish,
        "finish_slip_days": slip,
        "float_to_finish_days": -slip if slip is not None else None,
        "milestones_due": len(due),
        "milestones_on_time": len(on_time),
        "not_worked": _not_worked(planned, project, as_of),
        "why": why,
    }


def _not_worked(planned: Planned, project: Record, as_of: dt.date) -> list[tuple[dt.date, dt.date]]:
    """Stretches of days that the plan's calendar does not work, around the dates of the plan; ends included."""
    dates = [
        day
        for item in planned.schedule.activities.values()
        for day in (item.early_start, item.late_finish)
        if day
    ]
    ends = [*dates, as_of, *([project.get("finish")] if project.get("finish") else [])]
    day, last = min(ends), max(ends) + dt.timedelta(days=_AROUND)
    if (last - day).days > _MOST_DAYS:
        return []
    found: list[tuple[dt.date, dt.date]] = []
    while day <= last:
        if not planned.calendar.is_workday(day):
            joins = found and found[-1][1] == day - dt.timedelta(days=1)
            found[-1 if joins else len(found) :] = [(found[-1][0] if joins else day, day)]
        day += dt.timedelta(days=1)
    return found
