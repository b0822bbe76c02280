"""From records to the graph: references resolved, or reported where they stand."""

import pytest

from pmsite.graph.build import build
from pmsite.model.settings import Settings
from pmsite.records._catalogue import catalogue
from tests.checks._portal import portal

MORE = {
    "RISK-2": "title: Other",
    "MTG-1": "title: Weekly",
    "li.wei": "title: Li Wei",
    "q/index.md": "kind: project\nid: Q\ntitle: Q",
    "q/risks/RISK-7.md": "id: RISK-7\ntitle: In Q",
    "r/index.md": "kind: project\nid: R\ntitle: R",
    "r/risks/RISK-7.md": "id: RISK-7\ntitle: In R",
    "plan": "tasks: [{id: T-1, name: A, duration: 1d}, {id: T-2, name: B, duration: 1d, depends: [T-1 SS+2d]}]",
}


def built(files):
    graph = portal({**MORE, **files}).graph
    again, problems = build(graph, catalogue(Settings()))
    return again, [str(item).split(":", 1)[1] for item in problems]


def links(graph, uid):
    return {(link.name, link.target) for link in graph.links(uid)}


def test_fields_and_words_become_relations_both_ways():
    graph, problems = built(
        {"RISK-1": "---\ntitle: A\nowner: li.wei\nthreatens: [T-1]\n---\nSee [[RISK-2]] and MTG-1, RISK-2."}
    )
    assert problems == []
    assert links(graph, "P/RISK-1") == {
        ("owner", "li.wei"),
        ("threatens", "P/T-1"),
        ("mentions", "P/RISK-2"),
        ("mentions", "P/MTG-1"),
    }
    assert [(link.inverse, link.origin) for link in graph.backlinks("P/RISK-2")] == [
        ("mentioned_by", "P/RISK-1")
    ]


def test_a_dependency_keeps_what_is_written():
    graph, _ = built({})
    (link,) = graph.links("P/T-2")
    assert (link.name, link.target, link.written) == ("depends", "P/T-1", "T-1 SS+2d")
    assert link.source.path == "p/plan.md"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("threatens: [T-9]", ["2:13: PM030 threatens: no record T-9; did you mean T-"]),
        ("owner: MTG-1", ["2:8: PM032 owner: MTG-1 is a meeting; name a person"]),
        ("related: [RISK-1]", ["2:11: PM034 related: RISK-1 names itself; name another record"]),
        ("related: [RISK-7]", ["2:11: PM030 related: no record RISK-7; did you mean Q/RISK-7?"]),
        ("owner: li.wie", ["2:8: PM035 owner: no person li.wie; did you mean li.wei?"]),
        ("owner: zhang.min", ["2:8: PM035 owner: no person zhang.min; add people/zhang.min.md"]),
        ("source: client", []),
        ("source: MTG-1", []),
        ("source: MTG-9", ["2:9: PM030 source: no record MTG-9"]),
        ("---\ntitle: A\n---\nSee [[RISK-99]].", ["4:5: PM030 no record RISK-99"]),
        ("---\ntitle: A\n---\nx\n\nSee RISK-99, ISO-9001.", ["6:5: PM037 no record RISK-99"]),
        ("---\ntitle: A\n---\n`RISK-99` [[ATLAS/RISK-1]]", ["4:11: PM030 no record ATLAS/RISK-1; did you mean P/"]),
    ],
)  # fmt: skip
def test_what_a_reference_lacks_is_said_where_it_stands(text, said):
    _, problems = built({"RISK-1": text})
    assert len(problems) == len(said)
    for problem, begin in zip(problems, said, strict=True):
        assert problem.startswith(begin)


def test_an_id_of_two_projects_is_ambiguous_outside_of_both():
    _, problems = built({"notes.md": "---\ntitle: Notes\n---\n[[RISK-7]] and RISK-2"})
    assert problems == ["4:1: PM031 RISK-7 could be Q/RISK-7, R/RISK-7; write PROJECT/ID"]


def test_a_record_does_not_mention_itself_or_what_is_written_in_it():
    graph, problems = built({"MTG-1": "---\ntitle: A\n---\nMTG-1\n\n- [ ] ACT-1 Ask @li.wei due:2026-03-20"})
    assert problems == []
    assert ("mentions", "P/MTG-1") not in links(graph, "P/MTG-1") | links(graph, "P/ACT-1")
    assert [part.uid for part in graph.parts("P/MTG-1", "action")] == ["P/ACT-1"]
