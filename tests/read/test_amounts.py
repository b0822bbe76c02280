"""Amounts, hours and probabilities that cannot be: refused at their place, whatever is computed with them."""

import datetime as dt

import pytest

from pmsite.model.settings import Settings
from pmsite.pipeline import compiled

PROJECT = "kind: project\nid: ATLAS\ntitle: A\nFIELD"
TASK = "id: PLAN-01\ntitle: P\nstart: 2026-01-05\ntasks:\n  - {id: T-1, name: A, duration: 1d, FIELD}"
RESOURCES = "id: RES-01\ntitle: R\nFIELD"
BASELINE = (
    "id: BL-01\ntitle: B\ndate: 2026-01-05\ntasks: {T-1: {start: 2026-01-05, finish: 2026-01-05, FIELD}}"
)
RISK = "id: RISK-001\ntitle: R\nquantified: {FIELD}"
PLACES = {"plan": "plan.md", "res": "resources.md", "bl": "baselines/BL-01.md", "risk": "risks/RISK-001.md"}
TEXTS = {"plan": TASK, "res": RESOURCES, "bl": BASELINE, "risk": RISK, "project": PROJECT}


def said(place, field):
    """Codes and messages of a portal with one field as written."""
    files = {"atlas/index.md": PROJECT.replace("FIELD", "")}
    files["atlas/" + PLACES.get(place, "index.md")] = TEXTS[place].replace("FIELD", field)
    content = {path: f"---\n{text}\n---\n".encode() for path, text in files.items()}
    _, problems = compiled(content, {}, Settings(), dt.date(2026, 1, 9))
    return [(item.code, item.message) for item in problems]


@pytest.mark.parametrize(
    ("place", "field", "message"),
    [
        ("project", "budget: {labour: -1}", "labour: -1 is negative"),
        ("plan", "budget: {labour: -5}", "labour: -5 is negative"),
        ("plan", "weights: [{name: a, weight: -2}]", "weight: -2 is negative"),
        ("bl", "cost: -500", "cost: -500 is negative"),
        ("bl", "hours: -1", "hours: -1 is negative"),
        ("res", "people: [{who: a.b, hours_per_day: -8}]", "hours_per_day: -8 is negative"),
        ("res", "people: [{who: a.b, hours_per_day: 30}]", "hours_per_day: 30 is more than a day has"),
        (
            "res",
            "people: [{who: a.b, rates: [{from: 2026-01-01, per_hour: -3}]}]",
            "per_hour: -3 is negative",
        ),
        ("res", "technology: [{id: rig, name: Rig, capacity: -1}]", "capacity: -1 is negative"),
        ("res", "technology: [{id: rig, name: Rig, per_day: -5}]", "per_day: -5 is negative"),
        ("res", "funds: [{category: labour, amount: -4}]", "amount: -4 is negative"),
        ("risk", "probability: 130%", "probability: 130% is no probability"),
        ("risk", "probability: 30", "probability: 30 is no probability"),
        ("risk", "probability: -1", "probability: -1 is no probability"),
        ("risk", "probability: 30%, cost: -10", "cost: -10 is negative"),
    ],
)
def test_what_cannot_be_is_refused(place, field, message):
    assert ("PM012", message) in said(place, field)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("project", "budget: {labour: 0}"),
        ("plan", "budget: {labour: 0}"),
        ("bl", "cost: 0, hours: 0"),
        ("res", "people: [{who: a.b, hours_per_day: 0}, {who: a.c, hours_per_day: 24}]"),
        ("res", "technology: [{id: rig, name: Rig, capacity: 0, per_day: 0}]"),
        ("risk", "probability: 0%, cost: 0"),
        ("risk", "probability: 100%"),
        ("risk", "probability: 1"),
    ],
)
def test_nothing_and_all_are_amounts_too(place, field):
    assert "PM012" not in {code for code, _ in said(place, field)}
