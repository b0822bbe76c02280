"""The graph: records by uid and kind, parts in order, relations both ways."""

from tests.checks._portal import portal

GRAPH = portal(
    {
        "RISK-1": "threatens: [T-2]",
        "plan": (
            "tasks: [{id: T-2, name: B, duration: 1d}, {id: T-1, name: A, duration: 1d}]\n"
            "milestones: [{id: M1, name: M}]"
        ),
        "a/index.md": "kind: project\nid: A\ntitle: A",
        "a/risks/RISK-1.md": "id: RISK-1\ntitle: In A\nrelated: [P/RISK-1]",
    }
).graph


def test_records_of_a_kind_are_those_of_the_portal_or_a_project():
    assert {record.uid for record in GRAPH.of("risk")} == {"P/RISK-1", "A/RISK-1"}
    assert [record.uid for record in GRAPH.of("risk", "A")] == ["A/RISK-1"]
    assert GRAPH.of("risk", "Z") == GRAPH.of("nothing") == ()
    assert [project.id for project in GRAPH.projects] == ["A", "P"]


def test_parts_stand_in_the_order_of_writing():
    plan = GRAPH.of("plan")[0]
    assert [part.id for part in GRAPH.parts(plan.uid)] == ["T-2", "T-1", "M1"]
    assert [part.id for part in GRAPH.parts(plan.uid, "milestone")] == ["M1"]
    assert GRAPH.parts("P/RISK-1") == ()


def test_a_name_is_bare_at_home_only():
    assert GRAPH.name("P/RISK-1", "P") == "RISK-1"
    assert GRAPH.name("P/RISK-1", "A") == GRAPH.name("P/RISK-1", None) == "P/RISK-1"
    assert GRAPH.name("P/RISK-99", "P") == "P/RISK-99"


def test_links_and_backlinks_are_the_two_ends_of_one_relation():
    for record in GRAPH:
        for link in GRAPH.links(record.uid):
            assert link.origin == record.uid
            assert link in GRAPH.backlinks(link.target)
    assert [link.origin for link in GRAPH.backlinks("P/RISK-1")] == ["A/RISK-1"]
    assert GRAPH.get("P/RISK-99") is None
