"""Instants of calendar time, and how a calendar's working time maps onto them.

An instant is one integer: day, minute of the day's working time, and one bit that tells the end of what was
before (0) from the start of what comes (1). So the close of Monday and the morning of Tuesday are the same
moment for all work, yet the first reads "Monday", the second "Tuesday", and the first is the smaller.

Working days of all calendars begin together; a day whose working time is used up is over for every
calendar, so that work of a six-hour day that fills the day is followed by work on the next day.
Arithmetic is exact: whole minutes, and every inverse gives the last value that still holds.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol, TypeVar

from pmsite.model.calendar import MINUTES_OF_A_DAY, WorkCalendar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DAY = 2 * MINUTES_OF_A_DAY
"""What lies between the instants of one day and the next."""

Time = TypeVar("Time", int, "NDArray[np.int64]")
"""Instants or positions: one, or one for each run of a simulation."""


def morning(day: dt.date) -> int:
    """The instant at which a day starts."""
    return day.toordinal() * DAY + 1


def evening(day: dt.date) -> int:
    """The instant at which a day is over."""
    return day.toordinal() * DAY + DAY


def date_of(instant: int) -> dt.date:
    """The day an instant belongs to: the close of Monday to Monday."""
    day, rest = divmod(instant, DAY)
    return dt.date.fromordinal(day if rest else day - 1)


def is_morning(instant: int) -> bool:
    """Whether an instant is the very start of a day."""
    return instant % DAY == 1


class Axis:
    """The working time of one calendar as positions in minutes; only their differences count."""

    __slots__ = ("calendar",)

    def __init__(self, calendar: WorkCalendar) -> None:
        self.calendar = calendar

    def position(self, instant: int) -> int:
        """Working minutes done up to an instant."""
        day, minute = divmod(instant >> 1, MINUTES_OF_A_DAY)
        position = self.calendar.position(day)
        return position + min(minute, self.calendar.capacity(day)) if minute else position

    def start(self, position: int) -> int:
        """The instant at which the work after a position starts: the latest with that position."""
        day, minute = self.calendar.start_at(position)
        return day * DAY + 2 * minute + 1

    def finish(self, position: int) -> int:
        """The instant at which the work up to a position is done: the earliest with that position."""
        day, minute = self.calendar.finish_at(position)
        return day * DAY + 2 * minute

    def last_finish(self, instant: int) -> int:
        """The largest position whose :meth:`finish` is no later than an instant."""
        day, minute = divmod(instant >> 1, MINUTES_OF_A_DAY)
        position = self.calendar.position(day)
        if not minute:
            return position
        capacity = self.calendar.capacity(day)
        return position + (capacity - 1 if minute >= capacity > 0 else min(minute, capacity))

    def last_start(self, instant: int) -> int:
        """The largest position whose :meth:`start` is no later than an instant."""
        day, minute = divmod(instant >> 1, MINUTES_OF_A_DAY)
        capacity = self.calendar.capacity(day)
        return self.calendar.position(day) + (minute if minute < capacity else capacity - 1)


class Line(Protocol[Time]):
    """Working time as positions, of one instant (:class:`Axis`) or of many at once."""

    def position(self, instant: Time, /) -> Time:
        """Working minutes done up to an instant."""

    def start(self, position: Time, /) -> Time:
        """The latest instant with that position."""

    def finish(self, position: Time, /) -> Time:
        """The earliest instant with that position."""

    def last_finish(self, instant: Time, /) -> Time:
        """The largest position whose :meth:`finish` is no later than an instant."""

    def last_start(self, instant: Time, /) -> Time:
        """The largest position whose :meth:`start` is no later than an instant."""


def lagged(plan: Line[Time], instant: Time, lag: int, *, closing: bool) -> Time:
    """The instant that lies a lag of the plan's working time after another (a lead: before it).

    Counting goes from the instant until the lag is worked off: one working day before the close of Monday
    is Monday's start. With ``closing``, for milestones, it is the close of the working day before.
    """
    if not lag:
        return instant
    position = plan.position(instant) + lag
    return plan.finish(position) if lag > 0 or closing else plan.start(position)


def unlagged(plan: Line[Time], instant: Time, lag: int, *, closing: bool) -> Time:
    """The latest instant whose :func:`lagged` instant is no later than the given one."""
    if not lag:
        return instant
    position = plan.last_finish(instant) if lag > 0 or closing else plan.last_start(instant)
    return plan.start(position - lag)
