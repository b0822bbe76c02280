"""Computed values that are declassified: totals stay, what tells of unreleased records goes."""

from dataclasses import replace

import pytest

from pmsite.model.settings import AudienceSettings, Settings
from pmsite.release.release import release
from tests.checks._portal import portal

FILES = {
    "P": "kind: project\nid: P\ntitle: Project\naudience: client",
    "plan": "tasks:\n  - {id: T-1, name: Shown, duration: 1d, audience: client}\n"
    "  - {id: T-45, name: Hidden, duration: 1d}\n  - {id: secret, name: Odd id, duration: 1d}\n"
    "milestones:\n  - {id: M1, name: Shown, audience: client}\n  - {id: M2, name: Hidden}\naudience: client",
    "RISK-9": "title: Hidden",
    "BL-1": "date: 2026-01-01\naudience: client",
    "li.wei": "title: Li Wei",
    "an.ka": "title: Anna\naudience: client",
}
DERIVED = {
    "earned_value": {
        "bac": 900.0,
        "baseline": "BL-7",
        "tasks": [{"id": "T-1", "bac": 1.0}, {"id": "T-45", "bac": 2.0}, {"id": "T-99", "bac": 3.0}],
        "by_work_package": [{"id": "-", "bac": 3.0}, {"id": "secret", "bac": 1.0}],
        "by_department": [{"id": "test", "bac": 5.0}, {"id": "", "bac": 6.0}],
        "unbaselined": ["T-45", "T-1", "secret"],
        "unpriced": {"tasks": ["T-45"], "bookings": 2},
        "why": {"ac": "no actual cost is recorded"},
    },
    "health": [{"key": "leads", "value": 0.5, "ids": ["T-45", "T-1"], "why": ""}],
    "load": [
        {"who": who, "week": "2026-W03", "planned_hours": 8} for who in ("li.wei", "an.ka", "rig", "no.body")
    ],
    "forecast": {"M1": {"p50": 1}, "M2": {"p50": 2}, "finish": {"p50": 3}},
    "forecast_basis": {"runs": 10, "risks": ("P/RISK-9",), "estimated": ("T-1", "T-45")},
    "sensitivity": ({"id": "T-45", "correlation": 0.5}, {"id": "T-1", "correlation": 0.1}),
    "why": {"forecast.M2": "not scheduled", "forecast.M1": "waits for T-45"},
}


@pytest.fixture(scope="module")
def seen():
    names = tuple(f"project.{name}" for name in DERIVED)
    rule = AudienceSettings(declassify=names)
    built = portal(FILES, settings=Settings(audiences={"client": rule}))
    released = release(replace(built, derived={**built.derived, "P": DERIVED}), "client")
    return released.of(released.graph["P"])


def test_totals_stay_and_what_tells_of_unreleased_records_goes(seen):
    assert seen["earned_value"] == {
        "bac": 900.0,
        "baseline": None,
        "tasks": [{"id": "T-1", "bac": 1.0}],
        "by_work_package": [],
        "by_department": [],
        "unbaselined": ["T-1"],
        "unpriced": {"tasks": [], "bookings": 2},
        "why": {"ac": "no actual cost is recorded"},
    }
    assert seen["health"] == [{"key": "leads", "value": 0.5, "ids": ["T-1"], "why": ""}]
    assert seen["load"] == [{"who": "an.ka", "week": "2026-W03", "planned_hours": 8}]


def test_forecasts_are_of_released_milestones_and_of_the_finish(seen):
    assert seen["forecast"] == {"M1": {"p50": 1}, "finish": {"p50": 3}}
    assert seen["forecast_basis"] == {"runs": 10, "risks": (), "estimated": ("T-1",)}
    assert seen["sensitivity"] == ({"id": "T-1", "correlation": 0.1},)
    assert seen["why"] == {"forecast.M1": "waits for an internal record"}


def test_without_declassify_nothing_computed_of_a_project_is_seen():
    built = portal(FILES, settings=Settings(audiences={"client": AudienceSettings()}))
    built = replace(built, derived={**built.derived, "P": DERIVED})
    released = release(built, "client")
    assert released.of(released.graph["P"]) == {}
