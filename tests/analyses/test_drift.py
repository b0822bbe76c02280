"""Which task moved the finish, on plans that are worked by hand from Monday 5 January 2026."""

import datetime as dt

import pytest

from tests.checks._portal import portal


def cause(tasks, frozen, as_of="2026-01-05"):
    plan = f"id: PLAN-1\nstart: 2026-01-05\ntasks:\n{tasks}"
    baseline = f"date: 2026-01-05\ntasks:\n{frozen}"
    return portal({"plan": plan, "BL-1": baseline}, as_of=dt.date.fromisoformat(as_of)).of("P/BL-1")[
        "variance_totals"
    ]["cause"]


FROZEN = """  T-1: {start: 2026-01-05, finish: 2026-01-06}
  T-2: {start: 2026-01-07, finish: 2026-01-08}
  T-3: {start: 2026-01-09, finish: 2026-01-09}
  T-8: {start: 2026-01-05, finish: 2026-01-05}"""


def chain(first="2d", second="2d", third="1d", more=""):
    return f"""  - {{id: T-1, duration: {first}}}
  - {{id: T-2, duration: {second}, depends: [T-1]}}
  - {{id: T-3, duration: {third}, depends: [T-2]}}
{more}"""


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        (chain(), None),
        (chain(first="4d"), "T-1"),
        (chain(first="3d", second="4d"), "T-2"),
        (chain(third="6d"), "T-3"),
        (chain(first="1d"), "T-1"),
        (chain(first="4d", second="1d"), "T-1"),
        (chain(first="3d", more="  - {id: T-8, duration: 3d}"), "T-1"),
    ],
    ids=["none", "first", "larger", "last", "ahead", "net", "off the chain"],
)
def test_the_task_with_the_largest_slip_of_its_own_is_named(tasks, expected):
    assert cause(tasks, FROZEN) == expected


def test_a_task_that_is_new_on_the_chain_is_named():
    tasks = (
        chain().replace("depends: [T-2]", "depends: [T-4]") + "  - {id: T-4, duration: 5d, depends: [T-2]}"
    )
    assert cause(tasks, FROZEN) == "T-4"


def test_a_new_last_task_is_named():
    assert cause(chain(more="  - {id: T-4, duration: 5d, depends: [T-3]}"), FROZEN) == "T-4"


def test_a_finished_task_leads_back_to_what_it_waited_for():
    """T-1 finished three days late, and T-2 in its two days after it."""
    tasks = """  - {id: T-1, duration: 2d, actual_start: 2026-01-05, actual_finish: 2026-01-09}
  - {id: T-2, duration: 2d, depends: [T-1], actual_start: 2026-01-12, actual_finish: 2026-01-13}
  - {id: T-3, duration: 1d, depends: [T-2]}"""
    assert cause(tasks, FROZEN, "2026-01-14") == "T-1"
