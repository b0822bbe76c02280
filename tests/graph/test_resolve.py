"""Which record an id means, seen from a project, and what was meant where it means none."""

import pytest

from pmsite.graph.resolve import MOST_SEARCHES, Resolver
from tests.checks._portal import portal

GRAPH = portal(
    {
        "RISK-1": "title: In P",
        "RISK-2": "title: Only in P",
        "q/index.md": "kind: project\nid: Q\ntitle: Q",
        "q/risks/RISK-1.md": "id: RISK-1\ntitle: In Q",
        "TERM-1": "title: Everywhere",
        "li.wei": "title: Li Wei",
    }
).graph
RESOLVER = Resolver.of(GRAPH)


@pytest.mark.parametrize(
    ("written", "project", "uid"),
    [
        ("RISK-1", "P", "P/RISK-1"),
        ("RISK-1", "Q", "Q/RISK-1"),
        ("P/RISK-1", "Q", "P/RISK-1"),
        ("TERM-1", "P", "TERM-1"),
        ("li.wei", "Q", "li.wei"),
        ("P", "Q", "P"),
        ("RISK-2", None, "P/RISK-2"),
        ("RISK-1", None, None),
        ("RISK-2", "Q", None),
        ("Q/RISK-2", "P", None),
        ("risk-1", "P", None),
        ("P/TERM-1", "P", None),
    ],
)
def test_an_id_means_the_projects_own_then_the_portals(written, project, uid):
    found = RESOLVER.find(written, project)
    assert (found.uid if found else None) == uid


@pytest.mark.parametrize(
    ("written", "project", "candidates", "near"),
    [
        ("RISK-1", None, ("P/RISK-1", "Q/RISK-1"), None),
        ("RISK-2", "Q", ("P/RISK-2",), None),
        ("RSK-2", "P", (), "RISK-2"),
        ("li.wie", "P", (), "li.wei"),
        ("ZZZ-99", "P", (), None),
    ],
)
def test_a_miss_says_what_could_be_meant(written, project, candidates, near):
    found = RESOLVER.miss(written, project)
    assert (found.candidates, found.near) == (candidates, near)


def test_a_flood_of_misses_is_searched_for_only_so_often():
    resolver = Resolver.of(GRAPH)
    for number in range(3 * MOST_SEARCHES):
        resolver.miss(f"RSK-{number}", "P")
    assert len(resolver.searched) == MOST_SEARCHES
    assert resolver.miss("RSK-0", "P").near is not None
    assert resolver.miss("X" * 10_000, "P").near is None
