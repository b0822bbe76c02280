import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.earned_value import cumulated, planned_share, spread, working_days
from pmsite.model.calendar import WorkCalendar

WEEK = WorkCalendar()
FRIDAY, MONDAY = dt.date(2026, 1, 9), dt.date(2026, 1, 12)
DAY = dt.timedelta(days=1)
DATES = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_cost_is_spread_over_working_days():
    assert spread(100, FRIDAY, MONDAY, WEEK) == [(FRIDAY, 50), (MONDAY, 50)]


def test_work_on_days_off_is_planned_on_its_last_day():
    assert spread(100, FRIDAY + DAY, FRIDAY + 2 * DAY, WEEK) == [(FRIDAY + 2 * DAY, 100)]
    assert planned_share(FRIDAY + DAY, FRIDAY + 2 * DAY, WEEK, FRIDAY + DAY) == 0
    assert planned_share(FRIDAY + DAY, FRIDAY + 2 * DAY, WEEK, FRIDAY + 2 * DAY) == 1


@pytest.mark.parametrize(("offset", "share"), [(-1, 0), (0, 0.5), (1, 0.5), (2, 0.5), (3, 1), (9, 1)])
def test_the_planned_share_counts_working_days(offset, share):
    assert planned_share(FRIDAY, MONDAY, WEEK, FRIDAY + offset * DAY) == share


def test_a_curve_has_a_point_a_working_day_and_ends_with_its_last_day():
    assert working_days(FRIDAY, MONDAY, WEEK) == [FRIDAY, MONDAY]
    assert working_days(FRIDAY, MONDAY - DAY, WEEK) == [FRIDAY, MONDAY - DAY]


def test_amounts_between_the_days_of_a_curve_count_on_the_next_one():
    amounts = [(MONDAY, 1.0), (FRIDAY - DAY, 5.0), (FRIDAY + DAY, 2.0), (MONDAY + DAY, 99.0)]
    assert cumulated(amounts, [FRIDAY, MONDAY]) == [5, 8]


@given(start=DATES, length=st.integers(0, 200), cost=st.integers(0, 10**6))
def test_all_of_a_cost_is_planned_and_the_curve_never_falls(start, length, cost):
    finish = start + length * DAY
    days = working_days(start, finish, WEEK)
    values = cumulated(spread(cost, start, finish, WEEK), days)
    assert values[-1] == pytest.approx(cost)
    assert values == sorted(values)
    shares = [cost * planned_share(start, finish, WEEK, day) for day in days]
    assert values == pytest.approx(shares, abs=1e-6)
