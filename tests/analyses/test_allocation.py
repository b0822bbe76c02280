import dataclasses
import datetime as dt
from types import SimpleNamespace

import pytest

from pmsite.analyses.allocation import (
    Used,
    above,
    actuals,
    budgets,
    department_of,
    is_done,
    is_live,
    peak,
    shares,
    spent,
    used,
)
from tests.views._figures import portal

PLAN = """id: PLAN-01
title: Plan
tasks:
  - id: T-1
    name: Package
    department: dev
    tasks:
      - {id: T-11, name: A, duration: 2w, allocate: [{who: li.wei, units: 50%}], budget: {labour: 10}}
      - {id: T-12, name: B, effort: 40h, department: test, allocate: [{who: li.wei}, {who: rig, units: 300%}]}
      - {id: T-13, name: C, allocate: [{who: li.wei}], budget: {labour: 5, travel: 1}}
  - {id: T-2, name: D, duration: 12h, actual_start: 2026-06-01, allocate: [{who: li.wei}]}
  - {id: T-3, name: E, duration: 1d, actual_start: 2026-05-01, actual_finish: 2026-05-02}"""
RESOURCES = """id: RES-01
title: R
people:
  - who: li.wei
    rates: [{from: 2026-01-01, per_hour: 100}, {from: 2026-05-01, per_hour: 200}]"""


def built():
    return portal({"atlas/plan.md": PLAN, "atlas/resources.md": RESOURCES})


def test_planned_hours_are_duration_by_units_or_the_effort_by_its_share():
    found = shares(built(), built().graph["ATLAS"])
    hours = {(share.task.id, share.who): share.hours for share in found}
    assert hours == {
        ("T-11", "li.wei"): 40,
        ("T-12", "li.wei"): 10,
        ("T-12", "rig"): 30,
        ("T-13", "li.wei"): None,
        ("T-2", "li.wei"): 12,
    }


def test_a_task_is_live_between_its_actual_dates():
    it = built()
    tasks = {task.id: task for task in it.graph.of("task")}
    assert [key for key, task in tasks.items() if is_live(it, task)] == ["T-2"]
    assert [key for key, task in tasks.items() if is_done(it, task)] == ["T-3"]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (0, None)),
        ([(1, 5, 0.5)], (0.5, 3)),
        ([(1, 5, 0.5), (5, 9, 0.7)], (1.2, 5)),
        ([(1, 4, 0.5), (5, 9, 0.5)], (0.5, 3)),
        ([(1, 2, 1.0)], (0, None)),
    ],
    ids=["nothing", "one", "overlap", "one after the other", "past"],
)
def test_the_peak_is_the_highest_sum_on_one_day_from_today_on(spans, expected):
    one = shares(built(), built().graph["ATLAS"])[0]
    day = dt.date(2026, 6, 1).replace
    found = [
        dataclasses.replace(one, start=day(day=start), finish=day(day=finish), units=units)
        for start, finish, units in spans
    ]
    highest, when = peak(found, day(day=3))
    assert (highest, when.day if when else None) == expected


def test_a_finished_task_does_not_count_for_the_peak():
    one = shares(built(), built().graph["ATLAS"])[0]
    done = dataclasses.replace(one, start=dt.date(2026, 6, 1), finish=dt.date(2026, 6, 9), done=True)
    assert peak([done], dt.date(2026, 6, 3)) == (0, None)


def test_budgets_are_summed_by_category():
    assert budgets(built().graph.of("task")) == {"labour": 15, "travel": 1}


def test_a_task_has_the_nearest_department_above_it():
    it = built()
    assert [department_of(it.graph[f"ATLAS/T-{n}"], it) for n in (11, 12, 2)] == ["dev", "test", ""]


def booked(*entries):
    it = built()
    kept = [
        SimpleNamespace(date=day, task="T-2", who=who, hours=hours, cost=cost, category=category)
        for day, who, hours, cost, category in entries
    ]
    object.__setattr__(it.graph, "actuals", {"ATLAS": tuple(kept)})
    return it


def test_used_money_is_the_written_cost_else_hours_at_the_rate_of_that_date():
    it = booked(
        (dt.date(2026, 4, 1), "li.wei", 2, None, "labour"),
        (dt.date(2026, 5, 1), "li.wei", 1, None, "labour"),
        (dt.date(2026, 5, 2), "li.wei", 1, 7, None),
        (dt.date(2026, 5, 2), "nobody", 3, None, "labour"),
        (dt.date(2026, 7, 1), "li.wei", 99, None, "labour"),
    )
    assert used(it, "ATLAS", "who") == {"li.wei": Used(4, 407, 0), "nobody": Used(3, 0, 1)}
    assert used(it, "ATLAS", "category") == {"labour": Used(6, 400, 1), "": Used(1, 7, 0)}


def test_an_hour_of_technology_costs_the_eighth_of_its_day():
    technology = "technology: [{id: rig, name: Rig, per_day: 80}, {id: van, name: Van}]"
    it = portal({"atlas/plan.md": PLAN, "atlas/resources.md": f"{RESOURCES}\n{technology}"})
    day = dt.date(2026, 5, 2)
    kept = [
        SimpleNamespace(date=day, task="T-2", who=who, hours=4, cost=None, category="technology")
        for who in ("rig", "van")
    ]
    object.__setattr__(it.graph, "actuals", {"ATLAS": tuple(kept)})
    assert [cost for _, cost in spent(it.graph, "ATLAS", day)] == [40, None]
    assert spent(it.graph, "ATLAS", dt.date(2026, 5, 1)) == ()


def test_a_task_stands_in_the_summary_tasks_above_it():
    it = built()
    assert [task.id for task in above(it.graph, it.graph["ATLAS/T-11"])] == ["T-11", "T-1"]


def test_without_booked_actuals_nothing_is_used():
    assert actuals(booked(), "ATLAS") == ()
    assert used(booked(), "ATLAS", "who") == {}
