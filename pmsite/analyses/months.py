"""Ends of months and weeks: the days at which what goes on over time is looked at."""

from __future__ import annotations

import datetime as dt


def month_ends(first: dt.date, as_of: dt.date, most: int) -> tuple[dt.date, ...]:
    """Ends of the months from the one of ``first`` on, and the as-of day as the last one; the latest ``most``.

    Nothing where ``first`` is after the as-of day.
    """
    if first > as_of:
        return ()
    found = [as_of]
    day = as_of.replace(day=1) - dt.timedelta(days=1)
    while day >= first and len(found) < most:
        found.append(day)
        day = day.replace(day=1) - dt.timedelta(days=1)
    return tuple(reversed(found))


def week_ends(first: dt.date, as_of: dt.date, most: int) -> tuple[dt.date, ...]:
    """Sundays from the one of the week of ``first`` on, and the as-of day as the last one; the latest ``most``.

    Nothing where ``first`` is after the as-of day. Weeks begin on Monday (ISO 8601).
    """
    if first > as_of:
        return ()
    sunday = as_of - dt.timedelta(days=as_of.isoweekday())
    found = [as_of]
    while sunday >= first and len(found) < most:
        found.append(sunday)
        sunday -= dt.timedelta(days=7)
    return tuple(reversed(found))
