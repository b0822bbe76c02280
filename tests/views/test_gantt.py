import datetime as dt
from dataclasses import replace

from pmsite.model.address import Address
from pmsite.model.figure import GanttLink
from pmsite.views._gantt import gantt
from tests.views._figures import PEOPLE, desk, portal

D = dt.date
PLAN = """id: PLAN-01
title: Delivery plan
tasks:
  - id: T-10
    name: Design
    tasks:
      - {id: T-11, name: Architecture, duration: 10d, owner: li.wei}
      - {id: T-12, name: Concept, duration: 3d, depends: ["T-11 SS+2d"]}
  - {id: T-20, name: Test, duration: 5d, depends: [T-12]}
  - {id: T-30, name: Loose}
milestones: [{id: M1, name: Done, depends: [T-20]}]
"""
BASELINE = """id: BL-01
title: First
date: 2026-05-04
tasks:
  T-11: {start: 2026-05-18, finish: 2026-05-29, duration: 10d}
  T-12: {start: 2026-05-20, finish: 2026-06-03, duration: 3d}
"""
FILES = {**PEOPLE, "atlas/plan.md": PLAN, "atlas/baselines/BL-01.md": BASELINE}
DERIVED = {
    "ATLAS": {"not_worked": [(D(2026, 5, 1), D(2026, 5, 20)), (D(2026, 6, 6), D(2026, 6, 7))]},
    "ATLAS/T-10": {"summary": True, "early_start": D(2026, 5, 18), "early_finish": D(2026, 6, 9)},
    "ATLAS/T-11": {
        "early_start": D(2026, 5, 18), "early_finish": D(2026, 5, 29),
        "percent": 100, "state": "done", "critical": False,
        "driven_by": {"id": None, "kind": "actual", "held": D(2026, 5, 29), "date": D(2026, 5, 29)}},
    "ATLAS/T-12": {
        "early_start": D(2026, 6, 5), "early_finish": D(2026, 6, 9),
        "percent": 40, "state": "in_progress", "critical": True, "total_float_days": 0,
        "driven_by": {"id": "T-11", "kind": "link", "holds": "start", "held": D(2026, 6, 5),
            "date": D(2026, 5, 18), "link": "SS", "lag": "+2d", "through": None, "movable": False}},
    "ATLAS/T-20": {
        "early_start": D(2026, 6, 10), "early_finish": D(2026, 6, 16), "late_finish": D(2026, 6, 18),
        "percent": 0, "state": "not_started", "critical": False, "total_float_days": 2},
    "ATLAS/BL-01": {
        "variance": [{"id": "T-11", "finish_days": 0}, {"id": "T-12", "finish_days": 4},
            {"id": "T-20", "finish_days": None}]},
    "ATLAS/M1": {"forecast": D(2026, 6, 16), "baseline": D(2026, 6, 12), "critical": True, "slip_days": 2},
}  # fmt: skip


def chart(language="en", derived=DERIVED, files=FILES):
    return gantt(desk(replace(portal(files), derived=derived), language=language))


def rows(**options):
    return {row.id: row for row in chart(**options).rows}


def test_rows_stand_in_their_hierarchy_and_milestones_after_them():
    found = [(row.id, row.depth, row.summary, row.milestone) for row in chart().rows]
    assert found == [
        ("T-10", 0, True, False),
        ("T-11", 1, False, False),
        ("T-12", 1, False, False),
        ("T-20", 0, False, False),
        ("T-30", 0, False, False),
        ("M1", 0, False, True),
    ]


def test_a_task_has_its_address_here_and_leads_to_the_table():
    found = rows()
    assert (found["T-11"].anchor, found["T-11"].to) == ("T-11", Address("atlas/plan", "row-T-11"))
    assert (found["M1"].anchor, found["M1"].to) == ("", Address("atlas/milestones/M1"))


def test_a_row_says_what_drives_an_open_task():
    found = rows()
    why = "starts 5 Jun because T-11 started 18 May, SS+2d"
    assert found["T-12"].hint == f"T-12 Concept; 5 Jun – 9 Jun; 40 %; {why}"
    assert found["T-11"].hint == "T-11 Architecture; 18 May – 29 May; 100 %"
    assert found["T-30"].hint == "T-30 Loose"
    assert found["M1"].hint == "M1 Done; 16 Jun"
    assert rows(language="zh")["T-12"].hint.startswith("T-12 Concept；6月5日 – 6月9日；40%；")


def test_a_row_has_owner_and_dates_as_words():
    found = rows()["T-11"]
    assert (found.owner, found.start_label, found.finish_label) == ("Li Wei", "18 May", "29 May")
    assert rows()["T-30"].finish_label == "n/a"


def test_baseline_bars_are_those_of_the_baseline_and_a_summary_reaches_over_its_parts():
    found = {uid: (row.baseline_start, row.baseline_finish) for uid, row in rows().items()}
    assert found["T-11"] == (D(2026, 5, 18), D(2026, 5, 29))
    assert found["T-10"] == (D(2026, 5, 18), D(2026, 6, 3))
    assert found["T-20"] == (None, None)
    assert found["M1"] == (None, D(2026, 6, 12))


def test_a_slip_is_the_baselines_finish_variance_in_working_days():
    assert {uid: row.slip_label for uid, row in rows().items()} == {
        "T-10": "", "T-11": "", "T-12": "+4", "T-20": "", "T-30": "", "M1": "+2",
    }  # fmt: skip
    earlier = {**DERIVED, "ATLAS/BL-01": {"variance": [{"id": "T-12", "finish_days": -2}]}}
    assert rows(derived=earlier)["T-12"].slip_label == "−2"


def test_arrows_carry_their_type_and_join_rows_by_number():
    assert chart().links == (
        GanttLink(1, 2, "SS"),
        GanttLink(2, 3, "FS"),
        GanttLink(3, 5, "FS"),
    )


def test_the_axis_reaches_from_the_first_day_to_after_the_last_and_shades_what_is_not_worked():
    found = chart()
    assert (found.start, found.finish) == (D(2026, 5, 18), D(2026, 6, 22))
    assert found.free == ((D(2026, 5, 18), D(2026, 5, 20)), (D(2026, 6, 6), D(2026, 6, 7)))


def test_a_first_month_is_named_where_its_name_has_room():
    assert chart().months == ((D(2026, 5, 18), "May"), (D(2026, 6, 1), "Jun"))
    later = {**DERIVED, "ATLAS/T-11": {**DERIVED["ATLAS/T-11"], "early_start": D(2026, 5, 25)}}
    del later["ATLAS/T-10"]
    none = {path: text for path, text in FILES.items() if "baselines" not in path}
    assert chart(derived=later, files=none).months == ((D(2026, 6, 1), "Jun"),)


def test_weeks_carry_their_iso_numbers():
    # 18 May 2026 is the Monday of ISO week 21
    assert chart().weeks[:2] == ((D(2026, 5, 18), "21"), (D(2026, 5, 25), "22"))


def test_without_dates_nothing_is_drawn():
    assert (
        chart(
            derived={},
            files={**PEOPLE, "atlas/plan.md": "id: PLAN-01\ntitle: P\ntasks: [{id: T-1, name: One}]"},
        )
        is None
    )


def test_float_says_when_it_is_used_up_and_when_nearly_so():
    derived = {
        **DERIVED,
        "ATLAS/T-12": {**DERIVED["ATLAS/T-12"], "total_float_days": -1.5},
        "ATLAS/T-20": {**DERIVED["ATLAS/T-20"], "near_critical": True},
    }
    assert {key: row.float_label for key, row in rows(derived=derived).items()} == {
        "T-10": "", "T-11": "", "T-12": "−1.5 crit.", "T-20": "2 near", "T-30": "", "M1": "",
    }  # fmt: skip
