"""Closing rate: closed ÷ due by the day, cancelled ones left out (definition on the page of numbers); by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.closing import Course, closing, is_told, months

AS_OF = dt.date(2026, 6, 5)


def day(text):
    return dt.date.fromisoformat(f"2026-{text}") if text else None


def course(stage, began="", due="", done=""):
    return Course(stage, day(began), day(due), day(done))


COURSES = [
    course("closed", "05-01", "05-10", "05-09"),  # in time
    course("closed", "05-01", "05-10", "05-10"),  # on its day is in time
    course("closed", "05-20", "05-22", "06-02"),  # late
    course("closed", "05-20", "06-30", "06-01"),  # ahead: not due yet, but done in time
    course("closed", "05-20", "05-22"),  # nobody wrote when
    course("open", "05-06", "06-05"),  # due today
    course("open", "06-01", "06-06"),  # due tomorrow
    course("open"),  # neither day is known
    course("cancelled", "04-01", "04-10"),
]


def test_closed_of_those_due_and_done_in_time_of_those_done():
    found = closing(COURSES, AS_OF)
    assert (found.closed, found.due) == (4, 5)
    assert found.rate == pytest.approx(0.8)
    assert (found.in_time, found.dated) == (3, 4)
    assert found.punctual == pytest.approx(0.75)
    assert (found.open, found.undue) == (3, 1)
    assert (found.mean_age, found.aged) == (17.0, 2)  # 30 and 4 days


def test_nothing_due_and_nothing_done_have_no_rate():
    found = closing([course("open", "06-01", "06-06")], AS_OF)
    assert (found.rate, found.punctual, found.mean_age) == (None, None, 4.0)
    assert closing([], AS_OF).rate is None


def test_cancelled_ones_alone_are_nothing():
    found = closing([course("cancelled", "04-01", "04-10")] * 3, AS_OF)
    assert (found.rate, found.due, found.open, found.mean_age, found.undue) == (None, 0, 0, None, 0)


def test_each_month_counts_what_began_what_was_closed_and_what_was_left():
    found = months(COURSES, AS_OF)
    assert [(item.end, item.opened, item.closed, item.open) for item in found] == [
        (day("05-31"), 5, 2, 3),
        (AS_OF, 1, 2, 2),
    ]
    # left out: the cancelled one, the one without any day, and the closed one without a day of closing
    assert sum(not is_told(item) for item in COURSES) == 3


def test_only_the_latest_months_are_told_and_what_was_open_before_them_stays_open():
    found = months([course("open", "01-10"), course("closed", "01-10", done="06-01")], AS_OF, most=2)
    assert [(item.opened, item.closed, item.open) for item in found] == [(0, 0, 2), (0, 1, 1)]


def test_what_begins_after_the_day_is_not_there_yet():
    assert months([course("open", "06-06")], AS_OF) == ()


DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400), st.booleans()), max_size=20))
def test_open_at_an_end_is_open_before_and_opened_and_not_closed(spans):
    def one(began, length, is_closed):
        done = began + dt.timedelta(days=length)
        over = is_closed and done <= AS_OF
        return Course("closed" if over else "open", began, None, done if over else None)

    found = months([one(*span) for span in spans], AS_OF, most=100)
    left = 0
    for item in found:
        left += item.opened - item.closed
        assert item.open == left
    assert left == sum(
        began <= AS_OF and not (is_closed and began + dt.timedelta(days=length) <= AS_OF)
        for began, length, is_closed in spans
    )
