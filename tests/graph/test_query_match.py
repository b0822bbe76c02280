"""Queries over a portal: what they find."""

import datetime as dt

import pytest

from pmsite.graph.queries import vocabulary
from pmsite.graph.query import (
    AsOf,
    flaws,
    kinds_of,
    parse,
    select,
)
from pmsite.model.settings import Settings
from tests.graph._queried import found


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("kind = risk", {"RISK-1", "RISK-2", "RISK-3"}),
        ("kind = risk and current.score >= 12", {"RISK-1"}),
        ("kind = risk and score.inherent = 20", {"RISK-1"}),
        ("kind = risk and current.score = 4", {"RISK-2"}),
        ("kind = risk and current.probability = 2", {"RISK-2"}),
        ("kind = risk and inherent.impact.schedule = 5", {"RISK-1"}),
        ("kind = risk and inherent.largest_impact = 2", {"RISK-2"}),
        ("kind = risk and band >= medium", {"RISK-1"}),
        ("kind = risk and band in (low, medium)", {"RISK-2"}),
        ("kind = risk and not status = closed", {"RISK-1", "RISK-3"}),
        ("kind = risk and quantified.probability > 25%", {"RISK-1"}),
        ("tags has urgent", {"RISK-1"}),
        ("tags has urg", set()),
        ("tags = later", {"RISK-1"}),
        ("kind = risk and tags != later", set()),
        ("kind = risk and title has ASSESSED", {"RISK-3"}),
        ("threatens has M1", {"RISK-1"}),
        ("threatens = P/M1", {"RISK-1"}),
        ("threatens in (M10, X)", {"RISK-2"}),
        ("depends has T-1", {"T-2"}),
        ("impact has cost", {"CR-1"}),
        ("impact.cost > 20000", {"CR-1"}),
        ("impact.schedule > 9d and impact.schedule < 3w", {"CR-1"}),
        ("approvals.verdict = approved", {"CR-1"}),
        ("decided_days <= 10", {"CR-1"}),
        ("overdue = true", {"ACT-1"}),
        ("kind = action and due <= as_of + 14d and due > as_of", {"ACT-2"}),
        ("due = 2026-03-20", {"ACT-1"}),
        ("improvement = true", {"ACT-2"}),
        ("kind = milestone and status = overdue", {"M1"}),
        ("kind = task and early_start > as_of", {"T-2"}),
        ("id = RISK-3 or id = CR-1", {"RISK-3", "CR-1"}),
        ("kind = risk and project = P and has owner", {"RISK-1"}),
    ],
)
def test_it_finds_what_it_says(built, text, ids):
    assert found(built, text) == ids
    assert not list(flaws(parse(text), vocabulary(built.graph, Settings(), built.derived)))


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_a_comparison_with_a_missing_value_is_false(built, operator):
    assert "RISK-3" not in found(built, f"kind = risk and owner {operator} li.wei")
    assert "RISK-3" not in found(built, f"kind = risk and current.score {operator} 3")
    assert "RISK-3" in found(built, f"kind = risk and not owner {operator} li.wei")
    assert "RISK-3" in found(built, "kind = risk and not has owner")


def test_nothing_but_fields_and_named_properties_can_be_read(built):
    for name in ("model_fields", "__class__", "positions", "fields", "model_dump", "derived", "why", "at"):
        assert not found(built, f"has {name}")
        assert not found(built, f"has current.{name}")
    assert not found(built, "has current.__class__.__mro__")


def test_a_project_narrows_unless_the_query_speaks_of_projects(built):
    assert found(built, "kind = risk", project="OTHER") == set()
    assert found(built, "kind = risk and project = P", project="OTHER") == {"RISK-1", "RISK-2", "RISK-3"}


def test_as_of_moves_with_the_day(built):
    day = dt.date(2026, 3, 1)
    assert not select(parse("submitted <= as_of"), built.graph, built.derived, day)
    assert AsOf(99_999).on(dt.date.max) == dt.date.max


def test_kinds_are_those_that_the_query_leaves():
    kinds = ("risk", "issue", "change")
    assert kinds_of(parse("kind = risk and owner = a"), kinds) == {"risk"}
    assert kinds_of(parse("kind in (risk, issue) and kind = issue"), kinds) == {"issue"}
    assert kinds_of(parse("kind = risk or (kind = issue and severity = high)"), kinds) == {"risk", "issue"}
    assert kinds_of(parse("not kind = risk"), kinds) == set(kinds)


# --- what it may not name
