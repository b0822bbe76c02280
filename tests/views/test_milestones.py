import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.figure import Head, Lanes, State, Status, Table, Timeline
from pmsite.release.release import release
from pmsite.views import milestones
from tests.views._figures import PEOPLE, cells, chips, column, desk, plain, portal

PLAN = """id: PLAN-01
title: Plan
tasks: [{id: T-01, name: Build, duration: 5d}]
milestones:
  - {id: M1, name: Design approved, baseline: 2026-03-06, actual: 2026-03-06, owner: li.wei, audience: client}
  - {id: M2, name: Beta, baseline: 2026-04-24, actual: 2026-04-30, audience: client}
  - id: M3
    name: Test passed
    baseline: 2026-06-16
    acceptance: No defect
    deliverables: [DOC-001]
    audience: client
  - {id: M4, name: Handover, baseline: 2026-06-26}
  - {id: M5, name: Second site, status: cancelled}
"""
FILES = {
    **PEOPLE,
    "atlas/index.md": "kind: project\nid: ATLAS\ntitle: Portal\nfinish: 2026-06-30\naudience: client",
    "atlas/plan.md": PLAN,
    "atlas/documents/DOC-001.md": "id: DOC-001\ntitle: Test report\naudience: client",
}
DERIVED = {
    "ATLAS": {"milestones_due": 2, "milestones_on_time": 1},
    "ATLAS/M1": {
        "baseline": dt.date(2026, 3, 6), "forecast": dt.date(2026, 3, 6), "actual": dt.date(2026, 3, 6),
        "slip_days": 0, "status": "achieved",
    },
    "ATLAS/M2": {
        "baseline": dt.date(2026, 4, 24), "forecast": dt.date(2026, 4, 30), "actual": dt.date(2026, 4, 30),
        "slip_days": 4, "status": "achieved_late",
    },
    "ATLAS/M3": {
        "baseline": dt.date(2026, 6, 16), "forecast": dt.date(2026, 6, 25), "actual": None, "slip_days": 6,
        "status": "at_risk", "critical": True, "total_float_days": 0,
    },
    "ATLAS/M4": {
        "baseline": dt.date(2026, 6, 26), "forecast": None, "actual": None,
        "slip_days": None, "status": "planned",
        "why": {"forecast": "a predecessor has no dates", "slip_days": "a predecessor has no dates"},
    },
    "ATLAS/M5": {"status": "cancelled", "baseline": None, "forecast": None, "slip_days": None},
}  # fmt: skip


def page(files=FILES, derived=DERIVED, project="ATLAS", language="en"):
    built = replace(portal(files), derived=derived)
    return next(milestones.pages(desk(built, project, language=language)))


def test_the_head_says_how_many_were_on_time_and_which_is_next():
    head, *_ = page().figures
    assert isinstance(head, Head)
    assert head.title == (
        "1 of 2 due milestones were reached on time; next is M3 Test passed on 25 Jun, in 20 days (+6 d)."
    )
    assert head.small == "2 of 4 reached"


def test_the_page_is_a_view_of_the_plan():
    found = page()
    assert (found.address.page, found.area, found.nav, found.order) == (
        "atlas/milestones",
        "plan",
        "Milestones",
        10,
    )


def test_the_line_shows_baseline_forecast_and_actual_and_leaves_out_what_is_cancelled():
    line = page().figures[1]
    assert isinstance(line, Timeline)
    assert [mark.id for mark in line.marks] == ["M1", "M2", "M3", "M4"]
    assert [mark.label for mark in line.marks] == ["6 Mar", "30 Apr, +4 d", "25 Jun, +6 d", "26 Jun"]
    assert [mark.late for mark in line.marks] == [False, True, True, False]
    assert [mark.next for mark in line.marks] == [False, False, True, False]
    assert (line.target, line.target_label) == (dt.date(2026, 6, 30), "Target 30 Jun")
    assert line.start < dt.date(2026, 3, 6)
    assert line.finish > dt.date(2026, 6, 30)
    assert [label for _, label in line.months] == ["Mar", "Apr", "May", "Jun", "Jul"]


def test_the_table_gives_the_dates_and_why_one_is_missing():
    table = page().figures[-1]
    assert isinstance(table, Table)
    assert cells(table)[2] == [
        "M3 Test passed", "", "16 Jun", "25 Jun", "–", "+6 d", "At risk", "0 critical",
        "DOC-001 Test report", "No defect",
    ]  # fmt: skip
    assert column(table, "Slip") == ["±0", "+4 d", "+6 d", "n/a", "–"]
    late = table.rows[3].cells
    assert plain(late[3].text) == "n/a"
    assert plain(late[3].sub) == "a predecessor has no dates"


def test_states_have_a_shape_and_a_word():
    table = page().figures[-1]
    assert isinstance(table, Table)
    states = [row.cells[6].text[0] for row in table.rows]
    assert states == [
        State("done", "Achieved"),
        State("done", "Achieved late"),
        Status("warn", "At risk"),
        State("open", "Planned"),
        State("x", "Cancelled"),
    ]


@pytest.mark.parametrize(
    ("status", "shape"),
    [
        ("on_track", Status("ok", "On track")),
        ("delayed", Status("off", "Delayed")),
        ("overdue", Status("off", "Overdue")),
    ],
)
def test_a_milestone_behind_its_limits_is_off_track(status, shape):
    derived = DERIVED | {"ATLAS/M3": DERIVED["ATLAS/M3"] | {"status": status}}
    table = page(derived=derived).figures[-1]
    assert table.rows[2].cells[6].text == (shape,)


def test_states_filter_the_table():
    assert chips(page().figures[-1]) == {
        "All": 5, "At risk": 1, "Planned": 1, "Achieved late": 1, "Achieved": 1, "Cancelled": 1,
    }  # fmt: skip


def test_without_computed_values_the_written_dates_stand():
    found = page(derived={})
    assert found.figures[0].title == (
        "1 of 2 due milestones were reached on time; next is M3 Test passed, planned for Tue 16 Jun, in 11 days."
    )
    assert column(found.figures[-1], "Slip") == ["n/a", "n/a", "n/a", "n/a", "–"]
    assert column(found.figures[-1], "Status") == ["Achieved", "Achieved", "n/a", "n/a", "Cancelled"]


def test_an_overdue_milestone_is_named_as_not_reached():
    files = FILES | {
        "atlas/plan.md": "id: P-1\ntitle: P\nmilestones: [{id: M1, name: A, baseline: 2026-06-01}]"
    }
    derived = {"ATLAS/M1": {"baseline": dt.date(2026, 6, 1), "status": "overdue"}}
    assert page(files, derived).figures[0].title == (
        "0 of 1 due milestones were reached on time; M1 A was due on Mon 1 Jun, 4 days ago, and is not reached."
    )


def test_when_all_are_reached_nothing_is_left():
    files = FILES | {
        "atlas/plan.md": "id: P-1\ntitle: P\n"
        "milestones: [{id: M1, name: A, baseline: 2026-06-01, actual: 2026-06-01}]"
    }
    found = page(files, {})
    assert found.figures[0].title == "1 of 1 due milestones were reached on time; none is left."


def test_a_milestone_without_dates_is_kept():
    files = FILES | {"atlas/plan.md": "id: P-1\ntitle: P\nmilestones: [{id: M1, name: A}]"}
    found = page(files, {})
    assert found.figures[0].title == "No milestone was due yet; next is M1 A, without a date."
    assert column(found.figures[-1], "Baseline") == ["n/a"]


def test_a_portal_without_milestones_has_no_such_page():
    built = portal({})
    assert not list(milestones.pages(desk(built)))
    assert not list(milestones.pages(desk(built, None)))


def test_the_portal_shows_the_milestones_of_all_projects_a_line_each():
    files = FILES | {
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Scanners",
        "boreas/plan.md": "id: PLAN-01\ntitle: P\nmilestones: [{id: M1, name: Live, baseline: 2026-06-12}]",
        "cirrus/index.md": "kind: project\nid: CIRRUS\ntitle: Empty",
    }
    found = page(files, DERIVED, None)
    assert (found.address.page, found.area, found.nav) == ("milestones", "portfolio", "Milestones")
    lanes, table = found.figures[1:]
    assert isinstance(lanes, Lanes)
    assert [plain(lane.title) for lane in lanes.lanes] == ["ATLAS Portal", "BOREAS Scanners"]
    assert [len(lane.marks) for lane in lanes.lanes] == [4, 1]
    assert lanes.title == "1 of 3 open milestones are behind their baseline"
    assert column(table, "Milestone")[2] == "BOREAS/M1 Live"
    assert chips(table)["BOREAS"] == 1
    assert {row.anchor for row in table.rows} == {""}


def test_an_audience_sees_no_column_of_what_is_withheld_from_it():
    built = release(replace(portal(FILES), derived=DERIVED), "client")
    table = next(milestones.pages(desk(built))).figures[-1]
    assert [found.title for found in table.columns] == [
        "Milestone", "Owner", "Baseline", "Actual", "Status", "Deliverables", "Acceptance",
    ]  # fmt: skip
    assert column(table, "Milestone") == ["M1 Design approved", "M2 Beta", "M3 Test passed"]
    assert "25 Jun" not in str(table)


def test_dates_are_in_the_readers_language():
    assert page(language="zh").figures[1].marks[2].label.startswith("6月25日")
