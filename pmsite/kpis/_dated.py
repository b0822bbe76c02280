"""What the records say today of an earlier day: figures that rest on facts with a day of their own.

A status, a score, a forecast or an open issue holds today's value and no day from which it holds; what it was can
be told only from the history of the content. Hours and cost booked, progress, baselines, milestones reached, answers
and decisions carry their days: of them the records tell what they were, by what is known now.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from pmsite.analyses.earned_value import earned_value
from pmsite.analyses.milestones import baseline_date
from pmsite.analyses.portal import Portal
from pmsite.graph.plain import plain
from pmsite.kpis._measured import role
from pmsite.kpis._reported import Period, curve, decisions, earned, hours, kpi
from pmsite.kpis._value import KpiValue, valued
from pmsite.model.record import Record

KPIS = frozenset({"on_time", "client_satisfaction", "communication"})
"""KPIs of the role that are counted over dated facts alone."""
_COUNTED = {
    "risks_identified": ("risk", "identified"),
    "issues_raised": ("issue", "raised"),
    "issues_resolved": ("issue", "resolved"),
    "actions_done": ("action", "done"),
}
"""Counts of what has its day in the period: kind and field of that day."""


def dated(portal: Portal, project: Record | None, period: Period, day: dt.date) -> dict[str, Any]:
    """Figures of a project, of the whole portal where none is named, as of a day, in the shape of a report's."""
    key = project.id if project is not None else None
    graph = portal.graph
    found: dict[str, Any] = {"kpis": [kpi(item) for item in _kpis(portal, key, day)]}
    found["counts"] = {
        name: sum(period.holds(item.get(field)) for item in graph.of(kind, key))
        for name, (kind, field) in _COUNTED.items()
    }
    found["counts"]["decisions_taken"] = len(decisions(portal, key, period))
    if project is None:
        return found
    value = earned_value(graph, project, portal.settings, day)
    found["earned_value"] = earned(value)
    found["curve"] = curve(value.get("curves") or {}, day)
    booked = hours(replace(portal, as_of=day), project)
    found["hours"] = {name: booked[name] for name in ("actual",) if name in booked}
    found["milestones"] = [_milestone(portal, item, day) for item in graph.of("milestone", key)]
    return found


def _kpis(portal: Portal, key: str | None, day: dt.date) -> list[KpiValue]:
    return [
        valued(module.DEFINITION, module.counted(portal, key, day))
        for module in role()
        if module.DEFINITION.key in KPIS
    ]


def _milestone(portal: Portal, record: Record, day: dt.date) -> dict[str, Any]:
    """What has its day: when it was reached, and which baseline was in force."""
    actual: dt.date | None = record.get("actual")
    known = actual if actual is not None and actual <= day else None
    return {
        "id": record.id,
        "baseline": plain(baseline_date(portal.graph, record, day)),
        "actual": plain(known),
    }
