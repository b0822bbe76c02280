"""Where the rules of a drawing stand: round values upwards, first days of months across."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

_STEPS = 4
"""Rules across a drawing, at most."""


def ticks(highest: float) -> list[float]:
    """Round values from 0 on, not above the highest."""
    if highest <= 0:
        return [0]
    step = 10.0 ** math.floor(math.log10(highest / _STEPS))
    step *= next(factor for factor in (1, 2, 2.5, 5, 10) if highest / (factor * step) <= _STEPS)
    return [round(step * number, 6) for number in range(math.floor(highest / step) + 1)]


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Days on which a month begins; of a long plan those of every quarter or year."""
    months = (last.year - first.year) * 12 + last.month - first.month
    every = 1 if months <= 18 else 3 if months <= 54 else 12  # noqa: PLR2004 - as many as have room
    for number in range(months + 1):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        day = dt.date(year, month + 1, 1)
        if first <= day <= last and month % every == 0:
            yield day
