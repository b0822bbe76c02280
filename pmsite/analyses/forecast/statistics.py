"""What the runs of a simulation say: dates that are kept with a probability, shares, rank correlation."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
from numpy.typing import NDArray

from pmsite.analyses.forecast.grid import Minutes
from pmsite.analyses.schedule.axis import date_of, evening

PERCENTILES = (10, 50, 80, 95)
_DIGITS = 4
_MOST_SPAN = 1_000_000


def percentiles(instants: Minutes) -> dict[str, dt.date]:
    """The earliest days by which at least 10, 50, 80 and 95 % of the runs are done: P10, P50, P80, P95."""
    ordered = np.sort(instants)
    places = {number: max(math.ceil(len(ordered) * number / 100) - 1, 0) for number in PERCENTILES}
    return {f"p{number}": date_of(int(ordered[place])) for number, place in places.items()}


def curve(instants: Minutes) -> tuple[tuple[dt.date, float], ...]:
    """Days on which runs are done, each with the share of the runs that are done by its end."""
    found, counts = np.unique(instants, return_counts=True)
    by_day: dict[dt.date, int] = {}
    for instant, count in zip(found.tolist(), counts.tolist(), strict=True):
        day = date_of(instant)
        by_day[day] = by_day.get(day, 0) + count
    shares: list[tuple[dt.date, float]] = []
    done = 0
    for day, count in by_day.items():
        done += count
        shares.append((day, round(done / len(instants), _DIGITS)))
    return tuple(shares)


def chance(instants: Minutes, day: dt.date) -> float:
    """Share of the runs that are done by the end of a day."""
    return share(int(np.count_nonzero(instants <= evening(day))), len(instants))


def share(number: int, runs: int) -> float:
    """A share of the runs; what happened in some of them is neither 0 nor 1."""
    return round(number / runs, _DIGITS)


def ranks(values: Minutes | NDArray[np.bool_]) -> Minutes:
    """Twice the rank of each value, less its mean; equal values share the mean of their ranks.

    Twice, so that all of them are whole numbers and sums over them are exact on every machine.
    """
    whole = values.astype(np.int64)
    least = int(whole.min())
    if int(whole.max()) - least <= _MOST_SPAN:
        place = whole - least
        counts = np.bincount(place)
    else:
        _, place, counts = np.unique(whole, return_inverse=True, return_counts=True)
    twice: Minutes = (2 * np.cumsum(counts) - counts - len(whole)).astype(np.int64)[place]
    return twice


def correlation(one: Minutes, other: Minutes) -> float | None:
    """Spearman's rank correlation of two lists of :func:`ranks`, −1 to 1; None where one does not vary."""
    spread = int(one @ one) * int(other @ other)
    return round(int(one @ other) / math.sqrt(spread), _DIGITS) if spread else None
