import datetime as dt
from dataclasses import replace

from pmsite.model.figure import Band, Facts, Listing, Table
from pmsite.release.release import release
from pmsite.views import plan
from tests.views._figures import PEOPLE, cells, chips, column, desk, facts, items, plain, portal

PLAN = """id: PLAN-01
title: Delivery plan
version: "1.4"
status: approved
start: 2026-01-05
calendar: cn
approvals: [{who: chen.jie, verdict: approved, date: 2026-01-28}, {who: li.wei}]
tasks:
  - id: T-10
    name: Design
    tasks:
      - id: T-11
        name: Architecture
        duration: 2w
        owner: li.wei
        department: dev
        actual_start: 2026-01-05
        actual_finish: 2026-01-16
        audience: client
      - {id: T-12, name: Concept, duration: 12h, department: dev, depends: ["T-11 SS+2d"]}
  - {id: T-20, name: Test, duration: 5d, department: test, depends: [T-12, T-11], owner: zhang.min}
  - {id: T-30, name: Notes, effort: 40h}
  - {id: T-40, name: Loose}
milestones: [{id: M1, name: Done, depends: [T-20]}]
"""
FILES = {
    **PEOPLE,
    "atlas/plan.md": PLAN,
    "atlas/baselines/BL-01.md": "id: BL-01\ntitle: First\ndate: 2026-01-28",
    "atlas/baselines/BL-02.md": "id: BL-02\ntitle: Second\ndate: 2026-03-20",
    "atlas/baselines/BL-03.md": "id: BL-03\ntitle: To come\ndate: 2026-07-01",
}
D = dt.date
DRIVEN = "starts 10 Jun because T-12 finishes 9 Jun, FS+0; moving T-12 by 1 day moves this"
DERIVED = {
    "ATLAS": {"finish_forecast": D(2026, 6, 19)},
    "ATLAS/T-10": {
        "early_start": D(2026, 1, 5), "early_finish": D(2026, 6, 9), "summary": True,
        "percent": None,
        "state": "in_progress", "critical": True, "total_float_days": 0},
    "ATLAS/T-11": {
        "early_start": D(2026, 1, 5), "early_finish": D(2026, 1, 16),
        "percent": 100, "state": "done",
        "total_float_days": None, "why": {"total_float_days": "finished"}, "critical": False},
    "ATLAS/T-12": {
        "early_start": D(2026, 6, 8), "early_finish": D(2026, 6, 9),
        "percent": 40, "state": "in_progress",
        "total_float_days": 0, "critical": True,
        "driven_by": {"id": None, "kind": "progress", "holds": "remaining", "held": D(2026, 6, 8),
            "date": D(2026, 6, 5), "left": "1d"}},
    "ATLAS/T-20": {
        "early_start": D(2026, 6, 10), "early_finish": D(2026, 6, 16),
        "percent": 0, "state": "not_started",
        "total_float_days": -1.5, "critical": True,
        "driven_by": {"id": "T-12", "kind": "link", "holds": "start", "held": D(2026, 6, 10),
            "date": D(2026, 6, 9), "link": "FS", "lag": "+0", "through": None, "movable": True}},
    "ATLAS/T-30": {
        "early_start": D(2026, 6, 5), "early_finish": D(2026, 6, 12),
        "percent": 0, "state": "not_started",
        "total_float_days": 5, "critical": False},
    "ATLAS/T-40": {
        "early_start": None, "early_finish": None,
        "percent": 0, "state": "not_started",
        "total_float_days": None, "critical": False,
        "why": {"early_start": "neither duration nor effort",
            "early_finish": "neither duration nor effort"}},
}  # fmt: skip


def page(files=FILES, derived=DERIVED, language="en"):
    built = replace(portal(files), derived=derived)
    return next(plan.pages(desk(built, language=language)))


def table(found):
    assert isinstance(found.figures[-1], Table)
    return found.figures[-1]


def test_the_head_says_how_many_tasks_hold_the_finish():
    head = page().figures[0]
    assert head.title == "5 tasks, 1 done, 2 critical; finish on 19 Jun."
    assert (head.subject, head.small) == ("Delivery plan", "PLAN-01, version 1.4")


def test_the_page_is_the_one_that_tasks_are_addressed_on():
    found = page()
    assert (found.address.page, found.area, found.nav, found.order) == ("atlas/plan", "plan", "Tasks", 0)
    ids = ["T-10", "T-11", "T-12", "T-20", "T-30", "T-40"]
    assert [row.anchor for row in found.figures[1].rows] == [*ids, ""]
    assert [row.anchor for row in table(found).rows] == [f"row-{uid}" for uid in ids]


def test_without_a_drawing_the_table_has_the_addresses_of_the_tasks():
    assert [row.anchor for row in table(page(derived={})).rows][:2] == ["T-10", "T-11"]


def test_tasks_stand_in_their_hierarchy():
    rows = table(page()).rows
    assert [row.depth for row in rows] == [0, 1, 1, 0, 0, 0]
    assert [row.summary for row in rows] == [True, False, False, False, False, False]


def test_a_row_gives_dates_work_progress_float_and_links():
    assert cells(table(page())) == [
        ["T-10 Design", "", "5 Jan", "9 Jun", "", "", "0 critical", ""],
        ["T-11 Architecture", "Li Wei", "5 Jan", "16 Jan", "10 d", "100 %", "–", ""],
        ["T-12 Concept", "", "8 Jun", "9 Jun", "12 h", "40 %", "0 critical", "T-11 SS+2d"],
        ["T-20 Test", "Zhang Min", "10 Jun", "16 Jun", "5 d", "0 %", "−1.5 critical", "T-12, T-11"],
        ["T-30 Notes", "", "5 Jun", "12 Jun", "40 h of work", "0 %", "5", ""],
        ["T-40 Loose", "", "n/a", "n/a", "n/a", "0 %", "n/a", ""],
    ]


def test_what_is_critical_is_said_by_a_word_and_not_by_looks_alone():
    cell = table(page()).rows[3].cells[6]
    assert [(piece.text, piece.tone) for piece in cell.text] == [("−1.5", "strong"), ("critical", "strong")]


def test_the_second_line_says_what_drives_the_date():
    rows = table(page()).rows
    assert plain(rows[3].cells[0].sub) == f"Test · {DRIVEN}"
    assert plain(rows[1].cells[0].sub) == "DEV"
    assert plain(rows[5].cells[2].sub) == "neither duration nor effort"


def test_a_reader_of_chinese_gets_the_reason_and_no_english_sentence():
    sub = plain(table(page(language="zh")).rows[3].cells[0].sub)
    assert "because" not in sub
    assert "T-12" in sub


def test_chips_filter_by_state_deadline_and_department():
    assert chips(table(page())) == {
        "All": 6, "Critical": 2, "In progress": 1, "Deadline missed": 1, "DEV": 2, "Test": 1,
    }  # fmt: skip


def test_many_departments_give_no_chips():
    tasks = ", ".join(f"{{id: T-{n}, name: Task {n}, department: dep{n}}}" for n in range(1, 9))
    files = {"atlas/plan.md": f"id: PLAN-01\ntitle: P\ntasks: [{tasks}]"}
    assert table(page(files, {})).chips == ()


def test_the_plans_facts_name_approval_calendar_and_the_baseline_in_force():
    band = next(figure for figure in page().figures if isinstance(figure, Band))
    first, second = band.figures
    assert isinstance(first, Facts)
    assert [(fact.name, plain(fact.text)) for fact in first.facts] == [
        ("Plan", "PLAN-01 Delivery plan Approved"),
        ("Approval", "Chen Jie Approved 28 Jan"),
        ("Approval", "Li Wei asked for"),
        ("Start", "5 Jan"),
        ("Calendar", "China"),
        ("Baseline", "BL-02 Second"),
        ("Milestones", "All 1"),
    ]
    assert isinstance(second, Listing)
    assert items(second) == [
        ("T-12 Concept", "goes on 8 Jun with 1 d left at the as-of date 5 Jun", "until 9 Jun"),
        ("T-20 Test", DRIVEN, "until 16 Jun"),
    ]


def test_without_a_schedule_the_page_says_so_and_shows_what_is_written():
    found = page(derived={})
    assert found.figures[0].title == "5 tasks, 1 done; no finish is computed."
    assert column(table(found), "Finish") == ["n/a", "16 Jan", "n/a", "n/a", "n/a", "n/a"]
    assert isinstance(found.figures[1], Facts)
    assert facts(found.figures[1])["Calendar"] == "China"


def test_a_plan_that_is_done_says_when_it_ended():
    files = {"atlas/plan.md": "id: P-1\ntitle: P\ntasks: [{id: T-1, name: A, duration: 1d}]"}
    derived = {"ATLAS": {"finish_forecast": D(2026, 6, 1)}, "ATLAS/T-1": {"state": "done", "critical": True}}
    found = page(files, derived)
    assert found.figures[0].title == "1 task, all done; the last one finished on 1 Jun."
    assert column(table(found), "Progress") == ["100 %"]


def test_a_superseded_plan_gives_way():
    files = {
        "atlas/plan.md": "id: PLAN-01\ntitle: New\ntasks: [{id: T-1, name: A}]",
        "atlas/plans/old.md": "id: PLAN-00\ntitle: Old\nstatus: superseded",
    }
    assert page(files, {}).figures[0].subject == "New"


def test_a_portal_without_tasks_has_no_such_page():
    built = portal({})
    assert not list(plan.pages(desk(built)))
    assert not list(plan.pages(desk(replace(portal(FILES), derived=DERIVED), None)))


def test_an_audience_sees_released_tasks_alone_and_nothing_computed():
    built = release(replace(portal(FILES), derived=DERIVED), "client")
    found = next(plan.pages(desk(built)))
    assert column(table(found), "Task") == ["T-11 Architecture"]
    assert table(found).rows[0].depth == 0
    assert found.figures[0].title == "1 task, 1 done; no finish is computed."


def test_near_critical_tasks_are_counted_named_and_filtered():
    derived = {**DERIVED, "ATLAS/T-30": {**DERIVED["ATLAS/T-30"], "near_critical": True}}
    found = page(derived=derived)
    assert found.figures[0].title == "5 tasks, 1 done, 2 critical, 1 near-critical; finish on 19 Jun."
    row = next(row for row in table(found).rows if row.anchor == "row-T-30")
    assert dict(row.facts)["critical"] == "near"
    assert [(chip.label, chip.count) for chip in table(found).chips if chip.value == "near"] == [
        ("Near-critical", 1)
    ]
