"""Working time: which days are worked, and for how many minutes.

A day's worked minutes follow, the first that says something: the calendar's own exceptions, make-up
workdays (调休), holidays, the working weekdays. Positions on the axis of working time are minutes from an
origin of no meaning: only their differences count.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
MINUTES_OF_A_DAY = 24 * 60
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years for which working time is counted; no plan of a project leaves them."""


class CalendarRangeError(ValueError):
    """A date or a duration leads out of the years for which working time is counted."""


class YearDays(NamedTuple):
    """Days of one year on which a national calendar departs from the working weekdays."""

    off: frozenset[dt.date] = frozenset()
    worked: frozenset[dt.date] = frozenset()


@dataclass(frozen=True)
class WorkCalendar:
    """The worked minutes of every day.

    ``years`` gives the national holidays and make-up workdays of a year when that year is first needed; it
    must answer the same for the same year always.
    """

    minutes_per_day: int = 8 * 60
    """Minutes of a full working day; a duration of one day."""
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    """Worked weekdays, Monday is 0."""
    holidays: frozenset[dt.date] = frozenset()
    makeup_workdays: frozenset[dt.date] = frozenset()
    exceptions: Mapping[dt.date, int] = field(default_factory=dict, hash=False)
    """Worked minutes of single days, 0 for a day off; they win over everything else."""
    years: Callable[[int], YearDays] | None = None
    _table: _Table = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        minutes = [self.minutes_per_day, *self.exceptions.values()]
        if self.minutes_per_day <= 0 or min(minutes) < 0 or max(minutes) > MINUTES_OF_A_DAY:
            raise ValueError("a working day has more than 0 and at most 24 hours")
        object.__setattr__(self, "_table", _Table(self._minutes_of_year))

    def minutes_on(self, day: dt.date) -> int:
        """Worked minutes of a day."""
        return self._table.capacity(day.toordinal())

    def is_workday(self, day: dt.date) -> bool:
        """Whether anything is worked on a day."""
        return self.minutes_on(day) > 0

    def minutes_between(self, start: dt.date, end: dt.date) -> int:
        """Working minutes from the start of one day to the start of another, negative if that is earlier."""
        return self.position(end.toordinal()) - self.position(start.toordinal())

    def workdays_between(self, start: dt.date, end: dt.date) -> int:
        """Working days after ``start`` up to and including ``end``: the slip from one date to the other.

        Negative if ``end`` is earlier; partial days count as days.
        """
        return self._table.days_before(end.toordinal() + 1) - self._table.days_before(start.toordinal() + 1)

    def add_workdays(self, day: dt.date, number: int) -> dt.date:
        """The working day ``number`` working days after (before, if negative) a day.

        With 0 the day itself if it is worked, else the next one that is.
        """
        count = self._table.days_before(day.toordinal() + (1 if number > 0 else 0))
        return dt.date.fromordinal(self._table.workday(count + number - (1 if number > 0 else 0)))

    def position(self, ordinal: int) -> int:
        """Minutes worked before a day, given as its proleptic ordinal, from an origin of no meaning."""
        return self._table.position(ordinal)

    def capacity(self, ordinal: int) -> int:
        """Worked minutes of a day given as its ordinal."""
        return self._table.capacity(ordinal)

    def start_at(self, position: int) -> tuple[int, int]:
        """Day (as ordinal) and minute of its working time in which the work after a position starts."""
        return self._table.start_at(position)

    def finish_at(self, position: int) -> tuple[int, int]:
        """Day (as ordinal) and minute of its working time at which the work up to a position is done.

        The end of a day's working time is minute 0 of the day after it, whether that day is worked or not.
        """
        return self._table.finish_at(position)

    def with_exceptions(self, exceptions: Mapping[dt.date, int]) -> WorkCalendar:
        """The same calendar with further exceptions, which win over those it has."""
        return replace(self, exceptions={**self.exceptions, **exceptions})

    def with_leave(self, leave: Iterable[tuple[dt.date, dt.date]]) -> WorkCalendar:
        """The same calendar without the days of leave, first and last day inclusive."""
        days = (
            dt.date.fromordinal(ordinal)
            for first, last in leave
            for ordinal in range(first.toordinal(), last.toordinal() + 1)
        )
        return self.with_exceptions(dict.fromkeys(days, 0))

    def _minutes_of_year(self, year: int) -> list[int]:
        first = dt.date(year, 1, 1).toordinal()
        full = self.minutes_per_day
        length = dt.date(year + 1, 1, 1).toordinal() - first
        minutes = [full if (first + day + 6) % 7 in self.weekdays else 0 for day in range(length)]
        national = self.years(year) if self.years is not None else YearDays()
        rules: tuple[tuple[Iterable[dt.date], int], ...] = (
            (national.off, 0),
            (self.holidays, 0),
            (national.worked, full),
            (self.makeup_workdays, full),
        )
        for days, worked in rules:
            for day in days:
                if day.year == year:
                    minutes[day.toordinal() - first] = worked
        for day, worked in self.exceptions.items():
            if day.year == year:
                minutes[day.toordinal() - first] = worked
        return minutes


class _Table:
    """Prefix sums of worked minutes and days over whole years, grown when a day outside is asked for."""

    def __init__(self, minutes_of_year: Callable[[int], list[int]]) -> None:
        self._minutes_of_year = minutes_of_year
        self._first_year = self._last_year = 0
        self._first = 0
        self._minutes = [0]
        self._days = [0]

    def position(self, ordinal: int) -> int:
        index = self._index(ordinal)
        return self._minutes[index]

    def days_before(self, ordinal: int) -> int:
        index = self._index(ordinal)
        return self._days[index]

    def capacity(self, ordinal: int) -> int:
        index = self._index(ordinal)
        return self._minutes[index + 1] - self._minutes[index]

    def start_at(self, position: int) -> tuple[int, int]:
        while not self._minutes[0] <= position < self._minutes[-1]:
            self._grow(later=position >= self._minutes[-1])
        index = bisect_right(self._minutes, position) - 1
        return self._first + index, position - self._minutes[index]

    def finish_at(self, position: int) -> tuple[int, int]:
        while not self._minutes[0] < position <= self._minutes[-1]:
            self._grow(later=position > self._minutes[-1])
        index = bisect_left(self._minutes, position)
        if self._minutes[index] == position:
            return self._first + index, 0
        return self._first + index - 1, position - self._minutes[index - 1]

    def workday(self, count: int) -> int:
        while not self._days[0] <= count < self._days[-1]:
            self._grow(later=count >= self._days[-1])
        return self._first + bisect_right(self._days, count) - 1

    def _index(self, ordinal: int) -> int:
        index = ordinal - self._first
        if self._first and 0 <= index < len(self._minutes) - 1:
            return index
        if not 1 <= ordinal <= dt.date.max.toordinal():
            raise CalendarRangeError("no such day")
        year = dt.date.fromordinal(ordinal).year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CalendarRangeError(
                f"working time is counted from {FIRST_YEAR} to {LAST_YEAR}, not in {year}"
            )
        if not self._first:
            self._begin(year)
        while year > self._last_year:
            self._grow(later=True)
        while year < self._first_year:
            self._grow(later=False)
        return ordinal - self._first

    def _begin(self, year: int) -> None:
        self._first = dt.date(year, 1, 1).toordinal()
        self._first_year, self._last_year = year, year - 1
        self._grow(later=True)

    def _grow(self, *, later: bool) -> None:
        year = self._last_year + 1 if later else self._first_year - 1
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CalendarRangeError(f"working time is counted from {FIRST_YEAR} to {LAST_YEAR} only")
        minutes = self._minutes_of_year(year)
        days = [1 if worked else 0 for worked in minutes]
        if later:
            self._minutes += list(accumulate(minutes, initial=self._minutes[-1]))[1:]
            self._days += list(accumulate(days, initial=self._days[-1]))[1:]
            self._last_year = year
        else:
            self._minutes = (
                list(accumulate(minutes, initial=self._minutes[0] - sum(minutes)))[:-1] + self._minutes
            )
            self._days = list(accumulate(days, initial=self._days[0] - sum(days)))[:-1] + self._days
            self._first_year, self._first = year, self._first - len(minutes)
