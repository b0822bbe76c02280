import datetime as dt

import pytest

from pmsite.analyses.months import month_ends, week_ends


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("first", "as_of", "most", "expected"),
    [
        ("2026-03-15", "2026-06-05", 12, ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-05"]),
        ("2026-03-15", "2026-06-05", 2, ["2026-05-31", "2026-06-05"]),
        ("2025-12-31", "2026-01-31", 12, ["2025-12-31", "2026-01-31"]),  # both are ends of months
        ("2028-02-29", "2028-03-01", 12, ["2028-02-29", "2028-03-01"]),  # a leap year
        ("2026-06-05", "2026-06-05", 12, ["2026-06-05"]),
        ("2026-06-06", "2026-06-05", 12, []),
    ],
)
def test_ends_of_months_from_the_first_day_on_and_the_as_of_day(first, as_of, most, expected):
    assert [found.isoformat() for found in month_ends(day(first), day(as_of), most)] == expected


@pytest.mark.parametrize(
    ("first", "as_of", "most", "expected"),
    [
        ("2026-05-20", "2026-06-05", 12, ["2026-05-24", "2026-05-31", "2026-06-05"]),  # a Friday
        ("2026-05-20", "2026-06-05", 2, ["2026-05-31", "2026-06-05"]),
        ("2026-05-24", "2026-05-31", 12, ["2026-05-24", "2026-05-31"]),  # both are Sundays
        ("2026-05-25", "2026-06-01", 12, ["2026-05-31", "2026-06-01"]),  # Mondays
        ("2026-06-02", "2026-06-05", 12, ["2026-06-05"]),
        ("2026-06-06", "2026-06-05", 12, []),
    ],
)
def test_sundays_from_the_first_week_on_and_the_as_of_day(first, as_of, most, expected):
    assert [found.isoformat() for found in week_ends(day(first), day(as_of), most)] == expected
