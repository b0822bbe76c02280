"""The portal of one audience, cut from the whole one: what is not released is not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pmsite.analyses.milestones import baseline_date
from pmsite.analyses.portal import INTERNAL, Origin, Portal
from pmsite.graph.build import build
from pmsite.graph.graph import Graph
from pmsite.model.audience import AudienceSettings
from pmsite.model.event import NO_PAST
from pmsite.model.record import Body, Record
from pmsite.model.trend import NO_TRENDS
from pmsite.read.actuals import is_actuals
from pmsite.read.plain import heading
from pmsite.release.body import released_body, withheld_files, without_markers
from pmsite.release.computed import Computed
from pmsite.release.fields import in_part, released_fields, withheld
from pmsite.release.frozen import Cut
from pmsite.release.words import Veil

COMPUTED: Mapping[str, frozenset[str] | None] = {
    "task": None,
    "milestone": frozenset(
        {"forecast", "slip_days", "status", "critical", "near_critical", "total_float_days", "driven_by"}
    ),
    "project": None,
    "risk": frozenset({"exposure"}),
}
"""Derived values that come from the network, hours or money, by kind; None: all of them."""
OWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "risk": {
        "open": ("status",),
        "score": ("inherent", "current", "target"),
        "band": ("inherent", "current", "target"),
        "review_due": ("inherent", "current", "target", "reviewed", "next_review"),
        "review_is_due": ("inherent", "current", "target", "reviewed", "next_review"),
    },
    "action": {
        "open": ("status",),
        "overdue": ("status", "due", "done"),
        "overdue_days": ("status", "due", "done"),
        "age_days": ("status", "created", "started", "done"),
    },
    "change": {
        "pending": ("status",),
        "decided_days": ("submitted", "approvals"),
        "state_age_days": ("submitted", "approvals"),
    },
    "milestone": {"baseline": ("baseline",), "actual": ("actual",)},
}
"""Derived values that follow from a record's own fields, by kind, with these fields.

An audience sees them where it sees the fields; all others come from the network, hours, money or other records
and are withheld unless the audience's ``declassify`` names them.
"""


def release(portal: Portal, audience: str) -> Portal:
    """The portal that ``audience`` sees; ``internal`` sees everything, without the markers of sections."""
    if audience == INTERNAL:
        return replace(portal, graph=_unmarked(portal.graph))
    rule = portal.settings.audiences[audience]
    language = rule.language or portal.language
    whole = portal.graph
    seen = {record.uid: record for record in kept(portal, audience)}
    resolver = whole.resolver
    veil = Veil(resolver, seen, frozenset(whole.kinds.prefixes), language)
    cut = Cut(portal, audience, rule, veil, OWN)
    files = withheld_files(seen.values(), audience)
    records = {}
    for uid, record in seen.items():
        body = released_body(record, audience, whole, resolver, seen, language, cut.body, files)
        records[uid] = replace(
            record,
            title=_title(record, withheld(record, audience, rule), body, veil),
            fields=released_fields(record, audience, rule, resolver, seen, veil, files),
            body=body,
            parent=record.parent if record.parent in seen else None,
            audience=(audience,),
        )
    children = {
        uid: tuple(child for child in children if child in seen)
        for uid, children in whole.children.items()
        if uid in seen
    }
    graph = Graph(records, _relations(whole, records), whole.kinds, children)
    derived = {uid: _derived(portal, whole[uid], graph, audience, rule, veil) for uid in records}
    attachments = {
        path: problem
        for path, problem in portal.attachments.items()
        if not is_actuals(path) and path not in files
    }
    return replace(
        portal,
        graph=graph,
        derived=derived,
        audience=audience,
        language=language,
        attachments=attachments,
        origin=Origin(asked=portal.origin.asked),
        past=NO_PAST,
        trends=NO_TRENDS,
    )


def _title(record: Record, hidden: Collection[str], body: Body, veil: Veil) -> str:
    """The title of a record as its audience may know it: its id where the field, or the heading, is withheld."""
    fields = record.fields
    fields_of_title = ("title", type(fields).title_field)
    source = next((name for name in fields_of_title if getattr(fields, name, None)), None)
    if source is None and record.title != record.id:
        return heading(body) or record.id
    return record.id if source in hidden else veil.over_plain(record.title, record.project)


def kept(portal: Portal, audience: str) -> Iterator[Record]:
    """Records that an audience sees, whole as the team has them."""
    rule = portal.settings.audiences[audience]
    return (record for record in portal.graph if _released(portal.graph, record, audience, rule))


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


def _derived(
    portal: Portal, record: Record, graph: Graph, audience: str, rule: AudienceSettings, veil: Veil
) -> dict[str, Any]:
    """Derived values of a record as its audience may know them: they name released records only."""
    hidden = {name.partition(".")[0] for name in withheld(record, audience, rule)}
    own = OWN.get(record.kind, {})
    cut = hidden | {*in_part(record, audience)}
    computed = Computed(veil, record.project if record.kind != "project" else record.id)
    values = {
        name: computed.cut(value)
        for name, value in portal.of(record).items()
        if (name in own and not cut & {*own[name]}) or f"{record.kind}.{name}" in rule.declassify
    }
    if "baseline" in values and "milestone.baseline" not in rule.declassify:
        values["baseline"] = baseline_date(graph, graph[record.uid], portal.as_of)
    driver = values.get("driven_by")
    if isinstance(driver, dict):
        named = {driver.get("id"), driver.get("through")} - {None}
        if any(graph.get(f"{record.project}/{name}") is None for name in named):
            values["driven_by"] = None
    return values


def _unmarked(graph: Graph) -> Graph:
    records = {
        uid: replace(record, body=Body(without_markers(record.body.text), record.body.first_line))
        if ":::" in record.body.text
        else record
        for uid, record in graph.records.items()
    }
    return replace(graph, records=records)
