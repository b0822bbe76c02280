"""What a dashboard shows of the future: how sure the finish is, the cost curve, the highest risks."""

import datetime as dt
from dataclasses import replace

import pytest

from pmsite.model.figure import Band, Listing, Matrix, Series
from pmsite.views._outlook import money_and_risks, sure
from tests.views._figures import PEOPLE, desk, items, plain, portal

PROJECT = "kind: project\nid: ATLAS\ntitle: Rollout\ncurrency: CNY\nfinish: 2026-06-30"


def here(values, files=None):
    built = portal({**PEOPLE, "atlas/index.md": PROJECT, **(files or {})})
    return desk(replace(built, derived={**built.derived, "ATLAS": values}))


def risk(number, probability, more=""):
    text = f"id: RISK-{number}\ntitle: Late {number}\ninherent: {{probability: {probability}, impact: 5}}\n{more}"
    return {f"atlas/risks/RISK-{number}.md": text}


RISKS = {
    **risk(1, 2),
    **risk(2, 5),
    **risk(3, 1),
    **risk(4, 3),
    **risk(5, 5, "type: opportunity"),
    **risk(6, 5, "status: closed"),
}
EARNED = {
    "earned_value": {
        "bac": 100,
        "pv": 50,
        "ev": 40,
        "ac": 45,
        "eac_cpi": 112.5,
        "cpi": 0.89,
        "spi": 0.8,
        "cv": -5,
        "sv": -10,
        "curves": {
            "pv": [(dt.date(2026, 6, 1), 20), (dt.date(2026, 6, 30), 100)],
            "ev": [(dt.date(2026, 6, 5), 40)],
        },
    }
}


def test_how_sure_the_finish_is_stands_with_the_way_to_the_forecast():
    found = here({"forecast": {"finish": {"p80": dt.date(2026, 7, 3)}}, "forecast_chance": {"finish": 0.42}})
    words, link = sure(found, found.project)
    assert words.text == "80 % sure to finish by 3 Jul; the target 30 Jun has a chance of 42 %."
    assert link.to.page == "atlas/forecast"


@pytest.mark.parametrize("values", [{}, {"forecast": None}, {"forecast": {"finish": {"p80": None}}}])
def test_without_a_forecast_nothing_is_said(values):
    found = here(values)
    assert sure(found, found.project) == ()


def test_the_three_highest_open_threats_stand_beside_the_matrix():
    found = here({}, RISKS)
    (band,) = money_and_risks(found, found.project)
    matrix, highest = band.figures
    assert isinstance(matrix, Matrix)
    assert matrix.small_scale
    assert matrix.title == "Risks: 4 open, 2 critical"
    assert [name for name, _, _ in items(highest)] == ["RISK-2 Late 2", "RISK-4 Late 4", "RISK-1 Late 1"]
    assert highest.more.to.page == "atlas/risks"


def test_with_every_risk_closed_the_list_says_so():
    found = here({}, risk(6, 5, "status: closed"))
    (band,) = money_and_risks(found, found.project)
    highest = band.figures[1]
    assert isinstance(highest, Listing)
    assert (highest.items, highest.empty) == ((), "No open threat.")


def test_without_risks_and_money_there_is_nothing():
    found = here({"earned_value": {"bac": None}})
    assert money_and_risks(found, found.project) == []


def test_the_cost_curve_stands_with_the_risks_at_its_side_or_alone():
    whole, bare = here(EARNED, RISKS), here(EARNED)
    (band,) = money_and_risks(whole, whole.project)
    assert isinstance(band, Band)
    assert isinstance(band.figures[0], Series)
    assert [type(figure) for figure in band.figures[1].figures] == [Matrix, Listing]
    (curve,) = money_and_risks(bare, bare.project)
    assert isinstance(curve, Series)
    assert curve.more.to.page == "atlas/earned-value"


@pytest.mark.parametrize(
    ("status", "said"),
    [("done\ndone: 2026-06-01", "lowered"), ("open", "responses 0 of 1 done")],
)
def test_a_risk_says_how_far_its_responses_are_and_that_they_lowered_it(status, said):
    state = status.replace("\n", ", ")
    response = f"{{id: ACT-1, action: Ask, due: 2026-06-01, status: {state}}}"
    text = f"current: {{probability: 2, impact: 5}}\nresponses: [{response}]"
    found = here({}, risk(1, 4, text))
    (band,) = money_and_risks(found, found.project)
    ((_, meta, _),) = items(band.figures[1])
    assert meta.endswith(said)
    assert plain(band.figures[1].items[0].main) == "RISK-1 Late 1"
