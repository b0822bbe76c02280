"""Rings of dependencies and supersessions: every ring named once, with ids in order and the place of each link."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmsite.graph.cycles import MOST_RINGS, cycles
from pmsite.graph.graph import Graph, Relation
from pmsite.model.source import Source
from tests.checks._portal import portal

KINDS = portal({}).graph.kinds
TASK = portal({"plan": "tasks: [{id: T-1, name: A, duration: 1d}]"}).graph["P/T-1"]


def graph(edges, name="depends"):
    names = sorted({node for edge in edges for node in edge})
    records = {f"P/T-{node}": replace(TASK, id=f"T-{node}") for node in names}
    relations = [
        Relation(f"P/T-{a}", name, "", f"P/T-{b}", Source("p/plan.md", 10 + number))
        for number, (a, b) in enumerate(edges)
    ]
    return Graph(records, tuple(relations), KINDS)


def said(edges, name="depends"):
    return [str(item) for item in cycles(graph(edges, name))]


def test_a_ring_is_told_with_ids_and_places():
    assert said([(2, 3), (3, 1), (1, 2), (4, 1)]) == [
        (
            "p/plan.md:10:1: PM033 depends in a ring: T-1 → T-2 → T-3 → T-1 "
            "(T-1 p/plan.md:12, T-2 p/plan.md:10, T-3 p/plan.md:11); take one of these links out"
        )
    ]


@pytest.mark.parametrize("edges", [[], [(1, 2), (2, 3), (1, 3)], [(n, n + 1) for n in range(3000)]])
def test_no_ring_says_nothing(edges):
    assert said(edges) == []


def test_two_rings_are_two_errors_and_a_knot_is_bounded():
    assert len(said([(1, 2), (2, 1), (3, 4), (4, 3)])) == 2
    everyone = [(a, b) for a in range(30) for b in range(30) if a != b]
    assert len(said(everyone)) == MOST_RINGS


def test_a_long_ring_is_shortened():
    (message,) = said([(n, (n + 1) % 3000) for n in range(3000)])
    assert len(message) < 600
    assert "…" in message


def test_supersessions_count_and_other_relations_do_not():
    assert len(said([(1, 2), (2, 1)], "supersedes")) == 1
    assert said([(1, 2), (2, 1)], "related") == []


EDGES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda edge: edge[0] != edge[1]),
    max_size=16,
    unique=True,
)


@settings(max_examples=150, deadline=None)
@given(EDGES)
def test_a_ring_is_found_exactly_where_there_is_one(edges):
    """By the closure of reaching (Warshall): nodes that reach themselves lie on rings."""
    reach = set(edges)
    for middle in range(8):
        reach |= {(a, b) for a in range(8) for b in range(8) if {(a, middle), (middle, b)} <= reach}
    knots = {frozenset(b for b in range(8) if {(a, b), (b, a)} <= reach) for a in range(8) if (a, a) in reach}
    found = said(edges)
    assert bool(found) == bool(knots)
    assert len(found) >= len(knots)
    named = " ".join(found)
    for knot in knots:
        assert any(f"T-{node} " in named for node in knot)
