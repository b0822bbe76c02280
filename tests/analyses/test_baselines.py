import datetime as dt
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.baselines import (
    Piece,
    canonical,
    current,
    digest,
    frozen,
    in_order,
    planned,
    sealed,
)
from pmsite.analyses.planned import planned_of
from pmsite.model.calendar import WorkCalendar
from pmsite.model.settings import Settings
from pmsite.records.baseline import Baseline
from tests.checks._portal import AS_OF, portal

TASKS = "tasks: {T-1: {start: 2026-01-05, finish: 2026-01-09, duration: 5d, hours: 40.0, cost: 1500.5}}"
TEXT = (
    '{"change":"CR-1","date":"2026-01-05","id":"BL-1","milestones":{"M1":"2026-01-09"},"reason":"单点登录",'
    '"tasks":{"T-1":{"cost":1500.5,"duration":"5d","finish":"2026-01-09","hours":40,"start":"2026-01-05"}}}'
)
WRITTEN = f"date: 2026-01-05\nreason: 单点登录\nchange: CR-1\n{TASKS}\nmilestones: {{M1: 2026-01-09}}"


def baseline(text):
    return portal({"BL-1": text}).graph["P/BL-1"]


def test_the_frozen_values_are_one_line_of_sorted_json():
    record = baseline(f"id: BL-1\n{WRITTEN}\naudience: client")
    assert canonical(record.fields) == TEXT
    assert digest(record.fields) == f"sha256:{hashlib.sha256(TEXT.encode()).hexdigest()}"


def test_what_is_not_written_is_left_out():
    assert canonical(baseline("id: BL-1").fields) == '{"id":"BL-1","milestones":{},"tasks":{}}'


def seal(text, *, upper=False):
    value = hashlib.sha256(TEXT.encode()).hexdigest()
    return f'{text}\ndigest: "sha256:{value.upper() if upper else value}"'


def test_a_baseline_is_sealed_as_long_as_its_digest_fits():
    assert sealed(baseline(seal(f"id: BL-1\n{WRITTEN}"))) is True
    assert sealed(baseline(seal(f"id: BL-1\ntitle: Another name\n{WRITTEN}", upper=True))) is True
    assert sealed(baseline(seal(WRITTEN))) is True, "its id may come from the name of its file"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-01-05\nreason", "2026-01-06\nreason"),
        ("单点登录", "单点登陆"),
        ("CR-1", "CR-2"),
        ("T-1", "T-2"),
        ("start: 2026-01-05", "start: 2026-01-06"),
        ("5d", "6d"),
        ("40.0", "41"),
        ("1500.5", "1500.4"),
        ("M1: 2026-01-09", "M1: 2026-01-12"),
        ("{M1: 2026-01-09}", "{}"),
    ],
    ids=str,
)
def test_an_edit_of_what_is_frozen_breaks_the_seal(old, new):
    assert WRITTEN.count(old) == 1
    assert sealed(baseline(seal(WRITTEN.replace(old, new)))) is False


@pytest.mark.parametrize(
    "written", ["", 'digest: "sha256:0000"', "digest: none", f'digest: "md5:{"0" * 64}"']
)
def test_without_64_hex_digits_it_is_not_sealed(written):
    assert sealed(baseline(f"{WRITTEN}\n{written}")) is None


@given(st.dictionaries(st.sampled_from(["T-1", "T-2", "T-10"]), st.floats(0, 1e12, allow_nan=False)))
def test_the_digest_reads_back_what_it_was_taken_of(costs):
    day = dt.date(2026, 1, 5)
    tasks = {name: {"start": day, "finish": day, "cost": cost} for name, cost in costs.items()}
    found = json.loads(canonical(Baseline.model_validate({"id": "BL-1", "tasks": tasks})))
    assert {name: task["cost"] for name, task in found["tasks"].items()} == costs


def test_the_latest_baseline_up_to_the_day_is_in_force():
    files = {
        "BL-1": "date: 2026-02-01",
        "BL-2": "date: 2026-01-01",
        "BL-3": "reason: x",
        "BL-4": "date: 2026-05-01",
    }
    graph = portal(files).graph
    assert [record.id for record in in_order(graph, "P")] == ["BL-2", "BL-1", "BL-4"]
    assert current(graph, "P", AS_OF).id == "BL-1"
    assert current(graph, "P", dt.date(2025, 12, 31)) is None
    assert current(graph, "Q", AS_OF) is None


def test_a_frozen_duration_is_in_days_and_follows_from_the_dates_where_none_is_written():
    record = baseline(
        "tasks:\n  T-1: {start: 2026-01-05, finish: 2026-01-16, duration: 2w}\n"
        "  P/T-2: {start: 2026-01-05, finish: 2026-01-06, duration: 12h}\n"
        "  T-3: {start: 2026-01-09, finish: 2026-01-12, hours: 3}"
    )
    found = frozen(record, WorkCalendar())
    assert {name: piece.days for name, piece in found.tasks.items()} == {"T-1": 10, "T-2": 1.5, "T-3": 2}
    assert found.tasks["T-3"].why == {"cost": "not in the baseline"}
    assert found.finish == dt.date(2026, 1, 16)


def test_the_plan_as_it_stands_has_leaves_milestones_and_summaries():
    """From Monday 5 January: T-1 five days, T-2 seven days without a free one, half a day of T-3 after T-1."""
    plan = """
        id: PLAN-1
        start: 2026-01-05
        tasks:
          - {id: T-1, duration: 5d, budget: {labour: 10}}
          - id: T-9
            calendar: always
            tasks: [{id: T-2, duration: 7d}]
          - {id: T-3, duration: 0.5d, depends: [T-1]}
          - {id: T-4}
        milestones: [{id: M1, depends: [T-3]}, {id: M2, status: cancelled}]
    """
    found = portal({"plan": plan}, as_of=dt.date(2026, 1, 5))
    project = found.graph["P"]
    kept = planned(found.graph, project, planned_of(found.graph, project, Settings(), dt.date(2026, 1, 5)))
    day = dt.date
    assert kept.tasks["T-1"].cost == 10
    dates = {name: (piece.start, piece.finish, piece.days) for name, piece in kept.tasks.items()}
    assert dates == {
        "T-1": (day(2026, 1, 5), day(2026, 1, 9), 5),
        "T-2": (day(2026, 1, 5), day(2026, 1, 11), 7),
        "T-3": (day(2026, 1, 12), day(2026, 1, 12), 1),
        "T-4": (None, None, None),
    }
    assert kept.tasks["T-4"].why["finish"] == "not scheduled"
    assert kept.milestones == {"M1": Piece(day(2026, 1, 12), day(2026, 1, 12))}
    assert kept.summaries["T-9"].finish == day(2026, 1, 11)
    assert kept.finish == day(2026, 1, 12)
