"""All KPIs of a portal: of the role and its own, for each project and pooled, and their values by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

import pmsite.kpis as room
from pmsite.analyses.months import month_ends
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.kpis._own import has_trend, own_kpis, shown
from pmsite.kpis._own import measured as own_value
from pmsite.kpis._value import Definition, KpiValue, valued
from pmsite.model.discover import modules, unique

MOST_MONTHS = 18
"""Months that a trend looks back."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Values of all KPIs: pooled over the portal, and by project."""

    pooled: tuple[KpiValue, ...]
    projects: Mapping[str, tuple[KpiValue, ...]]

    def of(self, project: str | None) -> tuple[KpiValue, ...]:
        """Values of a project; pooled where none is named."""
        return self.pooled if project is None else self.projects.get(project, ())

    def get(self, key: str, project: str | None) -> KpiValue | None:
        """The value of one KPI."""
        return next((item for item in self.of(project) if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Point:
    """A KPI's value at the end of a day."""

    day: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None


def role() -> tuple[ModuleType, ...]:
    """Files of the room in the order of the role's KPIs.

    Raises:
        ValueError: if two of them have the same key.
    """
    found = sorted(modules(room), key=lambda module: (module.DEFINITION.order, module.DEFINITION.key))
    unique([module.DEFINITION.key for module in found], "KPIs")
    return tuple(found)


def measured(portal: Portal) -> Measured:
    """KPIs of a portal on its day; worked out once a portal.

    An audience has those with a value only, counted over what was released to it; what comes from hours or
    money is withheld unless the audience's ``declassify`` names it (``kpi.within_budget``).
    """
    if "kpis" not in portal.memo:
        keys = [project.id for project in portal.graph.projects]
        portal.memo["kpis"] = Measured(_values(portal, None), {key: _values(portal, key) for key in keys})
    found: Measured = portal.memo["kpis"]
    return found


def trend(portal: Portal, value: KpiValue, project: str | None) -> tuple[Point, ...]:
    """Values at the ends of the periods, and today: from the history where it is known, else by month from dates.

    Empty where neither the history nor the records' dates tell of an earlier day.
    """
    key = f"trend {value.key} {project}"
    if key not in portal.memo:
        if from_history(portal, value, project):
            points = _then(portal, value, project)
        else:
            points = tuple(_point(portal, value, project, day) for day in _days(portal, value, project))
        known = next((at for at, point in enumerate(points) if point.value is not None), len(points))
        portal.memo[key] = points[known:]
    found: tuple[Point, ...] = portal.memo[key]
    return found


def from_history(portal: Portal, value: KpiValue, project: str | None) -> bool:
    """Whether a KPI's trend is what the portal said at the time: known, and the KPI has no series of measurements."""
    if not portal.trends.drawn or (
        value.record is not None and portal.graph[value.record].get("measurements")
    ):
        return False
    return sum(point.value is not None for point in _then(portal, value, project)) > 1


def _then(portal: Portal, value: KpiValue, project: str | None) -> tuple[Point, ...]:
    """Values at the snapshots of the history."""
    found = []
    for snapshot in portal.trends.snapshots:
        figures = snapshot.figures if project is None else snapshot.project(project)
        then = figures.get("kpis", {}).get(value.key, {})
        found.append(Point(snapshot.day, *(then.get(name) for name in ("value", "numerator", "denominator"))))
    return tuple(found)


def _values(portal: Portal, project: str | None) -> tuple[KpiValue, ...]:
    found = [
        valued(module.DEFINITION, module.counted(portal, project, portal.as_of))
        for module in role()
        if _allowed(portal, module.DEFINITION)
    ]
    found += [
        own_value(portal, record, project, portal.as_of)
        for record in own_kpis(portal, project)
        if shown(portal, record)
    ]
    return tuple(item for item in found if portal.audience == INTERNAL or _released(portal, item))


def _released(portal: Portal, value: KpiValue) -> bool:
    """Whether an audience sees a KPI: one that has a value and that its ``kpis`` name."""
    named = portal.settings.audiences[portal.audience].kpis
    own = portal.graph[value.record].id if value.record is not None else value.key
    return value.value is not None and (named == "all" or own in named or value.key in named)


def _allowed(portal: Portal, definition: Definition) -> bool:
    if portal.audience == INTERNAL or not definition.computed:
        return True
    return f"kpi.{definition.key}" in portal.settings.audiences[portal.audience].declassify


def _point(portal: Portal, value: KpiValue, project: str | None, day: dt.date) -> Point:
    if day == portal.as_of:
        return Point(day, value.value, value.numerator, value.denominator)
    if value.record is not None:
        then = own_value(portal, portal.graph[value.record], project, day)
    else:
        module = next(item for item in role() if item.DEFINITION.key == value.key)
        then = valued(module.DEFINITION, module.counted(portal, project, day))
    return Point(day, then.value, then.numerator, then.denominator)


def _days(portal: Portal, value: KpiValue, project: str | None) -> tuple[dt.date, ...]:
    """Ends of the months from the start on, and the as-of day; none where no trend can be told."""
    if value.record is not None:
        record = portal.graph[value.record]
        dated = has_trend(portal, record)
        series = record.get("measurements")
        start = min((item.date for item in series), default=None) if series else _start(portal, project)
    else:
        dated = next(item for item in role() if item.DEFINITION.key == value.key).DEFINITION.trend
        start = _start(portal, project)
    if start is None or not dated:
        return ()
    return month_ends(start, portal.as_of, MOST_MONTHS)


def _start(portal: Portal, project: str | None) -> dt.date | None:
    """The first day of a project, of the earliest one where none is named."""
    records = [item for item in portal.graph.projects if project in (None, item.id)]
    plans = [plan for item in records for plan in portal.graph.of("plan", item.id)]
    return min((day for item in (*records, *plans) if (day := item.get("start")) is not None), default=None)
