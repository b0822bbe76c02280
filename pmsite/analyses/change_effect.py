"""What pending changes would do to the finish: the forecast and the days that each change states.

Days are working days of the plan's calendar, part days count as whole ones. Changes side by side may overlap,
so together they are the most that the finish moves.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from typing import Any

from pmsite.analyses.changes import UNDECIDED
from pmsite.analyses.planned import Planned, planned_of
from pmsite.analyses.schedule.duration import DurationError, parse_duration
from pmsite.graph.graph import Graph
from pmsite.model.calendar import CalendarRangeError
from pmsite.model.record import Record
from pmsite.model.settings import Settings

_NOTHING = frozenset({"none", "no", "nil", "0", "无", "没有"})
_SIGN = re.compile(r"[+±\-−–]?")
_WHY = {
    "plan": "no plan with a start",
    "finish": "no finish is computed",
    "days": "no days are stated",
    "range": "outside the years that are counted",
    "decided": "not pending",
}


def days_of(graph: Graph, settings: Settings, change: Record) -> float | None:
    """Working days that a change adds (negative: saves); None where it does not state a duration."""
    impact = change.get("impact")
    written = str(impact.schedule).strip() if impact is not None and impact.schedule else ""
    if written.lower() in _NOTHING:
        return 0.0
    found = _SIGN.match(written)
    sign = found[0] if found else ""
    minutes = round(_hours(graph, settings, change) * 60)
    try:
        length = parse_duration(written[len(sign) :], minutes_per_day=minutes) / minutes
    except DurationError:
        return None
    return -length if sign in ("-", "−", "–") else length


def _hours(graph: Graph, settings: Settings, change: Record) -> float:
    """Hours of a working day in the calendar of the change's project."""
    project = graph.get(change.project) if change.project else None
    calendar = settings.calendars.get(project.get("calendar") or "") if project is not None else None
    return float(calendar.hours_per_day) if calendar is not None else 8.0


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of projects and changes.

    ``finish_with_pending`` of a project: its forecast finish if every pending change is approved;
    ``finish_if_approved`` of a pending change: the same for this one alone. None with its reason in ``why``.
    """
    found: dict[str, dict[str, Any]] = {}
    for project in graph.projects:
        changes = graph.of("change", project.id)
        if not changes:
            continue
        plan = planned_of(graph, project, settings, as_of)
        pending = [change for change in changes if change.get("status") in UNDECIDED]
        stated = [days_of(graph, settings, change) for change in pending]
        found[project.uid] = _value("finish_with_pending", plan, stated)
        for change, days in zip(pending, stated, strict=True):
            found[change.uid] = _value("finish_if_approved", plan, [days])
        for change in changes:
            found.setdefault(
                change.uid, {"finish_if_approved": None, "why": {"finish_if_approved": _WHY["decided"]}}
            )
    return found


def _value(name: str, plan: Planned | None, stated: Iterable[float | None]) -> dict[str, Any]:
    day, why = _moved(plan, [days for days in stated if days is not None])
    return {name: day, "why": {name: why} if why else {}}


def _moved(plan: Planned | None, stated: list[float]) -> tuple[dt.date | None, str]:
    if plan is None:
        return None, _WHY["plan"]
    finish = plan.schedule.finish
    if finish is None:
        return None, _WHY["finish"]
    if not stated:
        return None, _WHY["days"]
    days = math.ceil(sum(stated))
    try:
        return (plan.calendar.add_workdays(finish, days) if days else finish), ""
    except (CalendarRangeError, OverflowError, ValueError):
        return None, _WHY["range"]
