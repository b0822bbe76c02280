"""The demo's earned value, counted from its files without a line of the product's code.

Working days after the notices of the State Council on holidays of 2025 and 2026; earned value after
ANSI/EIA-748: leaf tasks, planned value by working days, actual cost as booked, else hours × rate.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter

import pytest

from tests.acceptance._content import AS_OF, CONTENT, PROJECTS, read, records


def _days(first, last):
    """Every day from the first to the last, as month and day of one year: ``_days("2026-02-15", "02-23")``."""
    start = dt.date.fromisoformat(first)
    end = dt.date.fromisoformat(f"{start.year}-{last}")
    return {start + dt.timedelta(number) for number in range((end - start).days + 1)}


HOLIDAYS = (
    _days("2025-10-01", "10-08") | _days("2026-01-01", "01-03") | _days("2026-02-15", "02-23")
    | _days("2026-04-04", "04-06") | _days("2026-05-01", "05-05") | _days("2026-06-19", "06-21")
    | _days("2026-09-25", "09-27") | _days("2026-10-01", "10-07")
)  # fmt: skip
MAKE_UP = {
    dt.date.fromisoformat(day)
    for day in (
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    )
}


def works(plan, day):
    """Whether a day is worked in a plan: its own exceptions win, then make-up days, then holidays."""
    own = {item["date"]: item["works"] for item in plan.get("exceptions") or ()}
    if day in own:
        return own[day]
    return day in MAKE_UP or (day.weekday() < 5 and day not in HOLIDAYS)


def leaves(tasks):
    for task in tasks:
        if task.get("tasks"):
            yield from leaves(task["tasks"])
        else:
            yield task


def frozen_until(project, day):
    """Tasks of the baseline in force at a day."""
    known = [front for front, _ in records(project, "baselines") if front["date"] <= day]
    return max(known, key=lambda front: front["date"])["tasks"]


def planned_share(plan, task, day):
    grid = [
        task["start"] + dt.timedelta(number) for number in range((task["finish"] - task["start"]).days + 1)
    ]
    worked = [item for item in grid if works(plan, item)]
    return sum(item <= day for item in worked) / len(worked)


def earned_share(plan, task, frozen, day):
    """Share of a task that is earned at the close of a day, by its method."""
    method = task.get("earned", "percent")
    if method == "level_of_effort":
        return planned_share(plan, frozen, day)
    if method == "milestones":
        steps = task["weights"]
        done = sum(step["weight"] for step in steps if step.get("done") and step["done"] <= day)
        return done / sum(step["weight"] for step in steps)
    if task.get("actual_finish") and task["actual_finish"] <= day:
        return 1
    if method == "fifty_fifty":
        return 0.5 if task.get("actual_start") and task["actual_start"] <= day else 0
    if method == "zero_hundred":
        return 0
    return (
        max((item["percent"] for item in task.get("progress") or () if item["date"] <= day), default=0) / 100
    )


def values(project, day):
    """BAC, planned value and earned value of a project at the close of a day."""
    plan, _ = read(CONTENT / project / "plan.md")
    frozen, tasks = frozen_until(project, day), {task["id"]: task for task in leaves(plan["tasks"])}
    at_completion = sum(item["cost"] for item in frozen.values())
    planned = sum(item["cost"] * planned_share(plan, item, day) for item in frozen.values())
    earned = sum(item["cost"] * earned_share(plan, tasks[name], item, day) for name, item in frozen.items())
    return at_completion, planned, earned


def spent(project, day):
    """Actual cost until the close of a day."""
    members = {item["who"]: item["rates"] for item in read(CONTENT / project / "resources.md")[0]["people"]}
    total = 0.0
    with (CONTENT / project / "actuals.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            booked = dt.date.fromisoformat(row["date"])
            if booked > day:
                continue
            if row["cost"]:
                total += float(row["cost"])
            else:
                rates = [item for item in members[row["who"]] if item["from"] <= booked]
                total += float(row["hours"]) * max(rates, key=lambda item: item["from"])["per_hour"]
    return total


@pytest.mark.parametrize("project", PROJECTS)
def test_planned_earned_and_spent_at_the_day_of_the_demo(export, project):
    shown = next(item["earned_value"] for item in export["projects"] if item["key"] == project.upper())
    at_completion, planned, earned = values(project, AS_OF)
    assert shown["bac"] == pytest.approx(at_completion)
    assert shown["pv"] == pytest.approx(planned)
    assert shown["ev"] == pytest.approx(earned)
    assert shown["ac"] == pytest.approx(spent(project, AS_OF))
    assert shown["cpi"] == pytest.approx(earned / spent(project, AS_OF), abs=1e-6)


@pytest.mark.parametrize(("project", "index"), [("atlas", 0.97), ("boreas", 0.88), ("cirrus", 1.02)])
def test_the_projects_cost_what_the_story_says(project, index):
    assert values(project, AS_OF)[2] / spent(project, AS_OF) == pytest.approx(index, abs=0.006)


@pytest.mark.parametrize("project", PROJECTS)
def test_the_figures_frozen_in_a_report_are_those_of_its_day(project):
    for front, _ in records(project, "reports"):
        figures = front["figures"]["earned_value"]
        day = front["figures"]["as_of"]
        at_completion, planned, earned = values(project, day)
        cost = spent(project, day)
        assert figures["bac"] == at_completion, front["id"]
        found = [figures[name] for name in ("pv", "ev", "ac")]
        assert found == pytest.approx([planned, earned, cost], abs=0.51), front["id"]
        assert (figures["spi"], figures["cpi"]) == pytest.approx((earned / planned, earned / cost), abs=6e-4)


@pytest.mark.parametrize("project", PROJECTS)
def test_the_budget_is_that_of_the_tasks_of_the_baseline_and_of_the_funds(project):
    front, _ = read(CONTENT / project / "index.md")
    plan, _ = read(CONTENT / project / "plan.md")
    resources, _ = read(CONTENT / project / "resources.md")
    by_category = Counter()
    for task in leaves(plan["tasks"]):
        by_category.update(task["budget"])
    assert dict(by_category) == front["budget"]
    assert {item["category"]: item["amount"] for item in resources["funds"]} == front["budget"]
    assert sum(front["budget"].values()) == values(project, AS_OF)[0]


@pytest.mark.parametrize("project", PROJECTS)
def test_the_current_baseline_holds_every_task_of_the_plan(project):
    plan, _ = read(CONTENT / project / "plan.md")
    assert {task["id"] for task in leaves(plan["tasks"])} == set(frozen_until(project, AS_OF))
