"""Queries over records: ``kind = risk and current.score >= 12 and not status = closed``.

A query is declarative: it is parsed to a tree, and the tree is held against each record and its derived
values. ``docs/reference/queries.md`` is the manual.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from pmsite.graph._query_check import Flaw, conditions, flaws, kinds_of, unknown
from pmsite.graph._query_fields import DERIVED, Vocabulary
from pmsite.graph._query_match import matches, values
from pmsite.graph._query_parse import MOST_CHARACTERS, MOST_NESTING, QueryError, parse
from pmsite.graph._query_tree import And, AsOf, Comparison, Field, Has, Literal, Not, OneOf, Or, Query, leaves
from pmsite.graph.graph import Graph
from pmsite.model.record import Record

__all__ = [
    "DERIVED",
    "MOST_CHARACTERS",
    "MOST_NESTING",
    "And",
    "AsOf",
    "Comparison",
    "Field",
    "Flaw",
    "Has",
    "Literal",
    "Not",
    "OneOf",
    "Or",
    "Query",
    "QueryError",
    "Vocabulary",
    "conditions",
    "flaws",
    "kinds_of",
    "leaves",
    "matches",
    "parse",
    "select",
    "speaks_of_projects",
    "unknown",
    "values",
]


def select(
    query: Query,
    graph: Graph,
    derived: Mapping[str, Mapping[str, Any]],
    as_of: dt.date,
    *,
    project: str | None = None,
    among: Collection[str] = (),
) -> tuple[Record, ...]:
    """Records that a query asks for, by kind and in the order of the graph.

    ``project`` narrows them to one project's, unless the query itself speaks of projects; ``among`` to kinds.
    """
    names = kinds_of(query, among or tuple(graph.kinds.kinds))
    here = None if speaks_of_projects(query) else project
    return tuple(
        record
        for kind in graph.kinds
        if kind.name in names
        for record in graph.of(kind.name, here)
        if matches(query, record, derived.get(record.uid, {}), as_of)
    )


def speaks_of_projects(query: Query) -> bool:
    """Whether a query says itself which projects it is about."""
    return any(leaf.field.path == ("project",) for leaf in leaves(query))
