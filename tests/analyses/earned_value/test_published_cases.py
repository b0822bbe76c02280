"""Published earned-value exercises; tests/cases/evm.json names the source of each."""

import json
from pathlib import Path

import pytest

from pmsite.analyses.earned_value import earned_schedule, measures

CASES = json.loads((Path(__file__).parents[2] / "cases" / "evm.json").read_text(encoding="utf-8"))["cases"]


def computed(case):
    result = measures(**case["inputs"])
    values = dict(result.values)
    if "baseline_curve" in case:
        curve = case["baseline_curve"]
        assert curve["periods"] == list(range(len(curve["periods"])))
        values |= earned_schedule(curve["pv_cumulative"], case["inputs"]["ev"], curve["at"]).values
    return values


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_exercise_gets_every_value_of_its_solution(case):
    found = computed(case)
    expected = case["expected"]
    assert {key: found[key] for key in expected} == pytest.approx(expected, abs=2e-6, rel=1e-6)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_exercise_gets_what_its_source_states_within_its_rounding(case):
    found = computed(case)
    for key, stated in case["stated"].items():
        assert found[key] == pytest.approx(stated["value"], abs=stated["tolerance"]), key


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_what_a_published_exercise_does_not_give_is_missing_and_says_why(case):
    result = measures(**case["inputs"])
    missing = {key for key, value in result.values.items() if value is None}
    assert missing == set(result.why)
    assert not missing & set(case["expected"])


SCHWALBE = {"pv": 23_000, "ev": 20_000, "ac": 25_000, "bac": 120_000}
"""K. Schwalbe, Information Technology Project Management, chapter 7, exercise 1: a project of one year.

The solution that a course published: https://studylib.net/doc/9750501/team_11_ch7_number1_and_2
"""


def test_schwalbe_chapter_7_exercise_1():
    found = measures(**SCHWALBE).values
    stated = {"cv": -5_000, "sv": -3_000, "cpi": 0.8, "spi": 0.8695622, "eac_cpi": 150_000}
    assert {key: found[key] for key in stated} == pytest.approx(stated, abs=5e-6)
    assert 12 / found["spi"] == pytest.approx(13.8, abs=0.05)


ADVANTAGER = (0, 100, 350, 650, 1050, 1500, 2000, 2500, 2950, 3350, 3650, 3900, 4000)
"""Cumulative BCWS of twelve periods; BCWP is 2260 after seven. With the stated results in the specification of
github.com/advantager-pro/advantager (spec/models/project_spec.rb, commit 0c031ff)."""


def test_earned_schedule_of_twelve_periods_after_seven():
    found = earned_schedule(ADVANTAGER, 2260, 7).values
    assert (round(found["es"], 2), round(found["sv_t"], 2), round(found["spi_t"], 2)) == (6.52, -0.48, 0.93)
    assert round(found["ieac_t"], 1) == 12.9


def test_a_project_at_46_percent_needs_an_index_of_1_32_to_keep_its_budget():
    """PMP Formula of the Week (B. Scott, Global Knowledge): 46 % complete, CPI 0.78, AC $589,744.

    https://training-in-business.com/pmp-question-of-the-week-forecasting-a-necessary-cpi-based-on-an-etc
    """
    found = measures(bac=1_000_000, ev=460_000, ac=589_744).values
    assert round(found["cpi"], 2) == 0.78
    assert round(found["tcpi_bac"], 2) == 1.32
