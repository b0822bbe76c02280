"""Differences between a plan and its baseline, worked by hand on Monday-to-Friday weeks of 2026."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.baselines import Piece, Snapshot
from pmsite.analyses.variance import difference, totals
from pmsite.model.calendar import WorkCalendar
from tests.checks._portal import portal

MONDAY = dt.date(2026, 1, 5)
BASELINE = """
    date: 2026-01-05
    tasks:
      T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, hours: 40, cost: 1000}
      T-2: {start: 2026-01-12, finish: 2026-01-16, duration: 5d, hours: 40, cost: 2000}
      T-3: {start: 2026-01-19, finish: 2026-01-20, duration: 2d, hours: 16, cost: 500}
      T-4: {start: 2026-01-05, finish: 2026-01-06, duration: 2d, hours: 16, cost: 300}
      T-5: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, hours: 40, cost: 700}
    milestones: {M1: 2026-01-20, M9: 2026-01-21}
"""
PLAN = """
    id: PLAN-1
    start: 2026-01-05
    tasks:
      - {id: T-1, duration: 5d, budget: {labour: 1000}, allocate: [{who: li.wei}]}
      - {id: T-2, duration: 8d, depends: [T-1], budget: {labour: 2600}, allocate: [{who: li.wei}]}
      - {id: T-3, duration: 2d, depends: [T-2], budget: {labour: 500}, allocate: [{who: li.wei}]}
      - {id: T-5, duration: 4d, budget: {labour: 700}, allocate: [{who: li.wei}]}
      - {id: T-6, duration: 1d, budget: {labour: 90}, allocate: [{who: li.wei}]}
    milestones: [{id: M1, depends: [T-3]}]
"""


def derived(plan=PLAN, baseline=BASELINE, as_of=MONDAY, **files):
    built = portal({"plan": plan, "BL-1": baseline, "li.wei": "title: Li Wei", **files}, as_of=as_of)
    return built.of("P/BL-1")


def test_each_task_and_milestone_against_the_baseline():
    """T-2 lasts three days longer and moves T-3 and M1: Friday 16 to Wednesday 21, Tuesday 20 to Friday 23."""
    found = {item["id"]: item for item in derived()["variance"]}
    keys = ("kind", "start_days", "finish_days", "duration_days", "hours", "cost", "status")
    assert {name: tuple(item[key] for key in keys) for name, item in found.items()} == {
        "T-1": ("task", 0, 0, 0, 0, 0, "same"),
        "T-2": ("task", 0, 3, 3, 24, 600, "slipped"),
        "T-3": ("task", 3, 3, 0, 0, 0, "slipped"),
        "T-4": ("task", None, None, None, -16, -300, "removed"),
        "T-5": ("task", 0, -1, -1, -8, 0, "earlier"),
        "T-6": ("task", None, None, None, 8, 90, "added"),
        "M1": ("milestone", None, 3, None, None, None, "slipped"),
        "M9": ("milestone", None, None, None, None, None, "removed"),
    }
    for item in found.values():
        assert {key for key in keys if item[key] is None} <= set(item["why"])
    assert found["T-2"]["now"]["finish"] == dt.date(2026, 1, 21)
    assert found["T-4"]["now"] is None


def test_what_it_comes_to():
    """The baseline ended with M9 on Wednesday 21, the plan ends on Friday 23."""
    found = derived()["variance_totals"]
    assert found == {
        "baseline_finish": dt.date(2026, 1, 21), "finish": dt.date(2026, 1, 23), "finish_days": 2,
        "slipped": 2, "earlier": 1, "added": 1, "removed": 1, "same": 1, "milestones_slipped": 1,
        "worst": ["T-2", "T-3"], "hours": 8, "hours_uncounted": 0, "cost": 390, "cost_uncounted": 0,
        "cause": "T-2",
    }  # fmt: skip


def test_the_dates_move_with_the_day_and_not_with_the_plan():
    """Nothing has begun a week later: the critical chain slips by five days, with its first task."""
    found = derived(as_of=dt.date(2026, 1, 12))["variance_totals"]
    assert (found["finish_days"], found["cause"]) == (2 + 5, "T-1")


def test_only_five_slippers_are_named_the_largest_first():
    tasks = "".join(f"      - {{id: T-{n}, duration: {n + 1}d}}\n" for n in range(1, 8))
    frozen = "".join(f"      T-{n}: {{start: 2026-01-05, finish: 2026-01-05}}\n" for n in range(1, 8))
    found = derived(
        f"    id: PLAN-1\n    start: 2026-01-05\n    tasks:\n{tasks}",
        f"    date: 2026-01-05\n    tasks:\n{frozen}",
    )
    assert found["variance_totals"]["worst"] == ["T-7", "T-6", "T-5", "T-4", "T-3"]


def test_a_task_that_was_broken_down_is_compared_by_its_parts_dates():
    plan = """
        id: PLAN-1
        start: 2026-01-05
        tasks:
          - id: T-1
            tasks: [{id: T-11, duration: 4d, budget: {l: 9}}, {id: T-12, duration: 3d, depends: [T-11]}]
    """
    baseline = (
        "date: 2026-01-05\ntasks: {T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, cost: 1000}}"
    )
    found = {item["id"]: item for item in derived(plan, baseline)["variance"]}
    assert (found["T-1"]["status"], found["T-1"]["finish_days"]) == ("slipped", 2)
    assert found["T-1"]["why"]["cost"] == "it has tasks of its own now"
    assert [found[name]["status"] for name in ("T-11", "T-12")] == ["added", "added"]


def test_a_sum_leaves_out_what_is_not_known_and_counts_it():
    plan = "id: PLAN-1\nstart: 2026-01-05\ntasks: [{id: T-1, duration: 1d}, {id: T-2, duration: 1d, budget: {l: 5}}]"
    day = "start: 2026-01-05, finish: 2026-01-05"
    found = derived(plan, f"date: 2026-01-05\ntasks: {{T-1: {{{day}}}, T-2: {{{day}, cost: 3}}}}")
    assert (found["variance_totals"]["cost"], found["variance_totals"]["cost_uncounted"]) == (2, 1)
    assert (found["variance_totals"]["hours"], found["variance_totals"]["hours_uncounted"]) == (None, 2)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"plan": "id: PLAN-1\ntasks: [{id: T-1, duration: 1d}]"}, "no plan with a start"),
        ({"baseline": "date: 2026-01-06"}, "frozen after the as-of day"),
    ],
    ids=["no start", "later"],
)
def test_where_nothing_can_be_compared_it_says_why(files, why):
    found = derived(**files)
    assert (found["variance"], found["variance_totals"], found["why"]["variance"]) == ([], {}, why)


def test_a_date_outside_the_years_that_are_counted_is_not_compared():
    found = derived(baseline="date: 2026-01-05\ntasks: {T-1: {start: 1400-01-01, finish: 1400-01-02}}")
    item = next(item for item in found["variance"] if item["id"] == "T-1")
    assert (item["finish_days"], item["status"], item["why"]["finish_days"]) == (None, None, "not scheduled")


DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
PIECES = st.builds(
    lambda start, length, cost: Piece(start, start + dt.timedelta(days=length), float(length), cost, cost),
    DAYS, st.integers(0, 90), st.none() | st.integers(0, 10**6).map(float),
)  # fmt: skip
SNAPSHOTS = st.builds(
    Snapshot,
    st.dictionaries(st.sampled_from([f"T-{n}" for n in range(6)]), PIECES),
    st.dictionaries(st.sampled_from(["M1", "M2"]), DAYS.map(lambda day: Piece(day, day))),
)


@given(SNAPSHOTS)
def test_a_plan_against_itself_differs_in_nothing(snapshot):
    calendar = WorkCalendar()
    items = difference(snapshot, snapshot, calendar)
    assert {item["status"] for item in items} <= {"same"}
    assert not [item for item in items for key in ("finish_days", "hours", "cost") if item[key]]
    found = totals(items, snapshot, snapshot, calendar)
    assert not found["finish_days"]
    assert not found["worst"]


@given(SNAPSHOTS, SNAPSHOTS)
def test_what_one_side_gains_the_other_loses(then, now):
    calendar = WorkCalendar()
    there, back = difference(then, now, calendar), difference(now, then, calendar)
    other = {item["id"]: item for item in back}
    mirror = {
        "slipped": "earlier",
        "earlier": "slipped",
        "added": "removed",
        "removed": "added",
        "same": "same",
    }
    for item in there:
        assert other[item["id"]]["status"] == mirror[item["status"]]
        for key in ("start_days", "finish_days", "duration_days", "hours", "cost"):
            assert (item[key] is None) == (other[item["id"]][key] is None)
            assert not item[key] or item[key] == pytest.approx(-other[item["id"]][key])
    assert {item["id"] for item in there} == {*then.tasks, *now.tasks, *then.milestones, *now.milestones}
