"""Periods of reports as they are named on the command line."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.scaffold.naming import report_period
from pmsite.kpis._reported import Period
from pmsite.model.diagnostic import printable
from pmsite.model.value import shown

_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-W(\d{2})\Z", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.|/)(\d{4}-\d{2}-\d{2})\Z")
_FORMS = "write 2026-03, 2026-Q1, 2026-W12, or 2026-03-02..2026-03-13"
_DAY = dt.timedelta(days=1)


class Named(NamedTuple):
    """A period, how an id names it, and what it is: ``month``, ``quarter``, ``week``, ``fortnight`` or ``days``."""

    period: Period
    name: str
    unit: str

    @property
    def following(self) -> Period:
        """The period after it, of the same length."""
        first = self.period.last + _DAY
        if self.unit in ("month", "quarter"):
            return Period(first, report_period(first, self.unit).last)
        return Period(first, self.period.last + (self.period.last - self.period.first) + _DAY)


def parsed(written: str, usual: str, today: dt.date) -> Named:
    """The period that is written; with nothing written the last ``usual`` one that has ended by the as-of day.

    Raises:
        Failure: if it is no period.
    """
    text = written.strip()
    if not text:
        return _last(usual, today)
    if found := _MONTH.match(text):
        return _named(written, "month", lambda: dt.date(int(found[1]), int(found[2]), 1))
    if found := _QUARTER.match(text):
        return _named(written, "quarter", lambda: dt.date(int(found[1]), int(found[2]) * 3, 1))
    if found := _WEEK.match(text):
        return _named(written, "week", lambda: dt.date.fromisocalendar(int(found[1]), int(found[2]), 1))
    if found := _RANGE.match(text):
        first, last = (_day(written, part) for part in found.groups())
        if last < first:
            raise Failure(f"{printable(text)} ends before it begins; {_FORMS}", USAGE)
        return Named(Period(first, last), f"{last}", "days")
    raise Failure(f"no period {printable(shown(text[:80]))}; {_FORMS}", USAGE)


def _named(written: str, unit: str, first: object) -> Named:
    try:
        day = first()  # type: ignore[operator]
    except ValueError:
        raise Failure(f"no period {printable(shown(written[:80]))}; {_FORMS}", USAGE) from None
    return _of(day, unit)


def _day(written: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Failure(f"{text} in {printable(shown(written[:80]))} is no day; {_FORMS}", USAGE) from None


def _of(day: dt.date, unit: str) -> Named:
    first, last, name = report_period(day, unit)
    return Named(Period(first, last), name, unit)


def _last(unit: str, today: dt.date) -> Named:
    """The last whole period that has ended by the close of a day."""
    found = _of(today, unit)
    return found if found.period.last <= today else _of(found.period.first - _DAY, unit)
