import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.earned_value import earned_schedule, earned_time

STEPS = st.lists(st.integers(0, 1000), min_size=1, max_size=40).filter(any)


def curve(steps):
    found = [0]
    for step in steps:
        found.append(found[-1] + step)
    return found


@pytest.mark.parametrize(
    ("ev", "expected"),
    [(0, 0), (5, 0.5), (15, 3.25), (30, 4), (50, 6), (99, 6)],
    ids=["nothing", "within", "after a flat stretch", "whole", "all", "more than all"],
)
def test_time_is_interpolated_on_the_curve(ev, expected):
    assert earned_time([0, 10, 10, 10, 30, 40, 50], ev) == pytest.approx(expected)


def test_where_the_curve_is_flat_its_last_period_counts():
    """C is the number of periods whose PV is at most EV."""
    assert earned_time([0, 10, 10, 10, 30], 10) == 3


def test_a_curve_that_plans_nothing_earns_no_time():
    assert earned_time([], 5) is None
    assert earned_time([0, 0, 0], 0) is None


def test_noise_of_a_sum_does_not_lose_a_period():
    tenths = [sum([0.1] * number) for number in range(11)]
    assert earned_time(tenths, 0.8) == pytest.approx(8, abs=1e-6)
    assert earned_time(tenths, 0.3) == pytest.approx(3, abs=1e-6)


def test_before_the_start_there_is_no_index():
    found = earned_schedule([0, 10, 20], 0, 0)
    assert (found.values["spi_t"], found.values["ieac_t"]) == (None, None)
    assert found.why == dict.fromkeys(("spi_t", "ieac_t"), "the project has not begun")


def test_without_earned_time_no_duration_is_expected():
    found = earned_schedule([0, 10, 20], 0, 1)
    assert (found.values["spi_t"], found.values["ieac_t"]) == (0, None)
    assert found.why == {"ieac_t": "nothing is earned yet"}


def test_what_is_missing_says_why():
    found = earned_schedule([0, 10], None, 1, why={"ev": "no progress is recorded"})
    assert set(found.values.values()) == {None}
    assert set(found.why.values()) == {"no progress is recorded"}


@given(steps=STEPS, share=st.floats(0, 1))
def test_earned_time_lies_on_the_curve(steps, share):
    points = curve(steps)
    ev = points[-1] * share
    es = earned_time(points, ev)
    assert 0 <= es <= len(steps)
    whole = min(int(es), len(steps) - 1)
    value = points[whole] + (es - whole) * (points[whole + 1] - points[whole])
    assert value == pytest.approx(ev, abs=1e-6 * points[-1])


@given(steps=STEPS, one=st.floats(0, 1), other=st.floats(0, 1))
def test_more_earned_is_never_less_time(steps, one, other):
    points = curve(steps)
    low, high = sorted((one * points[-1], other * points[-1]))
    assert earned_time(points, low) <= earned_time(points, high)


@given(steps=STEPS, at=st.integers(1, 40))
def test_work_as_planned_is_in_time(steps, at):
    steps = [step + 1 for step in steps]
    points, at = curve(steps), min(at, len(steps))
    found = earned_schedule(points, points[at], at).values
    assert (found["es"], found["sv_t"], found["spi_t"]) == (at, 0, 1)
    assert found["ieac_t"] == len(steps)
