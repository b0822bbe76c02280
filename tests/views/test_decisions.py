from pmsite.views import decisions
from tests.views._figures import PEOPLE, cells, chips, column, figure, head, pages


def decision(identifier, fields):
    return {f"atlas/decisions/{identifier}.md": f"id: {identifier}\ntitle: Title of {identifier}\n{fields}"}


FILES = {
    **PEOPLE,
    **decision("DEC-001", "status: superseded\ndate: 2026-01-10\nby: [li.wei]"),
    **decision("DEC-002", "status: superseded\ndate: 2026-02-10\nsupersedes: DEC-001"),
    **decision("DEC-003", "date: 2026-03-10\nsupersedes: DEC-002\nby: [li.wei, chen.jie]\ndecision: Rent it"),
    **decision("DEC-004", "status: proposed"),
    "atlas/meetings/MTG-001.md": """id: MTG-001
title: Weekly
date: 2026-05-30
decisions: [{id: DEC-010, decision: Split}]""",
}


def page(files=FILES):
    return pages(decisions, files)["atlas/decisions"]


def test_the_sentence_counts_what_is_in_force_and_what_is_proposed():
    assert head(page()).title == (
        "2 decisions are in force. The latest, DEC-010, is of 30 May. 1 is proposed and not yet accepted."
    )


def test_the_log_is_newest_first_with_the_day_of_the_meeting():
    table = figure(page(), "All decisions")
    assert [row[:2] for row in cells(table)] == [
        ["DEC-010 Split", "30 May"],
        ["DEC-003 Title of DEC-003", "10 Mar"],
        ["DEC-002 Title of DEC-002", "10 Feb"],
        ["DEC-001 Title of DEC-001", "10 Jan"],
        ["DEC-004 Title of DEC-004", "–"],
    ]
    assert column(table, "By") == ["–", "Li Wei, Chen Jie", "–", "Li Wei", "–"]
    assert column(table, "Taken in") == ["MTG-001", "–", "–", "–", "–"]


def test_the_whole_chain_of_supersession_stands_at_each_of_its_decisions():
    chain = "DEC-001 → DEC-002 → DEC-003"
    assert column(figure(page(), "All decisions"), "Supersession") == ["–", chain, chain, chain, "–"]


def test_a_circle_of_supersession_ends():
    files = {**decision("DEC-001", "supersedes: DEC-002"), **decision("DEC-002", "supersedes: DEC-001")}
    assert head(page(files)).title == "0 decisions are in force."


def test_decisions_are_filtered_by_whether_they_hold():
    assert chips(figure(page(), "All decisions")) == {"All": 5, "In force": 2, "Proposed": 1, "Superseded": 2}


def test_a_decision_that_another_replaced_is_not_in_force_though_it_says_accepted():
    files = {**decision("DEC-001", ""), **decision("DEC-002", "supersedes: DEC-001")}
    assert chips(figure(page(files), "All decisions")) == {"All": 2, "In force": 1, "Superseded": 1}


def test_no_decision_gives_no_page():
    assert not pages(decisions, {})
    assert not pages(decisions, FILES, None)
