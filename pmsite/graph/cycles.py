"""Rings of links that must not be rings: dependencies and supersessions."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from pmsite.graph.graph import Graph, Relation
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic

ORDERING = ("depends", "supersedes")
"""Relations that put one record before another."""


def cycles(graph: Graph) -> Iterator[Diagnostic]:
    """One error a ring, with its ids in order and the place of each link."""
    for name in ORDERING:
        edges = {(item.origin, item.target): item for item in graph.relations if item.name == name}
        while (ring := _ring(edges)) is not None:
            links = [edges[pair] for pair in zip(ring, ring[1:], strict=False)]
            yield _error(graph, name, ring, links)
            for link in links:
                edges.pop((link.origin, link.target))


def _ring(edges: dict[tuple[str, str], Relation]) -> list[str] | None:
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
    ids = " → ".join(graph[uid].id for uid in ring)
    places = ", ".join(f"{graph[link.origin].id} {link.source.path}:{link.source.line}" for link in links)
    first = min(links, key=lambda link: link.source)
    return rules.CYCLE.at(first.source, f"{name} in a ring: {ids} ({places})", "take one of these links out")
