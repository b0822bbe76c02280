"""Distributions against their exact moments.

Standard errors: of a mean s/√n, of a variance about s²·√(2/n); the limits are four of them or more.
"""

import math
from fractions import Fraction

import pytest

from pmsite.analyses.forecast.draw import durations, generator, occurrences
from pmsite.analyses.forecast.inputs import ThreePoint

RUNS = 200_000
POINTS = [(4800, 4800, 9600), (2400, 4800, 12000), (0, 9600, 9600), (1000, 5500, 10000)]


def drawn(points, distribution, share=Fraction(1), runs=RUNS):
    return durations(ThreePoint(*points), share, runs, generator(7, f"{points}"), distribution)


@pytest.mark.parametrize("points", POINTS)
def test_beta_pert_has_the_mean_and_variance_of_pert(points):
    low, likely, high = points
    found = drawn(points, "pert")
    mean = (low + 4 * likely + high) / 6
    variance = (mean - low) * (high - mean) / 7
    assert found.mean() == pytest.approx(mean, abs=4 * math.sqrt(variance / RUNS) + 0.05)
    assert found.var() == pytest.approx(variance, rel=0.02)
    assert low <= found.min() <= found.max() <= high


@pytest.mark.parametrize("points", POINTS)
def test_the_triangle_has_the_mean_and_variance_of_the_triangle(points):
    a, c, b = points
    found = drawn(points, "triangular")
    mean, variance = (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18
    assert found.mean() == pytest.approx(mean, abs=4 * math.sqrt(variance / RUNS) + 0.05)
    assert found.var() == pytest.approx(variance, rel=0.02)


def test_what_remains_of_a_task_has_its_share_of_the_estimate():
    found = drawn((2400, 4800, 12000), "pert", Fraction(1, 4))
    assert found.mean() == pytest.approx((600 + 4 * 1200 + 3000) / 6, abs=6)
    assert 600 <= found.min() <= found.max() <= 3000


def test_points_that_are_one_are_that_duration_and_no_work_is_shorter_than_a_minute():
    assert set(drawn((480, 480, 480), "pert").tolist()) == {480}
    assert set(drawn((0, 0, 0), "triangular").tolist()) == {1}


def test_an_event_occurs_with_its_probability():
    share = occurrences(0.3, RUNS, generator(7, "P/RISK-1")).mean()
    assert share == pytest.approx(0.3, abs=4 * math.sqrt(0.3 * 0.7 / RUNS))
    assert not occurrences(0.0, 1000, generator(7, "a")).any()
    assert occurrences(1.0, 1000, generator(7, "a")).all()


def test_the_same_seed_draws_the_same_and_every_input_draws_its_own():
    one = generator(1, "P/T-1").random(5)
    assert (one == generator(1, "P/T-1").random(5)).all()
    others = [generator(seed, uid).random(5) for seed, uid in ((2, "P/T-1"), (1, "P/T-2"), (1, "Q/T-1"))]
    assert all((one != other).any() for other in others)
