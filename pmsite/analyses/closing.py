"""Closing rate of actions: how many of those due are closed, how many in time, and how that went by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from pmsite.analyses.months import month_ends

MOST_MONTHS = 12
"""Months that a trend looks back."""

Stage = Literal["open", "closed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Course:
    """How an action went up to a day: when it began, until when it was due, when it was done."""

    stage: Stage
    """``closed``: done or verified by the day."""
    began: dt.date | None = None
    due: dt.date | None = None
    done: dt.date | None = None
    """Day on which a closed one was done, where it is known."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Counts of some actions at a day; cancelled ones are left out of all of them."""

    due: int
    """Due by the day."""
    closed: int
    """Of those due by the day: done or verified."""
    dated: int
    """Done, whenever due, with both days known."""
    in_time: int
    """Of the dated ones: done by their due day."""
    undue: int
    """Without a due day: part of neither rate."""
    open: int
    mean_age: float | None
    """Mean age of the open ones whose beginning is known, in calendar days."""
    aged: int
    """Open ones whose beginning is known."""

    @property
    def rate(self) -> float | None:
        """Closed ÷ due, 0 to 1; None where none is due yet."""
        return self.closed / self.due if self.due else None

    @property
    def punctual(self) -> float | None:
        """Done in time ÷ done, 0 to 1; None where none is done with both days known."""
        return self.in_time / self.dated if self.dated else None


@dataclass(frozen=True, slots=True)
class Month:
    """What began and was closed in a month, and what was open at its end (or at the as-of day)."""

    end: dt.date
    opened: int
    closed: int
    open: int


def closing(courses: Iterable[Course], as_of: dt.date) -> Closing:
    """Closing rate, share done in time and mean age of some actions at a day."""
    kept = [item for item in courses if item.stage != "cancelled"]
    due = [item for item in kept if item.due is not None and item.due <= as_of]
    days = [(item.done, item.due) for item in kept if item.stage == "closed"]
    dated = [(done, until) for done, until in days if done is not None and until is not None]
    open_ = [item for item in kept if item.stage == "open"]
    ages = [(as_of - item.began).days for item in open_ if item.began is not None]
    return Closing(
        due=len(due),
        closed=sum(item.stage == "closed" for item in due),
        dated=len(dated),
        in_time=sum(done <= until for done, until in dated),
        undue=sum(item.due is None for item in kept),
        open=len(open_),
        mean_age=fmean(ages) if ages else None,
        aged=len(ages),
    )


def is_told(course: Course) -> bool:
    """Whether it is known when an action was open: it began some day, and is open or was done some day."""
    if course.stage == "cancelled" or course.began is None:
        return False
    return course.stage == "open" or course.done is not None


def months(courses: Sequence[Course], as_of: dt.date, most: int = MOST_MONTHS) -> tuple[Month, ...]:
    """Actions opened and closed by month, oldest first; only those of which both ends are known (``is_told``).

    Open at an end = open at the end before + opened − closed. What is dated after the day is left out.
    """
    spans = [
        (item.began, item.done if item.stage == "closed" else None)
        for item in courses
        if is_told(item) and item.began is not None and item.began <= as_of
    ]
    if not spans:
        return ()
    found = []
    for end in month_ends(min(began for began, _ in spans), as_of, most):
        start = end.replace(day=1)
        found.append(
            Month(
                end,
                opened=sum(start <= began <= end for began, _ in spans),
                closed=sum(done is not None and start <= max(done, began) <= end for began, done in spans),
                open=sum(began <= end and (done is None or max(done, began) > end) for began, done in spans),
            )
        )
    return tuple(found)
