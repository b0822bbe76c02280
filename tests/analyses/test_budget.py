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
