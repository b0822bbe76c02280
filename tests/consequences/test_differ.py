"""Which records are the same in two states, what is not compared, and what is no change."""

import datetime as dt

import pytest

from pmsite.consequences._differ import consequence_types, difference
from pmsite.consequences._pairs import mended
from tests.consequences._pull_request import AS_OF, CALENDAR, FILES, content, request, side

RISK = "p/risks/RISK-1-late.md"
OTHER = {
    "q/index.md": "kind: project\nid: Q\ntitle: Other\nmanager: ann\nstart: 2026-03-02\nfinish: 2026-03-31",
    "q/risks/RISK-1.md": FILES[RISK].replace("ACT-", "ACT-9").replace("threatens: [T-2, M2]", ""),
}


def named(found):
    return found.changed, found.consequences, found.records


def test_an_id_that_two_projects_have_is_told_with_its_project():
    found = request({RISK: ("probability: 2", "probability: 3")}, base=OTHER)
    assert found.changed == {("P/RISK-1", "current.probability", 2, 3)}
    assert [(item.record.id, item.record.project) for item in found.whole.consequences] == [("P/RISK-1", "P")]


def test_a_portfolio_has_its_own_kpis_where_they_are_not_a_projects():
    base = {**OTHER, "q/actions/ACT-7.md": "id: ACT-7\ntitle: Ask\nowner: ann\ndue: 2026-03-20\nstatus: done"}
    found = request(
        {"p/actions/ACT-3.md": ("due: 2026-03-20", "due: 2026-03-20\n        status: cancelled")}, base=base
    )
    values = [
        (item.record.project, item.old, item.new) for item in found.whole.consequences if item.type == "kpi"
    ]
    assert values == []  # one that is cancelled is an action still
    edit = ("due: 2026-03-20", "due: 2026-03-20\n        status: done\n        done: 2026-03-05")
    found = request({"p/actions/ACT-3.md": edit}, base=base)
    values = [
        (item.record.project, item.old, item.new) for item in found.whole.consequences if item.type == "kpi"
    ]
    # P: 1 and 2 of 3; with Q, which has ACT-91 done, ACT-92 open, ACT-7 done: 3 and 4 of 6
    assert values == [("P", 0.333333333, 0.666666667), (None, 0.5, 0.666666667)]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (RISK, "id: RISK-1\ntitle: Parts late\n  status: [", "PM004"),
        (RISK, FILES[RISK].replace("probability: 2", "probability: 9"), "PM012"),
        (RISK, FILES[RISK].replace("owner: ann", "ownr: ann", 1), "PM010"),
    ],
)
def test_what_cannot_be_read_counts_as_unchanged(path, text, code):
    found = request({path: text, "p/index.md": ("labour: 5000", "labour: 6000")})
    assert found.consequences == [("budget", "P", 5000, 6000), ("problem_new", "RISK-1", code)]
    assert found.changed == {("P", "budget.labour", 5000, 6000)}
    assert found.records == ([], [], [])
    assert found.whole.unreadable == (path,)
    back = request({path: text}, back=True)
    assert back.changed == set()
    assert back.consequences == [("problem_solved", "RISK-1", code)]


def test_what_follows_from_a_file_that_cannot_be_read_is_not_told():
    # RISK-1 is named elsewhere, and its review is due: neither changes
    base = {
        "p/meetings/MTG-1.md": "id: MTG-1\ntitle: Weekly\ndate: 2026-03-06\nrelated: [RISK-1]",
        RISK: ("identified: 2026-02-20", "next_review: 2026-03-01"),
    }
    found = request({RISK: "id: RISK-1\ntitle: [", "people/bob.md": "title: [\n---\n"}, base=base)
    assert found.consequences == [("problem_new", "RISK-1", "PM004"), ("problem_new", "bob", "PM004")]
    assert found.whole.unreadable == (RISK, "people/bob.md")


def test_files_that_neither_state_can_read_are_left_out():
    assert mended({"a": b"1", "b": b"x"}, {"a": b"2", "b": b"3"}, frozenset({"b"})) == {"a": b"1", "b": b"3"}
    assert mended({"a": b"1", "b": b"x"}, {"a": b"2"}, frozenset({"b"})) == {"a": b"1"}


def test_a_page_without_an_id_is_renamed_by_what_it_says():
    text = "title: Notes\n---\nOne line.\nAnother line.\nA third line.\n"
    found = request({"p/notes.md": None, "p/remarks.md": text}, base={"p/notes.md": text})
    assert named(found) == (set(), [], ([], [], ["p-remarks"]))
    assert found.whole.renamed[0].old_id == "p-notes"
    found = request(
        {"p/notes.md": None, "p/remarks.md": text.replace("A third", "A fourth")}, base={"p/notes.md": text}
    )
    assert found.records == ([], [], ["p-remarks"])
    assert [item[:2] for item in found.changed] == [("p-remarks", "body")]
    found = request(
        {"p/notes.md": None, "p/remarks.md": "title: Else\n---\nNothing of it.\n"}, base={"p/notes.md": text}
    )
    assert found.records == (["p-remarks"], ["p-notes"], [])


def test_two_records_from_one_template_are_no_rename():
    text = FILES[RISK].replace("RISK-1", "RISK-2").replace("ACT-", "ACT-2").replace("Parts", "People")
    found = request({RISK: None, "p/risks/RISK-2.md": text})
    assert found.records[:2] == (["ACT-21", "ACT-22", "RISK-2"], ["ACT-1", "ACT-2", "RISK-1"])


def test_an_id_that_is_written_otherwise_in_its_file_is_a_rename():
    found = request({"p/actions/ACT-3.md": ("id: ACT-3", "id: ACT-30")})
    assert named(found) == (set(), [], ([], [], ["ACT-30"]))
    assert found.whole.renamed[0].old_id == "ACT-3"


def test_a_project_that_gets_another_folder_and_key_keeps_its_records():
    edits = {path: None for path in FILES if path.startswith("p/")}
    moved = {f"q/{path[2:]}": text for path, text in FILES.items() if path.startswith("p/")}
    found = request({**edits, **moved})
    assert (found.changed, found.consequences, found.records[:2]) == (set(), [], ([], []))
    assert len(found.whole.renamed) == sum(path.endswith(".md") for path in moved)
    moved["q/index.md"] = FILES["p/index.md"].replace("id: P\n", "id: Q\n")
    found = request({**edits, **moved})
    assert (found.changed, found.consequences, found.records[:2]) == (set(), [], ([], []))


def test_a_task_moved_below_a_summary_says_so():
    task = next(line for line in FILES["p/plan.md"].splitlines(keepends=True) if "id: T-4" in line)
    summary = "        - {id: T-9, name: End, tasks: [\n   " + task.replace("- {", "  {").rstrip() + "]}\n"
    found = request({"p/plan.md": (task, summary)})
    assert found.records[0] == ["T-9"]
    assert ("T-4", "parent", "PLAN-1", "T-9") in found.changed


def test_an_action_may_move_into_the_minutes_that_noted_it():
    minutes = (
        "id: MTG-1\ntitle: Weekly\ndate: 2026-03-06\n---\n- [ ] ACT-3 Book the room @ann due:2026-03-20\n"
    )
    found = request({"p/actions/ACT-3.md": None, "p/meetings/MTG-1.md": minutes})
    assert found.records[:2] == (["MTG-1"], [])
    assert {item[:2] for item in found.changed} == {
        ("ACT-3", "action"),
        ("ACT-3", "title"),
        ("ACT-3", "parent"),
    }


def test_what_the_passing_of_days_does_is_nothing():
    later = dt.date(2026, 5, 1)
    files = content(FILES)
    assert difference(files, files, *[lambda read: side(read, CALENDAR, later)] * 2)[0].empty
    assert side(files, CALENDAR, AS_OF).diagnostics != side(files, CALENDAR, later).diagnostics


def test_a_problem_that_only_moves_or_counts_otherwise_is_the_same():
    base = {"p/actions/ACT-3.md": ("2026-03-20", "2026-02-27")}
    found = request(
        {"p/actions/ACT-3.md": [("title:", "tags: [a]\n        title:"), ("02-27", "02-26")]}, base=base
    )
    assert found.consequences == []
    assert ("ACT-3", "due", "2026-02-27", "2026-02-26") in found.changed


def test_a_problem_is_solved():
    found = request({RISK: ("threatens: [T-2, M2]", "threatens: [T-2, M9]")}, back=True)
    assert found.consequences == [("problem_solved", "RISK-1", "PM030")]


def test_what_an_audience_no_longer_sees_is_told():
    found = request({"p/index.md": ("audience: client", "audience: []")}, base={"p/lessons/LES-1.md": LESSON})
    assert [(item.audience, item.record.id) for item in found.whole.withdrawn] == [
        ("client", "P"),
        ("client", "LES-1"),
    ]
    assert found.whole.released == ()
    found = request({}, settings=f"{CALENDAR}\naudiences: {{}}", old_settings=CALENDAR)
    assert [item.audience for item in found.whole.withdrawn] == ["client"]


def test_a_field_that_an_audience_newly_sees_is_told():
    shown = "\naudiences: {client: {}}"
    hidden = "\naudiences: {client: {hide_fields: {project: [budget, tolerances]}}}"
    found = request({}, settings=CALENDAR + shown, old_settings=CALENDAR + hidden)
    assert found.consequences == [("field_released", "P", False, True)]
    assert found.whole.consequences[0].more == {"audience": "client", "field": "budget"}
    assert found.whole.released == ()
    found = request({"p/index.md": ("manager: [], ", "manager: [], finish: [], ")})
    assert found.consequences == [("field_withheld", "P", True, False)]
    assert found.whole.consequences[0].more == {"audience": "client", "field": "finish"}


LESSON = "id: LES-1\ntitle: Order early\nrecommendation: Two suppliers\naudience: client"


def test_every_type_is_described():
    types = consequence_types()
    assert len(types) == 23
    assert all(text.endswith(".") for text in types.values())
