"""Figures of a portal as of its day, as plain values: one point of every trend.

Of a released portal they are those that its audience sees: counted over what is released to it, without hours and
money unless these are declassified. A figure that is not known is None, never 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.analyses.status import dimensions, overall
from pmsite.graph.plain import plain
from pmsite.kpis._measured import measured
from pmsite.kpis._value import KpiValue
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES

_BUDGET = {"bac": "bac", "pv": "pv", "ev": "ev", "ac": "ac", "eac": "eac_cpi", "spi": "spi", "cpi": "cpi"}
"""Figures of the budget, and the measure of the earned value each of them is."""


def figures(portal: Portal) -> dict[str, Any]:
    """Figures of each project, and the KPIs pooled over all of them."""
    return {
        "projects": {project.id: _project(portal, project) for project in portal.graph.projects},
        "kpis": _kpis(measured(portal).pooled),
    }


def _project(portal: Portal, project: Record) -> dict[str, Any]:
    found = dimensions(portal, project)
    return {
        "milestones": {item.id: _milestone(portal, item) for item in _of(portal, "milestone", project)},
        "risks": _risks(portal, _of(portal, "risk", project)),
        "actions": _actions(portal, _of(portal, "action", project)),
        "changes": dict(
            sorted(Counter(str(item.get("status")) for item in _of(portal, "change", project)).items())
        ),
        "budget": _budget(portal, project),
        "kpis": _kpis(measured(portal).of(project.id)),
        "status": {
            "declared": project.get("status"),
            "computed": overall(found) if found else None,
            "dimensions": {item.name: item.health for item in found},
        },
    }


def _of(portal: Portal, kind: str, project: Record) -> tuple[Record, ...]:
    return portal.graph.of(kind, project.id)


def _milestone(portal: Portal, item: Record) -> dict[str, Any]:
    """Its dates and state; ``forecast`` is the day it is reached on once it is."""
    found = portal.of(item)
    names = ("forecast", "baseline", "actual", "status")
    return {"title": item.title, **{name: plain(found.get(name)) for name in names}}


def _risks(portal: Portal, risks: Iterable[Record]) -> dict[str, Any]:
    """Open risks by id with score and band, the sums of the threats' scores by band, and those no longer open.

    An opportunity's score says how good it is: it is in no sum, and neither is a score that the reader does not see.
    """
    open_, closed = {}, []
    for risk in risks:
        found = portal.of(risk)
        if found.get("open"):
            score = (found.get("score") or {}).get("current")
            open_[risk.id] = {"type": risk.get("type"), "score": score, "band": found.get("band")}
        elif found.get("open") is False:
            closed.append(risk.id)
    scored = [item for item in open_.values() if item["score"] is not None and item["type"] != "opportunity"]
    return {
        "open": open_,
        "closed": sorted(closed),
        "score": {band: sum(item["score"] for item in scored if item["band"] == band) for band in BAND_NAMES},
    }


def _actions(portal: Portal, actions: Iterable[Record]) -> dict[str, int]:
    """How many are open, overdue among them, done and cancelled."""
    counted = Counter({"open": 0, "overdue": 0, "done": 0, "cancelled": 0})
    for action in actions:
        found = portal.of(action)
        if found.get("open"):
            counted["open"] += 1
            counted["overdue"] += bool(found.get("overdue"))
        elif found.get("open") is False:
            counted["cancelled" if action.get("status") == "cancelled" else "done"] += 1
    return dict(counted)


def _budget(portal: Portal, project: Record) -> dict[str, Any]:
    earned = portal.of(project).get("earned_value") or {}
    return {name: plain(earned.get(key)) for name, key in _BUDGET.items()}


def _kpis(values: Iterable[KpiValue]) -> dict[str, Any]:
    return {
        item.key: {
            "value": plain(item.value),
            "numerator": plain(item.numerator),
            "denominator": plain(item.denominator),
            "status": item.status,
        }
        for item in values
    }
