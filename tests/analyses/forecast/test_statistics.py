import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.forecast.statistics import chance, correlation, curve, percentiles, ranks
from pmsite.analyses.schedule.axis import DAY, evening

MONDAY = dt.date(2026, 1, 5)


def evenings(*days):
    return np.array([evening(MONDAY + dt.timedelta(days=day)) for day in days], np.int64)


def test_a_percentile_is_the_first_day_by_which_that_share_of_the_runs_is_done():
    found = percentiles(evenings(*range(20)))
    assert {key: (day - MONDAY).days for key, day in found.items()} == {
        "p10": 1,
        "p50": 9,
        "p80": 15,
        "p95": 18,
    }


def test_a_run_that_is_done_during_a_day_counts_on_that_day():
    instants = np.array([MONDAY.toordinal() * DAY + 2 * 100, evening(MONDAY), evening(MONDAY) + 1], np.int64)
    assert curve(instants) == ((MONDAY, 0.6667), (MONDAY + dt.timedelta(days=1), 1.0))
    assert chance(instants, MONDAY) == 0.6667


@given(st.lists(st.integers(0, 900), min_size=1, max_size=60))
def test_percentiles_rise_lie_on_the_curve_and_are_reached_with_their_probability(days):
    instants = evenings(*days)
    found, shares = list(percentiles(instants).values()), curve(instants)
    assert found == sorted(found)
    assert [share for _, share in shares] == sorted(share for _, share in shares)
    assert shares[-1][1] == 1
    for day, share in zip(found, (0.1, 0.5, 0.8, 0.95), strict=True):
        assert day in dict(shares)
        assert chance(instants, day) >= share - 1e-4
        assert chance(instants, day - dt.timedelta(days=1)) < share


def test_the_rank_correlation_of_a_textbook():
    # IQ and hours of television a week, Wikipedia, "Spearman's rank correlation coefficient": −29/165.
    iq = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113]
    hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12]
    assert correlation(ranks(np.array(iq)), ranks(np.array(hours))) == round(-29 / 165, 4)


def test_equal_values_share_their_rank():
    # Ranks 1.5, 1.5, 3 less their mean 2, twice.
    assert ranks(np.array([7, 7, 9])).tolist() == [-1, -1, 2]
    assert ranks(np.array([0, 0, 10**9])).tolist() == [-1, -1, 2]
    assert ranks(np.array([True, False])).tolist() == [1, -1]


@pytest.mark.parametrize(("other", "expected"), [([1, 2, 3], 1.0), ([9, 5, 1], -1.0), ([4, 4, 4], None)])
def test_what_rises_together_is_1_what_falls_is_minus_1_what_stands_still_is_nothing(other, expected):
    assert correlation(ranks(np.array([10, 20, 30])), ranks(np.array(other))) == expected
