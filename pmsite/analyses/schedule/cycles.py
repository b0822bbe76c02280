"""Cycles of a graph: activities that wait for each other, so that none of them can come first.

Strongly connected components after Tarjan (1972), without recursion; of each component the shortest cycle
through its first activity is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from pmsite.analyses.schedule.expand import Edge, Graph
from pmsite.analyses.schedule.result import Cycle, CycleLink


def find_cycles(graph: Graph) -> tuple[tuple[Cycle, ...], frozenset[int]]:
    """One cycle of each group of activities that wait for each other, and the nodes of all groups."""
    groups = [
        sorted(group) for group in _components(graph) if len(group) > 1 or _waits_for_itself(graph, group[0])
    ]
    cycles = tuple(_told(graph, _shortest(graph, group)) for group in sorted(groups))
    return cycles, frozenset(node for group in groups for node in group)


def _waits_for_itself(graph: Graph, node: int) -> bool:
    return any(edge.target == node for edge in graph.out[node])


def _shortest(graph: Graph, group: list[int]) -> list[Edge]:
    """Edges of a shortest way from the first node of a group back to it, breadth first."""
    first, inside = group[0], set(group)
    came: dict[int, Edge] = {}
    queue = deque([first])
    while first not in came:
        node = queue.popleft()
        for edge in graph.out[node]:
            if edge.target in inside and edge.target not in came:
                came[edge.target] = edge
                queue.append(edge.target)
    way = [came[first]]
    while way[-1].source != first:
        way.append(came[way[-1].source])
    return way[::-1]


def _told(graph: Graph, way: list[Edge]) -> Cycle:
    """A way in the activities' own ids; a link through a hub counts once."""
    leaves = len(graph.leaves)
    return Cycle(
        ids=tuple(graph.leaves[edge.source].id for edge in way if edge.source < leaves),
        links=tuple(CycleLink(edge.owner, edge.link) for edge in way if edge.target < leaves),
    )


def _components(graph: Graph) -> Iterator[list[int]]:
    found: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    for root in range(graph.size):
        if root in found:
            continue
        work: list[tuple[int, Iterator[Edge]]] = [(root, iter(graph.out[root]))]
        while work:
            node, edges = work[-1]
            if node not in found:
                found[node] = lowest[node] = len(found)
                stack.append(node)
                waiting.add(node)
            for edge in edges:
                if edge.target not in found:
                    work.append((edge.target, iter(graph.out[edge.target])))
                    break
                if edge.target in waiting:
                    lowest[node] = min(lowest[node], found[edge.target])
            else:
                work.pop()
                for parent, _ in work[-1:]:
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == found[node]:
                    group = _taken(stack, node)
                    waiting.difference_update(group)
                    yield group


def _taken(stack: list[int], node: int) -> list[int]:
    """The nodes down to and including one, taken off a stack."""
    group = [stack.pop()]
    while group[-1] != node:
        group.append(stack.pop())
    return group
