"""Fields of queries that an audience does not see: what a query would find without them, misleads."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.query import DERIVED, Query, conditions
from pmsite.release.release import COMPUTED

_ASSESSED = frozenset({"inherent", "current", "target", "score", "band"})


def withheld(portal: Portal, *queries: Query) -> bool:
    """Whether a query asks for a field that the portal's audience does not see of one of the kinds asked."""
    return any(is_withheld(portal, kind, path) for query in queries for kind, path in named(portal, query))


def named(portal: Portal, query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Fields that a query names, each with every kind it is asked of."""
    for leaf, kinds in conditions(query, tuple(portal.graph.kinds.kinds)):
        for kind in sorted(kinds):
            yield kind, leaf.field.path


def is_withheld(portal: Portal, kind: str, path: tuple[str, ...]) -> bool:
    """Whether the audience does not see a field of a kind."""
    if portal.audience == INTERNAL:
        return False
    rule = portal.settings.audiences[portal.audience]
    hidden = frozenset(rule.hide_fields.get(kind, ()))
    if path[0] in hidden or (kind == "risk" and hidden & _ASSESSED and path[0] in _ASSESSED):
        return True
    computed = COMPUTED[kind] if kind in COMPUTED else frozenset[str]()
    names = DERIVED.get(kind, {}) if computed is None else computed
    return path[0] in names and f"{kind}.{path[0]}" not in rule.declassify
