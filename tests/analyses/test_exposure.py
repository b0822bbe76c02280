"""Exposure: probability × cost and × delay of open, quantified risks (numbers.md, Risk); sums worked by hand."""

import pytest

from pmsite.analyses.exposure import total
from tests.views._figures import desk, portal

PLAN = """id: PLAN-01
title: Plan
start: 2026-06-01
tasks: [{id: T-1, name: A, duration: 5d}, {id: T-2, name: B, duration: 5d}]"""


def risk(number, fields):
    return {f"atlas/risks/RISK-{number:03}.md": f"id: RISK-{number:03}\ntitle: Late\n{fields}"}


def derived(fields):
    built = portal({"atlas/plan.md": PLAN, **risk(1, fields)})
    return built.of("ATLAS/RISK-001")


@pytest.mark.parametrize(
    ("quantified", "cost", "days"),
    [
        ("{probability: 35%, cost: 24000, delay: {T-1: 2d}}", 8400.0, 0.7),
        ("{probability: 0.1, cost: 3}", 0.3, None),  # 0.30000000000000004 in binary
        ("{probability: 50%, delay: {T-1: 1w, T-2: 12h}}", None, 3.25),  # (5 d + 12 h ÷ 8 h) ÷ 2
        ("{probability: 100%, cost: 0}", 0.0, None),
        ("{probability: 0, cost: 500, delay: {T-1: 4d}}", 0.0, 0.0),
        ("{probability: 20%}", None, None),
    ],
)
def test_probability_times_cost_and_times_delay(quantified, cost, days):
    found = derived(f"quantified: {quantified}")["exposure"]
    assert found == {"cost": cost, "delay_days": days}


def test_a_delay_of_hours_is_counted_in_days_of_the_task():
    plan = PLAN.replace("start:", "calendar: short\nstart:")
    settings = {"calendars": {"short": {"hours_per_day": 6}}}
    from pmsite.model.settings import Settings

    files = {"atlas/plan.md": plan, **risk(1, "quantified: {probability: 100%, delay: {T-1: 12h}}")}
    built = portal(files, settings=Settings.model_validate(settings))
    assert built.of("ATLAS/RISK-001")["exposure"]["delay_days"] == 2.0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("status: assessed", "not quantified"),
        ("status: closed\nquantified: {probability: 35%, cost: 24000}", "not open"),
        ("status: occurred\nquantified: {probability: 35%, cost: 24000}", "not open"),
    ],
)
def test_what_does_not_count_has_none_and_says_why(fields, why):
    found = derived(fields)
    assert (found["exposure"], found["why"]["exposure"]) == (None, why)


def test_threats_and_opportunities_are_summed_apart_and_closed_risks_are_out():
    files = {
        **risk(1, "quantified: {probability: 12%, cost: 60000, delay: {T-1: 5d}}"),
        **risk(2, "quantified: {probability: 35%, cost: 24000, delay: {T-2: 2d}}"),
        **risk(3, "quantified: {probability: 15%, delay: {T-2: 1d}}"),
        **risk(4, "status: assessed"),
        **risk(5, "status: closed\nquantified: {probability: 90%, cost: 90000}"),
        **risk(6, "type: opportunity\nquantified: {probability: 35%, cost: 180000}"),
    }
    here = desk(portal({"atlas/plan.md": PLAN, **files}))
    threats = total(here.portal, [item for item in here.of("risk") if item.get("type") == "threat"])
    assert (threats.cost, threats.with_cost) == (15600.0, 2)  # 7200 + 8400
    assert (threats.delay_days, threats.with_delay) == (1.45, 3)  # 0.6 + 0.7 + 0.15
    assert (len(threats.risks), threats.open) == (3, 4)
    chances = total(here.portal, [item for item in here.of("risk") if item.get("type") == "opportunity"])
    assert (chances.cost, chances.delay_days, chances.with_delay) == (63000.0, None, 0)


def test_nothing_quantified_has_no_sum():
    here = desk(portal(risk(1, "status: assessed")))
    found = total(here.portal, here.of("risk"))
    assert (found.cost, found.delay_days, found.risks, found.open) == (None, None, (), 1)
