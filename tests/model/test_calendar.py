import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.model.calendar import EVERY_DAY, CalendarRangeError, WorkCalendar, YearDays

MONDAY = dt.date(2026, 1, 5)
SATURDAY = dt.date(2026, 1, 10)
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))


def _national(year):
    return YearDays(off=frozenset({dt.date(year, 1, 1)}), worked=frozenset({dt.date(2026, 1, 4)}))


CALENDARS = st.builds(
    WorkCalendar,
    minutes_per_day=st.integers(1, 600),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    holidays=st.frozensets(DAYS, max_size=9),
    makeup_workdays=st.frozensets(DAYS, max_size=9),
    exceptions=st.dictionaries(DAYS, st.integers(0, 1440), max_size=9),
    years=st.sampled_from([None, _national]),
)


def _each(first, last):
    return [dt.date.fromordinal(day) for day in range(first.toordinal(), last.toordinal())]


def test_exceptions_win_over_makeup_workdays_and_those_over_holidays():
    calendar = WorkCalendar(holidays=frozenset({MONDAY, SATURDAY}), makeup_workdays=frozenset({SATURDAY}))
    assert not calendar.is_workday(MONDAY)
    assert calendar.is_workday(SATURDAY)
    assert calendar.with_exceptions({MONDAY: 240, SATURDAY: 0}).minutes_on(MONDAY) == 240
    assert not calendar.with_exceptions({MONDAY: 240, SATURDAY: 0}).is_workday(SATURDAY)


def test_leave_is_inclusive_on_both_sides():
    calendar = WorkCalendar().with_leave([(MONDAY, dt.date(2026, 1, 7))])
    assert calendar.workdays_between(dt.date(2026, 1, 4), dt.date(2026, 1, 9)) == 2


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "2026-01-12"), (1, "2026-01-12"), (5, "2026-01-16"), (-1, "2026-01-09"), (-6, "2026-01-02")],
)
def test_working_days_are_counted_from_a_saturday(number, expected):
    assert WorkCalendar().add_workdays(SATURDAY, number) == dt.date.fromisoformat(expected)


def test_a_working_day_is_its_own_zeroth():
    assert WorkCalendar().add_workdays(MONDAY, 0) == MONDAY
    assert WorkCalendar().add_workdays(MONDAY, 1) == dt.date(2026, 1, 6)
    assert WorkCalendar().add_workdays(MONDAY, -1) == dt.date(2026, 1, 2)


@given(CALENDARS, DAYS, DAYS)
def test_working_time_between_two_days_is_the_sum_of_the_days(calendar, one, other):
    first, last = sorted((one, other))
    worked = [calendar.minutes_on(day) for day in _each(first, last)]
    assert calendar.minutes_between(first, last) == sum(worked) == -calendar.minutes_between(last, first)
    days = [
        day
        for day in _each(first + dt.timedelta(days=1), last + dt.timedelta(days=1))
        if calendar.is_workday(day)
    ]
    assert calendar.workdays_between(first, last) == len(days) == -calendar.workdays_between(last, first)


@given(CALENDARS, DAYS, st.integers(-200, 200).filter(bool))
def test_adding_working_days_is_undone_by_counting_them(calendar, day, number):
    found = calendar.add_workdays(day, number)
    assert calendar.is_workday(found)
    if number > 0:
        assert calendar.workdays_between(day, found) == number
    else:
        assert calendar.workdays_between(found - dt.timedelta(days=1), day - dt.timedelta(days=1)) == -number


@given(CALENDARS, st.lists(DAYS, min_size=1, max_size=5))
def test_answers_do_not_depend_on_what_was_asked_before(calendar, days):
    fresh = copy.copy(calendar)
    before = [calendar.minutes_between(MONDAY, day) for day in days]
    assert [WorkCalendar(**_parts(fresh)).minutes_between(MONDAY, day) for day in reversed(days)] == before[
        ::-1
    ]


def _parts(calendar):
    names = ("minutes_per_day", "weekdays", "holidays", "makeup_workdays", "exceptions", "years")
    return {name: getattr(calendar, name) for name in names}


def test_equal_calendars_are_equal_whatever_was_asked_of_them():
    one, other = WorkCalendar(), WorkCalendar()
    one.is_workday(MONDAY)
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)).is_workday(MONDAY)


@pytest.mark.parametrize(
    "day", [dt.date.min, dt.date(1899, 12, 31), dt.date(2201, 1, 1), dt.date.max], ids=str
)
def test_days_out_of_all_reach_are_refused(day):
    with pytest.raises(CalendarRangeError):
        WorkCalendar().is_workday(day)


def test_a_calendar_without_working_days_ends_its_search():
    never = WorkCalendar(weekdays=frozenset())
    with pytest.raises(CalendarRangeError):
        never.add_workdays(MONDAY, 1)


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_a_day_has_more_than_none_and_at_most_24_hours(minutes):
    with pytest.raises(ValueError, match="24 hours"):
        WorkCalendar(minutes_per_day=minutes)


def test_every_day_is_worked_by_those_who_never_rest():
    assert WorkCalendar(weekdays=EVERY_DAY).workdays_between(MONDAY, SATURDAY) == 5
