import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.analyses.earned_value import Entry, Progress, Step, earned_share


def day(number):
    return dt.date(2026, 1, number)


ENTRIES = (Entry(day(6), 0.4), Entry(day(8), 0.9), Entry(day(9), 1, done=True))
STEPS = (Step(30, day(6)), Step(50, day(8)), Step(20))


def shares(progress, days=(4, 5, 6, 7, 8, 9, 10)):
    return [earned_share(progress, day(number)) for number in days]


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress("zero_hundred", day(5), day(9)), [0, 0, 0, 0, 0, 1, 1]),
        (Progress("zero_hundred", day(5), None, ENTRIES), [0, 0, 0, 0, 0, 1, 1]),
        (Progress("fifty_fifty", day(5), day(9)), [0, 0.5, 0.5, 0.5, 0.5, 1, 1]),
        (Progress("fifty_fifty", None, None, ENTRIES), [0, 0, 0.5, 0.5, 0.5, 1, 1]),
        (Progress("milestones", day(5), None, steps=STEPS), [0, 0, 0.3, 0.3, 0.8, 0.8, 0.8]),
        (Progress("milestones", day(5), day(10), steps=STEPS), [0, 0, 0.3, 0.3, 0.8, 0.8, 1]),
        (Progress("milestones", day(5), day(9)), [0, 0, 0, 0, 0, 1, 1]),
        (Progress("percent", day(5), None, ENTRIES), [0, 0, 0.4, 0.4, 0.9, 1, 1]),
        (Progress("percent", day(5), day(7), ENTRIES[:1]), [0, 0, 0.4, 1, 1, 1, 1]),
        (Progress("percent", day(5)), [0] * 7),
        (Progress("percent", None, None, (Entry(day(5), 0.6), Entry(day(7), 0.3))), [0, 0.6, 0.6, 0.3, 0.3, 0.3, 0.3]),
    ],
    ids=[
        "0/100", "0/100 by entries", "50/50", "50/50 by entries", "steps", "steps, finished", "no steps",
        "percent", "percent, finished", "percent, started", "percent that falls",
    ],
)  # fmt: skip
def test_what_is_earned_day_by_day(progress, expected):
    assert shares(progress) == pytest.approx(expected)


def test_level_of_effort_earns_what_is_planned():
    progress = Progress("level_of_effort", day(5), day(6), ENTRIES)
    assert [earned_share(progress, day(9), planned=share) for share in (0, 0.25, 1)] == [0, 0.25, 1]


METHODS = st.sampled_from(("zero_hundred", "fifty_fifty", "milestones", "percent", "level_of_effort"))
DATES = st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 1))
DAYS = st.none() | DATES


@given(
    method=METHODS,
    started=DAYS,
    finished=DAYS,
    entries=st.lists(st.tuples(DATES, st.floats(0, 1)), max_size=5),
    steps=st.lists(st.tuples(st.floats(0, 100), DAYS), max_size=4),
    when=DATES,
    planned=st.floats(0, 1),
)
def test_a_share_is_never_below_nothing_or_above_all(
    method, started, finished, entries, steps, when, planned
):
    progress = Progress(
        method,
        started,
        finished,
        tuple(Entry(date, share, share == 1) for date, share in sorted(entries)),
        tuple(Step(weight, done) for weight, done in steps),
    )
    assert 0 <= earned_share(progress, when, planned=planned) <= 1 + 1e-9
    assert not progress.is_recorded(dt.date(2025, 12, 31))
