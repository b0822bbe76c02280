"""On-time delivery: milestones reached by the date of the current baseline, of those due."""

import pytest

from pmsite.kpis._measured import measured
from pmsite.model.settings import Settings
from pmsite.release.release import release
from tests.checks._portal import portal
from tests.kpis._measure import day, months, value

PLAN = """
start: 2026-01-05
milestones:
  - {id: M1, name: Early, baseline: 2026-01-20, actual: 2026-01-19}
  - {id: M2, name: On the day, baseline: 2026-02-10, actual: 2026-02-10}
  - {id: M3, name: Late, baseline: 2026-02-20, actual: 2026-03-02}
  - {id: M4, name: Open and due today, baseline: 2026-03-31}
  - {id: M5, name: Ahead, baseline: 2026-04-01}
  - {id: M6, name: Cancelled, baseline: 2026-01-10, status: cancelled}
  - {id: M7, name: No baseline, actual: 2026-01-10}
"""


def test_on_time():
    found = value({"plan": PLAN}, "on_time")
    assert (found.numerator, found.denominator, found.value, found.status) == (2, 4, 0.5, "red")
    assert found.hits == ("P/M1", "P/M2")
    assert found.records == ("P/M1", "P/M2", "P/M3", "P/M4")


def test_on_time_by_month_counts_what_was_due_and_reached_by_then():
    assert months({"P": "kind: project\nid: P\ntitle: P\nstart: 2026-01-05", "plan": PLAN}, "on_time") == {
        "01-31": 1.0,
        "02-28": 0.666666667,
        "03-31": 0.5,
    }


def test_a_milestone_reached_after_the_day_is_not_reached():
    found = value({"plan": PLAN}, "on_time", as_of=day("2026-02-25"))
    assert (found.numerator, found.denominator) == (2, 3)


def test_the_current_baseline_counts_and_the_first_is_shown_beside():
    files = {
        "plan": "start: 2026-01-05\nmilestones: [{id: M1, name: A, actual: 2026-02-03}]",
        "BL-01": "date: 2026-01-10\nreason: First\nmilestones: {M1: 2026-01-20}",
        "BL-02": "date: 2026-01-30\nreason: Second\nmilestones: {M1: 2026-02-05}",
    }
    found = value(files, "on_time")
    assert (found.numerator, found.denominator) == (1, 1)
    assert found.beside[0].values == {"kept": 0, "due": 1}
    assert value(files, "on_time", as_of=day("2026-01-25")).numerator == 0


def test_no_data_has_a_reason_and_no_colour():
    for plan, why in (
        ("start: 2026-01-05\ntasks: [{id: T-1, name: T, duration: 1d}]", "no milestone has a baseline date"),
        (
            "start: 2026-01-05\nmilestones: [{id: M1, name: A, baseline: 2027-01-20}]",
            "no milestone is due yet",
        ),
    ):
        found = value({"plan": plan}, "on_time")
        assert (found.value, found.status, found.why) == (None, "none", why)


BASELINES = {
    "P": "kind: project\nid: P\ntitle: P\naudience: client",
    "plan": (
        "start: 2026-01-05\nmilestones:\n"
        "  - {id: M1, name: A, baseline: 2026-01-20, actual: 2026-02-03, audience: client}\n"
        "  - {id: M2, name: B, actual: 2026-01-10, audience: client}\n"
        "  - {id: M3, name: C, baseline: 2026-01-20, actual: 2026-01-19}\n"
    ),
    "BL-01": "date: 2026-01-10\nreason: First\nmilestones: {M1: 2026-02-01, M2: 2026-01-30}",
    "BL-02": "date: 2026-02-10\nreason: Second\nmilestones: {M1: 2026-02-05, M2: 2026-01-05}",
}


def released(*baselines, declassify=()):
    files = {
        key: f"{text}\naudience: client" if key in baselines else text for key, text in BASELINES.items()
    }
    rule = Settings.model_validate({"audiences": {"client": {"declassify": list(declassify)}}})
    return measured(release(portal(files, settings=rule), "client")).get("on_time", "P")


@pytest.mark.parametrize(
    ("baselines", "declassify", "kept", "due"),
    [
        ((), (), (), ("P/M1",)),
        (("BL-01",), (), ("P/M2",), ("P/M1", "P/M2")),
        (("BL-01", "BL-02"), (), ("P/M1",), ("P/M1", "P/M2")),
        ((), ("milestone.baseline",), ("P/M1",), ("P/M1", "P/M2")),
    ],
    ids=["own dates only", "the first baseline", "both baselines", "declassified"],
)
def test_an_audience_counts_by_what_was_released_to_it(baselines, declassify, kept, due):
    found = released(*baselines, declassify=declassify)
    assert (found.hits, found.records) == (kept, due)
    assert found.beside == ()
