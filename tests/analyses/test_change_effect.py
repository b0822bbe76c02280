"""The finish with pending changes, worked by hand on Monday-to-Friday weeks of 2026."""

import datetime as dt

import pytest

from pmsite.analyses import change_effect
from tests.checks._portal import portal

MONDAY = dt.date(2026, 1, 5)
PLAN = "id: PLAN-1\nstart: 2026-01-05\ntasks: [{id: T-1, name: Work, duration: 5d}]"


def built(plan=PLAN, **changes):
    files = {name.replace("_", "-"): f"status: {text}" for name, text in changes.items()}
    return portal({"plan": plan, **files}, as_of=MONDAY)


def test_pending_changes_move_the_finish_by_working_days_of_the_plan():
    """The plan finishes on Friday 9 January; three days more are Wednesday 14, four more Tuesday 20."""
    found = built(
        CR_1="in_review\nimpact: {schedule: 3d}",
        CR_2="deferred\nimpact: {schedule: 4d}",
        CR_3="approved\nimpact: {schedule: 9d}",
        CR_4="submitted\nimpact: {schedule: about a week}",
    )
    assert found.of("P")["finish_forecast"] == dt.date(2026, 1, 9)
    assert found.of("P")["finish_with_pending"] == dt.date(2026, 1, 20)
    days = [found.of(f"P/CR-{number}")["finish_if_approved"] for number in (1, 2, 3, 4)]
    assert days == [dt.date(2026, 1, 14), dt.date(2026, 1, 15), None, None]


@pytest.mark.parametrize(
    ("stated", "finish"),
    [
        ("1w", dt.date(2026, 1, 16)),
        ("4h", dt.date(2026, 1, 12)),
        ("-2d", dt.date(2026, 1, 7)),
        ("0d", dt.date(2026, 1, 9)),
        ("none", dt.date(2026, 1, 9)),
    ],
)
def test_each_way_of_stating_days(stated, finish):
    assert built(CR_1=f"draft\nimpact: {{schedule: {stated}}}").of("P")["finish_with_pending"] == finish


def test_days_of_the_plans_calendar_count():
    plan = f"{PLAN}\nexceptions: [{{date: 2026-01-12, works: false}}]"
    found = built(plan, CR_1="draft\nimpact: {schedule: 1d}")
    assert found.of("P")["finish_with_pending"] == dt.date(2026, 1, 13)


@pytest.mark.parametrize(
    ("plan", "stated", "why"),
    [
        ("id: PLAN-1", "3d", "no plan with a start"),
        (PLAN, "some time", "no days are stated"),
        ("id: PLAN-1\nstart: 2026-01-05\ntasks: [{id: T-1, name: Work}]", "3d", "no finish is computed"),
        (PLAN, "99999d", "outside the years that are counted"),
    ],
)
def test_what_is_not_known_says_why(plan, stated, why):
    found = built(plan, CR_1=f"draft\nimpact: {{schedule: {stated}}}")
    assert found.of("P")["finish_with_pending"] is None
    values = change_effect.derive(found.graph, found.settings, MONDAY)
    assert values["P"]["why"] == {"finish_with_pending": why}


def test_a_project_without_changes_has_none():
    assert "finish_with_pending" not in built().of("P")
