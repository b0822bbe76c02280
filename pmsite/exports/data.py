"""The whole portal as data, ``pmsite/1``: for tests, other tools, and the portfolio of a company."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from typing import Any

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.plain import fields_of, plain
from pmsite.kpis._breakdown import breakdown
from pmsite.kpis._measured import measured
from pmsite.kpis._value import KpiValue
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.trend import Trends

SCHEMA = "pmsite/1"
_APART = {
    "project": frozenset({"earned_value", "health", "load", "forecast"}),
    "baseline": frozenset({"variance"}),
}
"""Derived values by kind that have a place of their own in the export."""


def exported(portal: Portal, diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """The portal in the shape of ``pmsite/1``: projects with their records, the portal's own, diagnostics."""
    return {
        "schema": SCHEMA,
        "as_of": portal.as_of.isoformat(),
        "projects": [_project(portal, project) for project in portal.graph.projects],
        "records": [_record(portal, record) for record in _ordered(portal, None)],
        "kpis": [_kpi(portal, item) for item in measured(portal).pooled],
        "trends": _trends(portal.trends),
        "diagnostics": [item.facts for item in diagnostics],
    }


def schema() -> dict[str, Any]:
    """JSON Schema of the export."""
    text = resources.files("pmsite.exports").joinpath("pmsite-1.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def dumped(value: Any) -> str:
    """JSON text, the same for the same value on every machine."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _trends(trends: Trends) -> dict[str, Any]:
    """Figures at the ends of past periods, and how far back they are known."""
    return {
        "period": trends.period,
        "since": trends.since.isoformat() if trends.since else None,
        "why": trends.why,
        "skipped": list(trends.skipped),
        "snapshots": [
            {"day": item.day.isoformat(), "commit": item.commit or None, **item.figures}
            for item in trends.snapshots
        ],
    }


def _project(portal: Portal, project: Record) -> dict[str, Any]:
    return {
        "key": project.id,
        "records": [_record(portal, record) for record in _ordered(portal, project.id)],
        "baselines": [
            {"id": record.id, "variance": plain(portal.of(record).get("variance", []))}
            for record in portal.graph.of("baseline", project.id)
        ],
        "earned_value": plain(portal.of(project).get("earned_value", {})),
        "health": plain(portal.of(project).get("health", [])),
        "load": plain(portal.of(project).get("load", [])),
        "forecast": plain(portal.of(project).get("forecast", {})),
        "kpis": [_kpi(portal, item) for item in measured(portal).of(project.id)],
    }


def _kpi(portal: Portal, item: KpiValue) -> dict[str, Any]:
    """A KPI; shares are fractions, and what has no value says why. For the team with its breakdown."""
    split = {"breakdown": _breakdown(portal, item)} if portal.audience == INTERNAL else {}
    return {
        "key": item.key,
        "title": item.label,
        "unit": item.unit,
        "value": plain(item.value),
        "numerator": plain(item.numerator),
        "denominator": plain(item.denominator),
        "n": item.n,
        "target": plain(item.target),
        "direction": item.direction,
        "status": item.status,
        "records": list(item.records),
        "why": {"value": item.why} if item.why else {},
        **split,
    }


def _breakdown(portal: Portal, item: KpiValue) -> dict[str, Any]:
    """A KPI by person and department, or by survey and dimension; null names those without one."""
    found = breakdown(portal, item)
    sides = {
        "by_person": ("who", found.people),
        "by_department": ("department", found.departments),
        "by_survey": ("survey", found.surveys),
        "by_dimension": ("dimension", found.dimensions),
    }
    return {
        side: [
            {
                name: group.key or None,
                "numerator": plain(group.value.numerator),
                "denominator": plain(group.value.denominator),
                "value": plain(group.value.value),
            }
            for group in groups
        ]
        for side, (name, groups) in sides.items()
    }


def _ordered(portal: Portal, project: str | None) -> list[Record]:
    kinds = list(portal.graph.kinds.kinds)
    found = [record for record in portal.graph if record.project == project]
    return sorted(found, key=lambda record: (kinds.index(record.kind), record.id))


def _record(portal: Portal, record: Record) -> dict[str, Any]:
    graph = portal.graph
    relations: dict[str, list[str]] = defaultdict(list)
    backlinks: dict[str, list[str]] = defaultdict(list)
    for link in graph.links(record.uid):
        relations[link.name].append(graph.name(link.target, record.project))
    for link in graph.backlinks(record.uid):
        backlinks[link.inverse].append(graph.name(link.origin, record.project))
    apart = _APART.get(record.kind, frozenset())
    derived = {name: value for name, value in portal.of(record).items() if name not in apart}
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "fields": fields_of(record),
        "relations": dict(relations),
        "backlinks": {name: sorted(set(ids)) for name, ids in sorted(backlinks.items())},
        "parent": graph.name(record.parent, record.project) if record.parent else None,
        "source": {"path": record.source.path, "line": record.source.line},
        "audience": list(record.audience),
        "derived": {name: plain(value) for name, value in {"why": {}, **derived}.items()},
    }
