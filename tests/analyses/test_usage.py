"""Usage, worked by hand: 100 an hour until May, then 200."""

import datetime as dt

import pytest

from pmsite.analyses.usage import Amount, usage
from pmsite.read.actuals import Actual
from tests.views._figures import portal

FILES = {
    "atlas/plan.md": """id: PLAN-01
title: P
start: 2026-01-05
calendar: none
tasks:
  - id: T-1
    name: Package
    tasks:
      - {id: T-11, name: A, duration: 5d, actual_start: 2026-01-05, actual_finish: 2026-01-09,
         allocate: [{who: li.wei}]}
      - {id: T-12, name: B, duration: 10d, depends: [T-11], actual_start: 2026-01-12,
         progress: [{date: 2026-01-14, percent: 40}], allocate: [{who: li.wei, units: 50%}, {who: rig}]}
  - {id: T-2, name: C, duration: 2d, depends: [T-12], budget: {services: 900}, allocate: [{who: zhang.min}]}""",
    "atlas/resources.md": """id: RES-01
title: R
people:
  - {who: li.wei, department: dev, rates: [{from: 2026-01-01, per_hour: 100}]}
  - {who: zhang.min, department: test}
technology: [{id: rig, name: Rig, per_day: 50}]""",
}
DAY = dt.date(2026, 1, 14)


def found(by, *booked):
    it = portal(FILES, as_of=DAY)
    source = it.graph["ATLAS"].source
    entries = tuple(
        Actual(dt.date(2026, 1, day), task, who, hours, cost, "", "", source)
        for day, task, who, hours, cost in booked
    )
    object.__setattr__(it.graph, "actuals", {"ATLAS": entries} if entries else {})
    return {item.key: (item.hours, item.cost) for item in usage(it, it.graph["ATLAS"], by)}


BOOKED = ((9, "T-11", "li.wei", 44, None), (14, "T-12", "li.wei", 14, None), (14, "T-12", "", None, 700))


def test_a_person_has_planned_booked_and_remaining_hours_and_their_cost():
    """40 + 40 hours planned; 58 booked; of the second task 60 % of 40 hours are left."""
    people = found("person", *BOOKED)
    assert people["li.wei"] == (Amount(80, 58, 24), Amount(8000, 5800, 2400))
    assert people["li.wei"][0].variance == pytest.approx(0.025)


def test_a_person_without_a_rate_has_hours_and_no_cost():
    assert found("person", *BOOKED)["zhang.min"] == (Amount(16, 0, 16), Amount(None, 0, None))


def test_hours_of_devices_are_nobody_s():
    assert found("person", *BOOKED, (14, "T-12", "rig", 8, None)).keys() == {"li.wei", "zhang.min"}


def test_a_department_is_that_of_its_people():
    departments = found("department", *BOOKED)
    assert departments["dev"][0] == Amount(80, 58, 24)
    assert departments["test"][0] == Amount(16, 0, 16)


def test_a_work_package_costs_what_its_tasks_plan_and_book():
    """4,000 and 4,000 + 10 days of the rig at 50; 60 % of the second are left; 700 were booked beside."""
    packages = found("package", *BOOKED)
    assert packages["T-1"] == (Amount(80, 58, 24), Amount(8500, 6500, 2700))
    assert packages["T-2"] == (Amount(16, 0, 16), Amount(900, 0, 900))


def test_bookings_after_the_day_are_not_known_yet():
    assert found("person", *BOOKED, (15, "T-12", "li.wei", 99, None))["li.wei"][0].actual == 58


def test_where_nothing_is_booked_the_actual_and_the_variance_are_unknown():
    hours, cost = found("person")["li.wei"]
    assert (hours, cost.actual) == (Amount(80, None, 24), None)
    assert (hours.variance, cost.variance) == (None, None)


def test_without_a_plan_nothing_is_planned():
    it = portal({})
    assert usage(it, it.graph["ATLAS"], "person") == ()


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Amount(100, 50, 60), 0.1),
        (Amount(100, 40, 50), -0.1),
        (Amount(0, 5, 0), None),
        (Amount(None, 5, 0), None),
    ],
)
def test_variance_is_actual_and_remaining_against_the_plan(amount, expected):
    assert amount.variance == (pytest.approx(expected) if expected is not None else None)
