"""Lights of cost and schedule by the indices of earned value."""

from dataclasses import replace

import pytest

from pmsite.analyses.limits import cost_limits, index_limits
from pmsite.analyses.status import dimensions
from pmsite.model.settings import Settings
from tests.checks._portal import portal


def light(name, earned, project="", settings=None):
    built = portal({"P": f"kind: project\nid: P\n{project}"}, settings=settings)
    built = replace(built, derived={"P": {"earned_value": earned}})
    return next(item for item in dimensions(built, built.graph["P"]) if item.name == name)


def cost(cpi, **options):
    return light("cost", {"bac": 100, "cpi": cpi, "eac_cpi": 100 / cpi}, **options)


@pytest.mark.parametrize(
    ("cpi", "expected"), [(1.2, "ok"), (0.95, "ok"), (0.949, "warn"), (0.9, "warn"), (0.899, "off")]
)
def test_cost_is_green_from_95_and_amber_from_90_hundredths(cpi, expected):
    found = cost(cpi)
    assert found.health == expected
    assert [(item.key, item.values) for item in found.measures] == [
        ("cpi", {"value": cpi, "limit": 0.95}),
        ("eac", {"share": pytest.approx(1 / cpi - 1)}),
    ]


def test_the_limits_are_those_of_the_settings():
    settings = Settings(status={"index": [0.8, 0.7]})
    assert [cost(cpi, settings=settings).health for cpi in (0.8, 0.7, 0.69)] == ["ok", "warn", "off"]
    assert light("schedule", {"spi": 0.75}, settings=settings).health == "warn"


@pytest.mark.parametrize(
    ("tolerance", "cpi", "expected"),
    [("25%", 0.8, "ok"), ("25%", 0.799, "off"), ("0%", 1, "ok"), ("0%", 0.99, "warn"), ("0%", 0.89, "off")],
)
def test_a_projects_own_cost_tolerance_is_its_green_limit(tolerance, cpi, expected):
    """With 25 % the estimate may be 125 % of the budget: CPI 0.8."""
    assert cost(cpi, project=f"tolerances: {{cost: {tolerance}}}").health == expected


def test_limits_fall():
    project = portal({"P": "kind: project\nid: P\ntolerances: {cost: 25%}"}).graph["P"]
    assert index_limits(Settings()) == (0.95, 0.9)
    assert cost_limits(project, Settings()) == (0.8, 0.8)


@pytest.mark.parametrize(
    ("why", "key"),
    [
        ("no baseline", "no_baseline"),
        ("no actual cost is recorded", "no_actual_cost"),
        ("no progress is recorded", "no_progress"),
        ("nothing is spent yet", "no_earned_value"),
    ],
)
def test_without_an_index_cost_is_grey_and_says_why(why, key):
    found = light("cost", {"cpi": None, "why": {"cpi": why}})
    assert (found.health, found.why, found.measures) == ("none", key, ())


def test_without_earned_value_cost_is_grey():
    assert light("cost", {}).why == "no_earned_value"


@pytest.mark.parametrize(("spi", "expected"), [(0.95, "ok"), (0.9, "warn"), (0.5, "off")])
def test_the_schedule_has_the_light_of_its_index_where_nothing_is_worse(spi, expected):
    found = light("schedule", {"spi": spi})
    assert found.health == expected
    assert [(item.key, item.values["value"]) for item in found.measures] == [("spi", spi)]


def test_an_index_that_is_worse_stands_before_the_slip():
    built = portal({"P": "kind: project\nid: P"})
    for spi, keys in ((0.99, ["finish_slip", "spi"]), (0.5, ["spi", "finish_slip"])):
        derived = {"P": {"earned_value": {"spi": spi}, "finish_slip_days": 0}}
        found = dimensions(replace(built, derived=derived), built.graph["P"])[0]
        assert [item.key for item in found.measures] == keys
