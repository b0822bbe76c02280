"""Published networks; tests/cases/cpm.json names the source of each."""

import datetime as dt
import json
from pathlib import Path

import pytest

from pmsite.analyses.schedule import Activity, Link, LinkType, Network, compute_schedule
from pmsite.model.calendar import EVERY_DAY, WorkCalendar

CASES = json.loads((Path(__file__).parents[2] / "cases" / "cpm.json").read_text(encoding="utf-8"))["cases"]
DAY_ZERO = dt.date(2026, 1, 5)
DAY = 480


def _network(case):
    return Network(
        DAY_ZERO,
        tuple(
            Activity(
                task["id"],
                duration=round(task["duration"] * DAY),
                links=tuple(
                    Link(link["id"], LinkType(link["type"]), round(link["lag"] * DAY))
                    for link in task["predecessors"]
                ),
            )
            for task in case["tasks"]
        ),
        WorkCalendar(weekdays=EVERY_DAY),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_network_gets_the_dates_and_floats_that_its_source_states(case):
    schedule = compute_schedule(_network(case))
    found = {
        key: {
            "early_start": (item.early_start - DAY_ZERO).days,
            "early_finish": (item.early_finish - DAY_ZERO).days + 1,
            "late_start": (item.late_start - DAY_ZERO).days,
            "late_finish": (item.late_finish - DAY_ZERO).days + 1,
            "total_float": item.total_float_days,
            "free_float": item.free_float_days,
            "critical": item.critical,
        }
        for key, item in schedule.activities.items()
    }
    assert found == case["expected"]["tasks"]
    assert (schedule.finish - DAY_ZERO).days + 1 == case["expected"]["project_duration"]
    assert [key for key, item in found.items() if item["critical"]] == case["expected"]["critical_tasks"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_network_gets_every_value_that_its_source_states_itself(case):
    schedule = compute_schedule(_network(case))
    for key, values in case["stated"].get("tasks", {}).items():
        item = schedule.activities[key]
        found = {
            "early_start": (item.early_start - DAY_ZERO).days,
            "early_finish": (item.early_finish - DAY_ZERO).days + 1,
            "late_start": (item.late_start - DAY_ZERO).days,
            "late_finish": (item.late_finish - DAY_ZERO).days + 1,
            "total_float": item.total_float_days,
        }
        assert {name: found[name] for name in values} == values
