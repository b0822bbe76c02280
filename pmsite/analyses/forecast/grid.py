"""The working time of one calendar for many runs at once: :class:`~pmsite.analyses.schedule.axis.Axis` in numpy.

Instants and positions are those of the scheduling engine, as arrays; every method gives for each element what
the engine's axis gives for it.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pmsite.analyses.schedule.axis import DAY
from pmsite.model.calendar import FIRST_YEAR, LAST_YEAR, CalendarRangeError, WorkCalendar

Minutes: TypeAlias = NDArray[np.int64]
"""Instants, positions or durations: one for each run, or a single one that holds for all of them."""

_MOST_UNITS = 4_000_000
"""Entries of the table that leads from a position to its day; with more of them the day is searched for."""


class Grid:
    """Conversion tables of a calendar, grown year by year as they are asked for."""

    __slots__ = ("_before", "_capacity", "_day_of", "_first", "_unit", "_years", "calendar")

    def __init__(self, calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self._years = range(0)
        self._first = 0
        self._before = self._capacity = np.zeros(0, np.int64)
        self._day_of: Minutes | None = None
        self._unit = 1

    def position(self, instant: Minutes, /) -> Minutes:
        """Working minutes done up to instants."""
        index, minute = self._place(instant)
        done: Minutes = self._before[index] + np.minimum(minute, self._capacity[index])
        return done

    def start(self, position: Minutes, /) -> Minutes:
        """The latest instants with these positions."""
        self._reach_positions(position, after=1)
        index = self._day(position)
        at: Minutes = (index + self._first) * DAY + 2 * (position - self._before[index]) + 1
        return at

    def finish(self, position: Minutes, /) -> Minutes:
        """The earliest instants with these positions."""
        self._reach_positions(position, after=0)
        index = self._day(position - 1)
        minute = position - self._before[index]
        over = minute == self._capacity[index]
        at: Minutes = (index + self._first) * DAY + np.where(over, DAY, 2 * minute)
        return at

    def last_finish(self, instant: Minutes, /) -> Minutes:
        """The largest positions whose finish is no later than these instants."""
        index, minute = self._place(instant)
        capacity = self._capacity[index]
        full = (minute >= capacity) & (capacity > 0) & (minute > 0)
        last: Minutes = self._before[index] + np.where(full, capacity - 1, np.minimum(minute, capacity))
        return last

    def last_start(self, instant: Minutes, /) -> Minutes:
        """The largest positions whose start is no later than these instants."""
        index, minute = self._place(instant)
        last: Minutes = self._before[index] + np.minimum(minute, self._capacity[index] - 1)
        return last

    def _place(self, instant: Minutes) -> tuple[Minutes, Minutes]:
        """Index of the day, and minute of its working time."""
        day = instant // DAY
        self._reach_days(int(day.min()), int(day.max()))
        return day - self._first, (instant - day * DAY) >> 1

    def _day(self, minute: Minutes) -> Minutes:
        """Index of the day in which the minute of work after a position is done."""
        if self._day_of is None:
            return np.searchsorted(self._before, minute, side="right") - 1
        found: Minutes = self._day_of[(minute - self._before[0]) // self._unit]
        return found

    def _reach_days(self, first: int, last: int) -> None:
        while not self._years or not self._first <= first <= last < self._first + len(self._capacity):
            self._grow(first, later=bool(self._years) and last >= self._first + len(self._capacity))

    def _reach_positions(self, position: Minutes, *, after: int) -> None:
        """Make the tables hold the minute of work that follows, or ends at, each position."""
        if not self._years:
            self._grow(dt.date(2000, 1, 1).toordinal(), later=False)
        least, most = int(position.min()) - 1 + after, int(position.max()) + after
        while least < self._before[0] or most > self._before[-1]:
            self._grow(0, later=most > self._before[-1])

    def _grow(self, near: int, *, later: bool) -> None:
        """Add as many years again at an end; the first ones are those around a day.

        Raises:
            CalendarRangeError: working time is not counted beyond that end.
        """
        if not self._years:
            if not 1 <= near <= dt.date.max.toordinal():
                raise CalendarRangeError("no such day")
            year = dt.date.fromordinal(near).year
            years = range(year, year + 2)
        else:
            start, stop = self._years.start, self._years.stop
            years = range(start, 2 * stop - start) if later else range(2 * start - stop, stop)
        years = range(max(years.start, FIRST_YEAR), min(years.stop, LAST_YEAR + 1))
        if not years or years == self._years:
            raise CalendarRangeError(f"working time is counted from {FIRST_YEAR} to {LAST_YEAR} only")
        first, end = dt.date(years.start, 1, 1).toordinal(), dt.date(years.stop - 1, 12, 31).toordinal()
        capacity = [self.calendar.capacity(day) for day in range(first, end + 1)]
        self._years, self._first = years, first
        self._capacity = np.array(capacity, np.int64)
        self._before = np.concatenate(([0], np.cumsum(self._capacity))) + self.calendar.position(first)
        self._index_days()

    def _index_days(self) -> None:
        """The table from a position to its day: in units of which every day has a whole number."""
        self._unit = math.gcd(*map(int, set(self._capacity.tolist()))) or 1
        units = int(self._before[-1] - self._before[0]) // self._unit
        days = np.arange(len(self._capacity))
        self._day_of = np.repeat(days, self._capacity // self._unit) if units <= _MOST_UNITS else None
