"""Rings of links that must not be rings: dependencies and supersessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pmsite.graph.graph import Graph, Relation
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic

ORDERING = ("depends", "supersedes")
"""Relations that put one record before another."""


MOST_RINGS = 20
"""Rings that are reported of one knot of records; the others come to light when these are gone."""
_MOST_IDS = 12


def cycles(graph: Graph) -> Iterator[Diagnostic]:
    """One error a ring, with its ids in order and the place of each link."""
    for name in ORDERING:
        edges = {(item.origin, item.target): item for item in graph.relations if item.name == name}
        for knot in _knots(edges):
            left = dict.fromkeys(pair for pair in edges if pair[0] in knot and pair[1] in knot)
            for _ in range(MOST_RINGS):
                ring = _ring(left)
                if ring is None:
                    break
                pairs = list(pairwise(ring))
                yield _error(graph, name, ring, [edges[pair] for pair in pairs])
                for pair in pairs:
                    left.pop(pair)


def _knots(edges: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Sets of records that reach each other, by their smallest uid (Kosaraju, without recursion)."""
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for origin, target in edges:
        after[origin].append(target)
        before[target].append(origin)
    seen: set[str] = set()
    finished: list[str] = []
    for node in sorted(after):
        _walk(node, after, seen, finished)
    seen.clear()
    knots: list[set[str]] = []
    for node in reversed(finished):
        knot: list[str] = []
        _walk(node, before, seen, knot)
        if len(knot) > 1:
            knots.append(set(knot))
    return sorted(knots, key=min)


def _walk(start: str, edges: dict[str, list[str]], seen: set[str], finished: list[str]) -> None:
    """Append what is reached from a node in the order in which the search leaves it."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(edges.get(start, ())))]
    while path:
        node, following = path[-1]
        inner = next((target for target in following if target not in seen), None)
        if inner is None:
            finished.append(node)
            path.pop()
        else:
            seen.add(inner)
            path.append((inner, iter(edges.get(inner, ()))))


def _ring(edges: Iterable[tuple[str, str]]) -> list[str] | None:
    """Uids of a ring, first and last the same, each depending on the next; None where there is none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for origin, target in edges:
        sorter.add(origin, target)
    try:
        sorter.prepare()
    except CycleError as error:
        found: list[str] = error.args[1][::-1]
        start = found.index(min(found[:-1]))
        return [*found[start:-1], *found[:start], found[start]]
    return None


def _error(graph: Graph, name: str, ring: list[str], links: list[Relation]) -> Diagnostic:
    ids = " → ".join(_shortened([graph[uid].id for uid in ring]))
    places = ", ".join(
        _shortened([f"{graph[link.origin].id} {link.source.path}:{link.source.line}" for link in links])
    )
    first = min(links, key=lambda link: link.source)
    return rules.CYCLE.at(first.source, f"{name} in a ring: {ids} ({places})", "take one of these links out")


def _shortened(words: list[str]) -> list[str]:
    return words if len(words) <= _MOST_IDS else [*words[: _MOST_IDS - 2], "…", words[-1]]
