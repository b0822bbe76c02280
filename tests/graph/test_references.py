"""References that fields hold, found by the types of their model, with their paths as written."""

import pytest

from pmsite.graph.references import references
from tests.checks._portal import portal

FILES = {
    "CR-1": (
        "title: A\nowner: li.wei\naffects: [T-1, REQ-1]\nleads_to: BL-1\nsource: client\n"
        "approvals: [{who: li.wei, verdict: approved}, {who: chen.jie}]"
    ),
    "plan": (
        "tasks:\n  - {id: T-1, name: A, duration: 1d, responsible: {R: [li.wei], A: chen.jie}, "
        "depends: ['T-2 SS+2d'], allocate: [{who: li.wei}]}\n  - {id: T-2, name: B, duration: 1d}"
    ),
    "RISK-1": "quantified: {probability: 30%, delay: {T-2: 5d}}",
}
GRAPH = portal(FILES).graph


def found(uid):
    return {(item.at, item.text): item.name for item in references(GRAPH[uid].fields)}


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        ("P/CR-1", (("owner",), "li.wei")),
        ("P/CR-1", (("affects", 1), "REQ-1")),
        ("P/CR-1", (("leads_to",), "BL-1")),
        ("P/CR-1", (("source",), "client")),
        ("P/CR-1", (("approvals", 1, "who"), "chen.jie")),
        ("P/T-1", (("depends", 0), "T-2 SS+2d")),
        ("P/T-1", (("responsible", "R", 0), "li.wei")),
        ("P/T-1", (("responsible", "A", 0), "chen.jie")),
        ("P/T-1", (("allocate", 0, "who"), "li.wei")),
        ("P/RISK-1", (("quantified", "delay", "T-2"), "T-2")),
    ],
)
def test_a_reference_is_found_at_its_path(uid, expected):
    assert expected in found(uid)


def test_texts_that_are_no_references_are_none():
    assert not {text for _, text in found("P/CR-1")} & {"A", "approved", "CR-1"}


def test_a_path_leads_to_where_it_is_written():
    record = GRAPH["P/CR-1"]
    place = record.place("approvals", 1, "who")
    line = FILES["CR-1"].split("\n")[place.line - 2]
    assert line[place.column - 1 :].startswith("chen.jie")
