"""Earned value of a small project, worked by hand: January 2026, Monday to Friday, no holidays."""

import datetime as dt
from dataclasses import replace

import pytest

from pmsite.analyses.earned_value import KEYS, derive
from pmsite.model.settings import Settings
from pmsite.read.actuals import Actual
from tests.checks._portal import portal

PLAN = """
start: 2026-01-05
status: approved
tasks:
  - id: T-1
    name: Package
    department: dev
    tasks:
      - {id: T-11, name: Five days, duration: 5d, actual_start: 2026-01-05, actual_finish: 2026-01-09}
      - {id: T-12, name: Half, duration: 4d, earned: fifty_fifty, actual_start: 2026-01-12, depends: [T-11]}
  - {id: T-2, name: Percent, duration: 10d, owner: ann, progress: [{date: 2026-01-09, percent: 20},
     {date: 2026-01-14, percent: 60}, {date: 2026-01-20, percent: 90}], actual_start: 2026-01-05}
  - {id: T-3, name: Effort, duration: 10d, earned: level_of_effort, actual_start: 2026-01-05}
  - {id: T-4, name: New, duration: 1d, budget: {labour: 999}}
"""
BASELINE = """
date: 2026-01-05
reason: First
tasks:
  T-11: {start: 2026-01-05, finish: 2026-01-09, cost: 500}
  T-12: {start: 2026-01-12, finish: 2026-01-15, cost: 400}
  T-2: {start: 2026-01-05, finish: 2026-01-16, cost: 1000}
  T-3: {start: 2026-01-05, finish: 2026-01-16, cost: 100}
"""
RESOURCES = """
departments: [{id: dev, name: Development}, {id: test, name: Test}]
people: [{who: ann, department: test, rates: [{from: 2026-01-01, per_hour: 10}, {from: 2026-01-12, per_hour: 20}]}]
technology: [{id: rig, name: Rig, per_day: 80}]
"""
FILES = {"plan": PLAN, "BL-1": BASELINE, "p/resources.md": f"---\nid: RES-1\ntitle: R\n{RESOURCES}---\n"}
AS_OF = dt.date(2026, 1, 14)


def day(number):
    return dt.date(2026, 1, number)


BOOKED = (
    (day(6), "T-11", "ann", 8, None),
    (day(13), "T-12", "ann", 8, None),
    (day(13), "T-2", "", None, 700),
    (day(14), "T-2", "rig", 4, None),
    (day(15), "T-2", "", None, 5000),
)


def earned(files=FILES, *, booked=BOOKED, as_of=AS_OF):
    built = portal(files, as_of=as_of)
    source = built.graph["P"].source
    rows = tuple(
        Actual(date, task, who, hours, cost, "labour", "", source) for date, task, who, hours, cost in booked
    )
    graph = replace(built.graph, actuals={"P": rows} if rows else {})
    return derive(graph, Settings(), as_of)["P"]["earned_value"]


def test_the_measures_worked_by_hand():
    """On 14 January eight of ten working days have passed.

    PV: 500 + 3/4 of 400 + 8/10 of 1000 + 8/10 of 100; EV: 500 + half of 400 + 60 % of 1000 + 80;
    AC: 8 × 10 + 8 × 20 + 700 + half a day of the rig.
    """
    found = earned()
    assert {key: found[key] for key in ("bac", "pv", "ev", "ac")} == {
        "bac": 2000, "pv": 1680, "ev": 1380, "ac": 980,
    }  # fmt: skip
    assert (found["baseline"], found["start"], found["finish"]) == ("BL-1", day(5), day(16))
    assert found["spi"] == pytest.approx(1380 / 1680, abs=1e-6)
    assert found["cpi"] == pytest.approx(1380 / 980, abs=1e-6)


def test_the_keys_of_the_contract_stand_at_the_top_and_none_is_without_reason():
    found = earned()
    assert tuple(found)[: len(KEYS)] == KEYS
    assert {key for key in KEYS if found[key] is None} == set(found["why"]) == set()


def test_earned_schedule_in_working_days():
    """A day plans 100 + 100 + 10 in the first week, then 100 + 100 + 10: 210; 1380 lie between day 6 and 7."""
    found = earned()
    assert [value for _, value in found["curves"]["pv"]] == [
        210, 420, 630, 840, 1050, 1260, 1470, 1680, 1890, 2000,
    ]  # fmt: skip
    assert (found["at"], found["planned_duration"]) == (8, 10)
    assert found["es"] == pytest.approx(6 + 120 / 210, abs=1e-6)
    assert found["ieac_t"] == pytest.approx(10 / (found["es"] / 8), abs=1e-5)
    assert found["finish_t"] == day(21)


def test_curves_have_a_point_a_working_day_and_stop_at_the_day():
    curves = earned()["curves"]
    assert [date for date, _ in curves["pv"]] == [day(n) for n in (5, 6, 7, 8, 9, 12, 13, 14, 15, 16)]
    assert curves["ev"] == [
        [day(5), 10], [day(6), 20], [day(7), 30], [day(8), 40], [day(9), 750], [day(12), 960], [day(13), 970],
        [day(14), 1380],
    ]  # fmt: skip
    assert [value for _, value in curves["ac"]] == [0, 80, 80, 80, 80, 80, 940, 980]


def test_curves_reach_a_day_that_is_not_worked():
    curves = earned(as_of=day(17))["curves"]
    assert (curves["ev"][-1][0], curves["ac"][-1]) == (day(17), [day(17), 5980])


def test_parts_add_up_to_the_whole():
    found = earned()
    for parts in ("by_work_package", "by_department", "tasks"):
        for key in ("bac", "pv", "ev", "ac"):
            assert sum(part[key] or 0 for part in found[parts]) == pytest.approx(found[key])
    packages = {part["id"]: (part["bac"], part["ev"], part["ac"]) for part in found["by_work_package"]}
    assert packages == {"T-1": (900, 700, 240), "T-2": (1000, 600, 740), "T-3": (100, 80, 0)}
    departments = {part["id"]: part["bac"] for part in found["by_department"]}
    assert departments == {"dev": 900, "test": 1000, "": 100}
    assert found["unbaselined"] == ["T-4"]


def test_before_a_baseline_there_is_the_actual_cost_only():
    files = {**FILES, "BL-1": BASELINE.replace("date: 2026-01-05", "date: 2026-02-01")}
    found = earned(files)
    assert found["ac"] == 980
    assert {key for key in KEYS if found[key] is None} == set(KEYS) - {"ac"} == set(found["why"])
    assert set(found["why"].values()) == {"no baseline"}


def test_without_bookings_there_is_no_cost():
    found = earned(booked=())
    assert (found["ac"], found["cpi"], found["eac_cpi"], found["tcpi_bac"]) == (None,) * 4
    assert found["why"]["cpi"] == "no actual cost is recorded"
    assert found["curves"]["ac"] == []
    assert found["spi"] == pytest.approx(1380 / 1680, abs=1e-6)


def test_without_progress_nothing_is_earned_that_is_known():
    plan = "start: 2026-01-05\ntasks: [{id: T-11, name: A, duration: 5d}, {id: T-3, name: B, earned: level_of_effort}]"
    found = earned({**FILES, "plan": plan})
    assert (found["ev"], found["spi"], found["es"], found["curves"]["ev"]) == (None, None, None, [])
    assert found["why"]["spi"] == found["why"]["es"] == "no progress is recorded"
    assert found["pv"] == 1680


def test_entries_of_later_days_do_not_count_yet():
    assert earned(as_of=day(13))["ev"] == 500 + 200 + 200 + 70
    assert earned(as_of=day(9))["ac"] == 80


def test_the_latest_baseline_up_to_the_day_counts():
    later = BASELINE.replace("2026-01-05\nreason", "2026-01-12\nreason").replace("cost: 1000", "cost: 3000")
    files = {**FILES, "BL-2": later}
    assert earned(files)["bac"] == 4000
    assert earned(files, as_of=day(9))["bac"] == 2000


def test_a_baseline_without_cost_takes_the_budget_else_hours_by_rate():
    plan = """
    start: 2026-01-05
    tasks:
      - {id: T-1, name: A, duration: 5d, budget: {labour: 60, travel: 40}, actual_start: 2026-01-05}
      - {id: T-2, name: B, duration: 5d, allocate: [{who: ann, units: 50%}]}
      - {id: T-3, name: C, duration: 5d}
    """
    baseline = """
    date: 2026-01-05
    tasks:
      T-1: {start: 2026-01-05, finish: 2026-01-09}
      T-2: {start: 2026-01-05, finish: 2026-01-09, hours: 30}
      T-3: {start: 2026-01-05, finish: 2026-01-09}
    """
    found = earned({**FILES, "plan": plan, "BL-1": baseline})
    assert {part["id"]: part["bac"] for part in found["tasks"] if part["bac"]} == {"T-1": 100, "T-2": 300}
    assert found["unpriced"] == {"tasks": ["T-3"], "bookings": 0}


def test_a_baseline_without_any_cost_gives_no_budget():
    found = earned(
        {**FILES, "BL-1": "date: 2026-01-05\ntasks: {T-9: {start: 2026-01-05, finish: 2026-01-09}}"}
    )
    assert found["bac"] is None
    assert found["why"]["bac"] == "no task of the baseline has a cost"


def test_a_summary_in_the_baseline_does_not_count_beside_its_tasks():
    baseline = BASELINE + "  T-1: {start: 2026-01-05, finish: 2026-01-15, cost: 900}\n"
    assert earned({**FILES, "BL-1": baseline})["bac"] == 2000


def test_a_task_broken_down_since_earns_by_its_parts():
    """Five days of nine are finished, of the other four half is earned: 7/9 of 900."""
    baseline = "date: 2026-01-05\ntasks: {T-1: {start: 2026-01-05, finish: 2026-01-15, cost: 900}}"
    found = earned({**FILES, "BL-1": baseline})
    assert (found["bac"], found["ev"]) == (900, pytest.approx(700))
    assert found["unbaselined"] == ["T-2", "T-3", "T-4"]


def test_a_task_taken_out_of_the_plan_keeps_its_planned_value_and_earns_nothing():
    baseline = BASELINE + "  T-9: {start: 2026-01-05, finish: 2026-01-09, cost: 300}\n"
    found = earned({**FILES, "BL-1": baseline})
    assert (found["bac"], found["pv"], found["ev"]) == (2300, 1980, 1380)
    assert found["by_work_package"][-1]["id"] == "-"


def test_time_stands_still_when_all_is_earned():
    dates = "actual_start: 2026-01-05, actual_finish: 2026-01-12"
    plan = f"start: 2026-01-05\ntasks: [{{id: T-1, name: A, duration: 4d, {dates}}}]"
    baseline = "date: 2026-01-05\ntasks: {T-1: {start: 2026-01-05, finish: 2026-01-08, cost: 100}}"
    found = earned({**FILES, "plan": plan, "BL-1": baseline}, as_of=dt.date(2026, 3, 31))
    assert (found["es"], found["at"], found["sv_t"]) == (4, 6, -2)
    assert found["finish_t"] == day(12)


def test_hours_without_a_rate_are_named():
    found = earned(booked=(*BOOKED, (day(12), "T-2", "nobody", 4, None)))
    assert (found["ac"], found["unpriced"]["bookings"]) == (980, 1)


@pytest.mark.parametrize("finish", ["2099-12-31", "9999-12-31"])
def test_a_baseline_of_many_years_is_refused_with_its_reason(finish):
    baseline = f"date: 2026-01-05\ntasks: {{T-11: {{start: 2026-01-05, finish: {finish}, cost: 100}}}}"
    found = earned({**FILES, "BL-1": baseline})
    assert found["why"]["bac"] == "the baseline is longer than twenty years"


def test_without_a_plan_there_is_no_earned_value():
    found = earned({"BL-1": BASELINE}, booked=())
    assert found["why"]["bac"] == "no plan with a start"
