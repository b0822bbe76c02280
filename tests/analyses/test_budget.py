import datetime as dt
from dataclasses import replace

import pytest

from pmsite.analyses.budget import Line, budget
from pmsite.read.actuals import Actual
from tests.checks._portal import portal

FILES = {
    "P": "kind: project\nid: P\nbudget: {labour: 1, travel: 70}",
    "plan": """
    start: 2026-03-02
    tasks:
      - {id: T-1, name: A, duration: 5d, budget: {labour: 400}, progress: [{date: 2026-03-06, percent: 75}],
         actual_start: 2026-03-02}
      - {id: T-2, name: B, duration: 5d, budget: {labour: 100, technology: 50}}
    """,
    "p/resources.md": """---
id: RES-1
title: R
funds:
  - {category: labour, amount: 300, committed: 200}
  - {category: labour, amount: 200}
  - {category: technology, amount: 40, forecast: 45}
---
""",
}
BOOKED = (("T-1", 360.0, "labour"), ("T-1", 10.0, ""))


def found(files=FILES, booked=BOOKED, **derived):
    built = portal(files)
    day, source = dt.date(2026, 3, 6), built.graph["P"].source
    rows = tuple(Actual(day, task, "", None, cost, category, "", source) for task, cost, category in booked)
    graph = replace(built.graph, actuals={"P": rows} if rows else {})
    built = replace(built, graph=graph, derived={**built.derived, **derived})
    return budget(built, built.graph["P"])


def test_categories_with_what_is_granted_planned_committed_spent_and_expected():
    """Labour: 360 spent, a quarter of 400 and all of 100 are left; technology states its forecast."""
    lines = {line.category: line for line in found().lines}
    assert lines == {
        "labour": Line("labour", 500, 500, 200, 360, 360 + 100 + 100),
        "travel": Line("travel", 70, None, None, 0, 0),
        "technology": Line("technology", 40, 50, None, 0, 45, stated=True),
        "": Line("", None, None, None, 10, 10),
    }
    assert [line.variance for line in lines.values()] == [-60, 70, -5, None]


def test_the_total_sums_what_is_known():
    total = found().total
    assert (total.granted, total.planned, total.committed) == (610, 550, 200)
    assert (total.used, total.forecast, total.variance) == (370, 615, -5)


def test_what_is_left_is_what_is_not_earned():
    tasks = [{"id": "T-1", "bac": 800, "ev": 200}, {"id": "T-2", "bac": 100, "ev": None}]
    lines = {line.category: line for line in found(P={"earned_value": {"tasks": tasks}}).lines}
    assert lines["labour"].forecast == pytest.approx(360 + 300 + 100)


def test_without_bookings_nothing_is_spent_or_expected_that_is_known():
    it = found(booked=())
    assert not it.booked
    assert [(line.used, line.forecast) for line in it.lines] == [(None, None), (None, None), (None, 45)]
    assert it.total.used is None


def test_without_money_there_are_no_lines():
    assert found({"P": "kind: project\nid: P"}, ()).lines == ()


PLAN = """
start: 2026-03-02
tasks:
  - {id: T-1, name: A, duration: 5d, budget: {labour: 400}, actual_start: 2026-03-02, actual_finish: 2026-03-06}
  - {id: T-2, name: B, duration: 5d, OTHER}
"""


@pytest.mark.parametrize(
    ("other", "bare"),
    [
        ("allocate: [{who: li.wei, units: 50%}]", ["T-2"]),
        ("allocate: [{who: li.wei, units: 0%}]", []),
        ("allocate: [{who: li.wei, units: 50%}], actual_start: 2026-03-02, actual_finish: 2026-03-06", []),
        ("owner: li.wei", []),
        ("allocate: [{who: li.wei, units: 50%}], budget: {labour: 1}", []),
    ],
    ids=["people", "nobody", "done", "nothing to pay", "budget"],
)
def test_open_work_that_costs_but_has_no_budget_leaves_the_end_unknown(other, bare):
    """360 are spent; what is left of a task with people and without a budget, nothing says."""
    it = found({"P": "kind: project\nid: P", "plan": PLAN.replace("OTHER", other)})
    assert [task.id for task in it.unbudgeted] == bare
    assert (it.total.used, it.total.forecast is None) == (370, bool(bare))
    assert all((line.forecast is None) is bool(bare) for line in it.lines)


def test_open_work_that_the_baseline_prices_but_no_budget_does_leaves_the_end_unknown():
    tasks = [{"id": "T-1", "bac": 400, "ev": 400}, {"id": "T-2", "bac": 100, "ev": 20}]
    files = {"P": "kind: project\nid: P", "plan": PLAN.replace("OTHER", "owner: li.wei")}
    it = found(files, P={"earned_value": {"tasks": tasks}})
    assert [task.id for task in it.unbudgeted] == ["T-2"]
    assert it.total.forecast is None


def test_the_end_of_one_category_is_not_the_end_of_all():
    it = found(booked=())
    assert [line.forecast for line in it.lines] == [None, None, 45]
    assert (it.total.forecast, it.total.variance) == (None, None)
