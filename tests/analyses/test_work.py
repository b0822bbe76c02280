"""Planned hours and cost of a task: worked by hand; the week of 5 January 2026 has no holiday."""

import datetime as dt

import pytest

from pmsite.analyses._work import Prices, Work, work_of
from pmsite.analyses.schedule import ActivityDates
from pmsite.model.calendar import WorkCalendar
from tests.checks._portal import portal

RESOURCES = """
    id: RES-1
    people:
      - {who: li.wei, rates: [{from: 2026-01-01, per_hour: 100}, {from: 2026-01-08, per_hour: 200}]}
      - {who: chen.jie, rates: [{from: 2026-02-01, per_hour: 100}]}
    technology:
      - {id: rig, name: Rig, per_day: 500}
      - {id: van, name: Van}
"""
WEEK = (dt.date(2026, 1, 5), dt.date(2026, 1, 9))


def work(task, *, dates=WEEK, calendar=None):
    graph = portal({"plan": f"id: PLAN-1\ntasks: [{{id: T-1, {task}}}]", "RES-1": RESOURCES}).graph
    activity = ActivityDates("T-1", early_start=dates[0], early_finish=dates[1])
    return work_of(graph["P/T-1"], Prices.of(graph, "P"), activity, calendar or WorkCalendar())


def test_the_budget_is_the_cost_whatever_the_rates_say():
    task = "duration: 5d, allocate: [{who: li.wei, units: 60%}], budget: {labour: 12000, technology: 3000}"
    assert work(task) == Work(24, 15000)


def test_without_a_budget_hours_cost_the_rate_of_their_day():
    """8 h on each of five days: three at 100 (5 to 7 January), two at 200 (8 and 9 January)."""
    assert work("duration: 5d, allocate: [{who: li.wei}]") == Work(40, 24 * 100 + 16 * 200)


def test_technology_costs_its_days_and_is_no_hours_of_people():
    """5 days of half a rig at 500."""
    task = "duration: 5d, allocate: [{who: li.wei, units: 50%}, {who: rig, units: 50%}]"
    assert work(task) == Work(20, 12 * 100 + 8 * 200 + 2.5 * 500)


def test_an_effort_is_shared_by_the_units():
    """24 h between two who give as much: 12 h each, of which li.wei's cost 140 on the mean."""
    found = work("effort: 3d, allocate: [{who: li.wei}, {who: rig}]")
    assert (found.hours, found.cost) == (12, 12 * 140 + 1.5 * 500)


def test_an_effort_that_nobody_was_given_is_still_work():
    assert work("effort: 3d") == Work(24, None, {"cost": "neither budget nor allocation"})


def test_a_day_has_the_hours_of_the_calendar():
    found = work("duration: 5d, allocate: [{who: li.wei}]", calendar=WorkCalendar(minutes_per_day=360))
    assert (found.hours, found.cost) == (30, 30 * 140)


@pytest.mark.parametrize("who", ["chen.jie", "nobody.known", "van"])
def test_a_missing_price_leaves_the_cost_open(who):
    found = work(f"duration: 5d, allocate: [{{who: li.wei}}, {{who: {who}}}]")
    assert (found.cost, found.why) == (None, {"cost": "a rate is missing"})


def test_what_nobody_does_has_neither_hours_nor_cost():
    why = {"hours": "nobody is allocated", "cost": "neither budget nor allocation"}
    assert work("duration: 5d") == Work(None, None, why)


def test_work_on_no_working_day_costs_the_rate_of_that_day():
    """Saturday 10 January, after the rise."""
    saturday = dt.date(2026, 1, 10)
    assert work("duration: 1d, allocate: [{who: li.wei}]", dates=(saturday, saturday)).cost == 8 * 200
