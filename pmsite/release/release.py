"""The portal of one audience, cut from the whole one: what is not released is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.build import build
from pmsite.graph.graph import Graph
from pmsite.graph.resolve import Resolver
from pmsite.model.record import Body, Record
from pmsite.model.settings import AudienceSettings
from pmsite.release.body import released_body, without_markers
from pmsite.release.fields import released_fields

COMPUTED = {
    "task": None,
    "milestone": frozenset({"forecast", "slip_days", "status", "critical", "total_float_days", "driven_by"}),
    "project": None,
}
"""Derived values that come from the network, hours or money, by kind; None: all of them."""


def release(portal: Portal, audience: str) -> Portal:
    """The portal that ``audience`` sees; ``internal`` sees everything, without the markers of sections."""
    if audience == INTERNAL:
        return replace(portal, graph=_unmarked(portal.graph))
    rule = portal.settings.audiences[audience]
    kept = {uid: record for uid, record in portal.graph.records.items() if _released(portal.graph, record, audience, rule)}
    resolver = Resolver.of(portal.graph)
    records = {
        uid: replace(
            record,
            fields=released_fields(record, audience, rule, resolver, kept),
            body=released_body(record, audience, portal.graph, resolver, kept, portal.language),
            parent=record.parent if record.parent in kept else None,
        )
        for uid, record in kept.items()
    }
    graph = Graph(
        records,
        _relations(portal.graph, records),
        portal.graph.kinds,
        {
            uid: tuple(child for child in children if child in kept)
            for uid, children in portal.graph.children.items()
            if uid in kept
        },
    )
    derived = {uid: _derived(portal, records[uid], rule) for uid in records}
    language = rule.language or portal.language
    return replace(portal, graph=graph, derived=derived, audience=audience, language=language, commit="")


def _released(graph: Graph, record: Record, audience: str, rule: AudienceSettings) -> bool:
    """Whether a record is released, its kind allowed, and its project released with it."""
    if audience not in record.audience or (rule.kinds and record.kind not in rule.kinds):
        return False
    if record.project is None or record.kind == "project":
        return True
    project = graph.get(record.project)
    return project is not None and audience in project.audience


def _relations(graph: Graph, records: Mapping[str, Record]) -> tuple[Any, ...]:
    """Relations between released records that a released field or passage still holds."""
    rebuilt, _ = build(records.values(), graph.kinds)
    return rebuilt.relations


def _derived(portal: Portal, record: Record, rule: AudienceSettings) -> dict[str, Any]:
    values = dict(portal.of(record))
    if record.kind in COMPUTED:
        withheld = COMPUTED[record.kind]
        names = values if withheld is None else withheld
        for name in [name for name in names if f"{record.kind}.{name}" not in rule.declassify]:
            values.pop(name, None)
    hidden = {*rule.hide_fields.get(record.kind, ()), *record.fields.field_audience}
    if hidden & {"inherent", "current", "target"}:
        for name in ("score", "band"):
            values.pop(name, None)
    values.pop("why", None)
    return values


def _unmarked(graph: Graph) -> Graph:
    records = {
        uid: replace(record, body=Body(without_markers(record.body.text), record.body.first_line)) if ":::" in record.body.text else record
        for uid, record in graph.records.items()
    }
    return replace(graph, records=records)
