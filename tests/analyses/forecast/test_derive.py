"""What the records of a project become: estimates, risks, percentiles, reasons."""

import datetime as dt

import pytest

from pmsite.analyses import forecast
from pmsite.model.settings import Settings
from tests.views._figures import portal

PLAN = """id: PLAN-01
title: Plan
start: 2026-06-01
tasks:
  - {id: T-1, name: A, duration: 5d, estimate: {optimistic: 4d, likely: 5d, pessimistic: 12d}}
  - {id: T-2, name: B, duration: 5d, depends: T-1}
  - {id: T-3, name: C, duration: 1d}
  - {id: T-4, name: D, duration: 1d, actual_start: 2026-06-01, actual_finish: 2026-06-02}
milestones:
  - {id: M1, name: First, depends: T-4, actual: 2026-06-02, baseline: 2026-06-02}
  - {id: M2, name: Second, depends: T-2, baseline: 2026-06-19}
  - {id: M3, name: Third, status: cancelled, depends: T-2}
  - {id: M4, name: Fourth, depends: T-3}"""
CERTAIN = "id: PLAN-01\ntitle: Plan\nstart: 2026-06-01\ntasks: [{id: T-1, name: A, duration: 5d}]"
RISK = "id: RISK-1\ntitle: R\nstatus: {status}\ntype: {type}\nquantified: {{probability: {p}, delay: {{{delay}}}}}"


def risk(status="monitoring", kind="threat", p="100%", delay="T-1: 2d"):
    return RISK.format(status=status, type=kind, p=p, delay=delay)


def derived(files, project="ATLAS", **fields):
    settings = Settings(forecast={"runs": 500}, **fields)
    return forecast.derive(portal(files).graph, settings, dt.date(2026, 6, 5)).get(project)


def day(number, month=6):
    return dt.date(2026, month, number)


def test_milestones_and_the_finish_have_rising_percentiles():
    found = derived({"atlas/plan.md": PLAN})["forecast"]
    assert list(found) == ["M1", "M2", "M4", "finish"]
    assert set(found["M1"].values()) == {day(2)}
    assert set(found["M4"].values()) == {day(5)}
    assert list(found["M2"]) == ["p10", "p50", "p80", "p95"]
    assert list(found["M2"].values()) == sorted(found["M2"].values())
    assert found["M2"] == found["finish"]
    # Nothing was begun by Friday 5 June: 4 to 12 days for A from then on, and 5 for B.
    assert day(17) < found["finish"]["p10"] < found["finish"]["p95"] < day(29)


def test_what_the_page_needs_stands_beside():
    found = derived({"atlas/plan.md": PLAN, "atlas/risks/RISK-1.md": risk(p="40%")})
    assert found["forecast_chance"].keys() == {"M1", "M2", "M4", "finish"}
    assert found["forecast_chance"]["M1"] is found["forecast_chance"]["M4"] is None
    days = [item["date"] for item in found["forecast_curve"]]
    assert days == sorted(set(days))
    kept = [item["share"] for item in found["forecast_curve"] if item["date"] <= day(19)]
    assert found["forecast_chance"]["M2"] == kept[-1]
    assert found["criticality"] == {"T-1": 1, "T-2": 1, "T-3": 0, "M2": 1, "M4": 0}
    assert {item["id"]: item["kind"] for item in found["sensitivity"]} == {
        "ATLAS/RISK-1": "risk",
        "T-1": "task",
    }
    strengths = [abs(item["correlation"]) for item in found["sensitivity"]]
    assert strengths == sorted(strengths, reverse=True)
    for item in found["sensitivity"]:
        assert item["cruciality"] == (None if item["kind"] == "risk" else item["correlation"])
    assert found["forecast_basis"] == {
        "runs": 500,
        "seed": 1,
        "distribution": "pert",
        "tasks": 3,
        "estimated": ("T-1",),
        "risks": ("ATLAS/RISK-1",),
        "planned_finish": day(18),
        "planned_chance": found["forecast_basis"]["planned_chance"],
    }
    assert 0 < found["forecast_basis"]["planned_chance"] < 1


def test_a_certain_plan_has_no_forecast_and_says_why():
    found = derived({"atlas/plan.md": CERTAIN})
    assert found == {"forecast": {}, "why": {"forecast": forecast.NOTHING_UNCERTAIN}}
    undated = CERTAIN.replace(", duration: 5d", "")
    assert derived({"atlas/plan.md": undated})["why"] == {"forecast": forecast.NOT_SCHEDULED}
    assert derived({}) is None


@pytest.mark.parametrize(
    ("record", "finish"),
    [
        (risk(), day(15)),
        (risk(delay="ATLAS/T-1: 2d"), day(15)),
        (risk(kind="opportunity"), day(9)),
    ],
    ids=["threat", "named with its project", "opportunity"],
)
def test_an_open_risk_that_is_certain_moves_the_finish(record, finish):
    # Without it: five days from Friday 5 June to Thursday 11 June.
    found = derived({"atlas/plan.md": CERTAIN, "atlas/risks/RISK-1.md": record})
    assert set(found["forecast"]["finish"].values()) == {finish}


@pytest.mark.parametrize(
    "record",
    [
        risk(status="closed"),
        risk(status="occurred"),
        risk(p="0%"),
        risk(delay="T-9: 2d"),
        risk(delay="OTHER/T-1: 2d"),
        risk(delay="T-1: 0d"),
    ],
    ids=["closed", "occurred", "impossible", "unknown task", "another project's", "no delay"],
)
def test_other_risks_do_not_count(record):
    found = derived({"atlas/plan.md": CERTAIN, "atlas/risks/RISK-1.md": record})
    assert found["why"] == {"forecast": forecast.NOTHING_UNCERTAIN}


def test_settings_choose_the_distribution_and_the_seed():
    files = {"atlas/plan.md": PLAN}
    one, other = derived(files), derived(files, seed=2)
    assert one["forecast_curve"] != other["forecast_curve"]
    assert derived(files) == one
    assert other["forecast_basis"]["seed"] == 2
    settings = Settings(forecast={"runs": 500, "distribution": "triangular"})
    triangle = forecast.derive(portal(files).graph, settings, dt.date(2026, 6, 5))["ATLAS"]
    assert triangle["forecast_curve"] != one["forecast_curve"]


def test_another_project_changes_nothing():
    other = {
        "boreas/index.md": "kind: project\nid: BOREAS\ntitle: Other",
        "boreas/plan.md": PLAN,
    }
    alone, beside = derived({"atlas/plan.md": PLAN}), derived({"atlas/plan.md": PLAN, **other})
    assert alone == beside
    assert derived({"atlas/plan.md": PLAN, **other}, "BOREAS")["forecast_curve"] != alone["forecast_curve"]


def test_it_is_worked_out_once_a_graph():
    graph, settings = portal({"atlas/plan.md": PLAN}).graph, Settings(forecast={"runs": 500})
    one = forecast.derive(graph, settings, dt.date(2026, 6, 5))["ATLAS"]
    assert forecast.derive(graph, settings, dt.date(2026, 6, 5))["ATLAS"] is one
    assert forecast.derive(graph, settings, dt.date(2026, 6, 8))["ATLAS"] is not one
