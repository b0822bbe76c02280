"""Every query that records hold, checked: those of KPIs, and those of figures in bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.graph.embeds import embeds
from pmsite.graph.graph import Graph
from pmsite.graph.query import Field, QueryError, Vocabulary, flaws, kinds_of, parse, unknown
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.model.source import Source

QUERIES = ("of", "over", "where")
"""Fields of a KPI that hold a query."""


def vocabulary(graph: Graph, settings: Settings, derived: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    """What the queries of a portal may name."""
    names: dict[str, dict[str, None]] = {}
    for uid, found in derived.items():
        record = graph.get(uid)
        if record is not None:
            names.setdefault(record.kind, {}).update(dict.fromkeys(found))
    return Vocabulary(
        graph.kinds,
        settings.enumerations,
        {kind: tuple(name for name in found if name != "why") for kind, found in names.items()},
    )


def check(graph: Graph, settings: Settings, derived: Mapping[str, Mapping[str, Any]]) -> Iterator[Diagnostic]:
    """What is wrong with the queries of KPIs and bodies, each at its place."""
    words = vocabulary(graph, settings, derived)
    for record in graph:
        if record.kind == "kpi":
            yield from _kpi(record, words)
        if record.body.text:
            yield from embeds(record.source.path, record.body, words)[1]


def _kpi(record: Record, words: Vocabulary) -> Iterator[Diagnostic]:
    kinds = frozenset(words.kinds.kinds)
    for name in QUERIES:
        text = record.get(name)
        if not isinstance(text, str):
            continue
        try:
            query = parse(text)
        except QueryError as error:
            yield rules.QUERY.at(_moved(record, name, error.at), f"{name}: {error.message}", error.remedy)
            continue
        kinds = kinds_of(query, kinds) or kinds
        for flaw in flaws(query, words):
            yield rules.QUERY_NAME.at(_moved(record, name, flaw.at), f"{name}: {flaw.message}", flaw.remedy)
    field = record.get("field")
    if isinstance(field, str):
        wrong = unknown(Field(tuple(field.split("."))), words, kinds)
        if wrong is not None:
            yield rules.QUERY_NAME.at(record.place("field"), f"field: {wrong.message}", wrong.remedy)


def _moved(record: Record, name: str, offset: int) -> Source:
    """The place of an offset into a field's text, behind its quote; of the whole text where it runs on."""
    place = record.place(name)
    start = record.positions.starts.get((*record.at, name)) if record.positions is not None else None
    return Source(place.path, place.line, place.column + start + offset) if start is not None else place
