"""Response time: calendar days from what a client said to the answer, and how that went by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median

from pmsite.analyses.months import month_ends

MOST_MONTHS = 12
"""Months that a trend looks back."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: the day it was made, and the day of its answer; None where that is not known or not yet."""

    said: dt.date | None
    answered: dt.date | None = None
    waits: bool = False

    @property
    def days(self) -> int | None:
        """Calendar days from the statement to its answer."""
        return (self.answered - self.said).days if self.answered and self.said else None


@dataclass(frozen=True, slots=True)
class Responses:
    """Response time over some statements, in calendar days; None where no answer has both its days."""

    n: int
    """Answers with both days."""
    mean: float | None
    median: float | None
    longest: int | None
    waiting: int
    """Statements without an answer that wait for one."""
    oldest: int | None
    """Days that the oldest of the waiting ones has waited."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was said and answered in a month, and the mean days of the answers given in it."""

    end: dt.date
    received: int
    answered: int
    mean: float | None


def responses(statements: Iterable[Statement], as_of: dt.date) -> Responses:
    """Mean, median and longest response time at a day, and what waits."""
    known = list(statements)
    days = [value for item in known if (value := item.days) is not None]
    waiting = [item for item in known if item.waits]
    ages = [(as_of - item.said).days for item in waiting if item.said is not None]
    return Responses(
        n=len(days),
        mean=fmean(days) if days else None,
        median=float(median(days)) if days else None,
        longest=max(days, default=None),
        waiting=len(waiting),
        oldest=max(ages, default=None),
    )


def months(statements: Iterable[Statement], as_of: dt.date, most: int = MOST_MONTHS) -> tuple[Month, ...]:
    """Statements and answers by month, oldest first, from the month of the first one; those dated later are out."""
    known = [item for item in statements if item.said is not None and item.said <= as_of]
    first = min((item.said for item in known if item.said is not None), default=None)
    if first is None:
        return ()
    found = []
    for end in month_ends(first, as_of, most):
        start = end.replace(day=1)
        here = [item for item in known if item.answered is not None and start <= item.answered <= end]
        days = [value for item in here if (value := item.days) is not None]
        received = sum(item.said is not None and start <= item.said <= end for item in known)
        found.append(Month(end, received, len(here), fmean(days) if days else None))
    return tuple(found)
