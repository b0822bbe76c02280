"""What a baseline moved against the one before it, by hand on Monday-to-Friday weeks of 2026."""

import datetime as dt

from tests.checks._portal import portal

PLAN = "id: PLAN-1\nstart: 2026-01-05\ntasks: [{id: T-1, name: Work, duration: 5d}]"
FIRST = """
    date: 2026-01-02
    tasks:
      T-1: {start: 2026-01-05, finish: 2026-01-09, hours: 40, cost: 1000}
      T-2: {start: 2026-01-12, finish: 2026-01-13, hours: 16, cost: 300}
    milestones: {M1: 2026-01-13}
"""
SECOND = """
    date: 2026-01-05
    tasks:
      T-1: {start: 2026-01-05, finish: 2026-01-14, hours: 64, cost: 1600}
      T-3: {start: 2026-01-15, finish: 2026-01-16, hours: 16, cost: 500}
    milestones: {M1: 2026-01-16}
"""


def step(name, files=None, as_of=dt.date(2026, 1, 30)):
    return (
        portal({"plan": PLAN, "BL-1": FIRST, "BL-2": SECOND, **(files or {})}, as_of=as_of)
        .of(name)
        .get("step")
    )


def test_the_second_baseline_against_the_first():
    """T-1 ends on Wednesday 14 instead of Friday 9; the finish goes from Tuesday 13 to Friday 16."""
    found = step("P/BL-2")
    sums = found["totals"]
    assert found["before"] == "BL-1"
    assert (sums["baseline_finish"], sums["finish"], sums["finish_days"]) == (
        dt.date(2026, 1, 13), dt.date(2026, 1, 16), 3,
    )  # fmt: skip
    assert (sums["cost"], sums["hours"]) == (600 + 500 - 300, 24 + 16 - 16)
    assert (sums["slipped"], sums["added"], sums["removed"], sums["milestones_slipped"]) == (1, 1, 1, 1)
    assert {item["id"]: item["finish_days"] for item in found["items"]} == {
        "T-1": 3, "T-2": None, "T-3": None, "M1": 3,
    }  # fmt: skip


def test_it_says_the_same_whatever_the_plan_has_become():
    moved = {"plan": PLAN.replace("5d", "50d")}
    assert step("P/BL-2", moved) == step("P/BL-2")


def test_the_first_baseline_and_one_of_a_later_day_move_nothing():
    assert step("P/BL-1") is None
    assert step("P/BL-2", as_of=dt.date(2026, 1, 4)) is None


def test_without_a_plan_working_days_are_not_known():
    assert step("P/BL-2", {"plan": "id: PLAN-1"}) is None
