"""Values along time: the cost of work spread over its working days, and sums that grow day by day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pmsite.model.calendar import WorkCalendar

DAY = dt.timedelta(days=1)
Amount = tuple[dt.date, float]
"""Something that comes in on a day."""


def days_between(start: dt.date, finish: dt.date) -> Iterator[dt.date]:
    """Every day from start to finish, both included."""
    day = start
    while day <= finish:
        yield day
        day += DAY


def planned_share(start: dt.date, finish: dt.date, calendar: WorkCalendar, day: dt.date) -> float:
    """Share of a task, 0 to 1, that is planned until the close of a day: working days passed ÷ of all.

    A task without a working day between its dates is planned on its last day.
    """
    if day >= finish:
        return 1.0
    whole = calendar.workdays_between(start - DAY, finish)
    return max(calendar.workdays_between(start - DAY, day), 0) / whole if whole > 0 else 0.0


def spread(cost: float, start: dt.date, finish: dt.date, calendar: WorkCalendar) -> list[Amount]:
    """The cost of a task in even parts on its working days; on its last day where it has none."""
    days = [day for day in days_between(start, finish) if calendar.is_workday(day)]
    return [(day, cost / len(days)) for day in days] if days else [(finish, cost)]


def working_days(start: dt.date, finish: dt.date, calendar: WorkCalendar) -> list[dt.date]:
    """The days of a curve: working days from start to finish, and the last day in any case."""
    days = [day for day in days_between(start, finish) if calendar.is_workday(day)]
    return days if days and days[-1] == finish else [*days, finish]


def cumulated(amounts: Iterable[Amount], days: Iterable[dt.date]) -> list[float]:
    """Sum of all amounts up to the close of each of the days."""
    ordered = sorted(amounts, key=lambda item: item[0])
    dates = [day for day, _ in ordered]
    sums = list(accumulate((amount for _, amount in ordered), initial=0.0))
    return [sums[bisect_right(dates, day)] for day in days]
