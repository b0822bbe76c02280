"""Durations, lags and dependencies as a plan writes them: ``5d``, ``2w``, ``12h``, ``T-07 SS+2d``."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from pmsite.analyses.schedule.network import LinkType
from pmsite.model.value import MOST_HOURS

DAYS_OF_A_WEEK = 5
"""Working days of ``1w``, in every calendar."""
MOST_MINUTES = MOST_HOURS * 60

_DURATION = re.compile(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(?P<unit>[dwh])\Z")
_DEPENDENCY = re.compile(
    r"(?P<id>[\w./-]+)(?:\s+(?P<type>[A-Za-z]{2})\s*(?:(?P<sign>[+-])\s*(?P<lag>\S+))?)?\Z",
)


class DurationError(ValueError):
    """A text is no duration or no dependency; the message is the reason, the remedy a form to write."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Dependency(NamedTuple):
    """A link as the successor writes it: the predecessor's id, the type, the lag in working minutes."""

    id: str
    type: LinkType
    lag: int


def parse_duration(text: str, *, minutes_per_day: int) -> int:
    """Working minutes of a written duration: ``5d``, ``2w`` (ten days), ``12h``, ``0d``, ``1.5d``.

    A day has the minutes of the given calendar's working day, a week five days, an hour sixty minutes.

    Raises:
        DurationError: the text is no duration, or one longer than three hundred years.
    """
    found = _DURATION.match(text.strip())
    if found is None:
        reason = "a duration is not negative" if text.strip().startswith("-") else "is no duration"
        raise DurationError(f"{text!r}: {reason}", "write working time as 5d, 2w, 12h or 0d")
    unit = {"h": 60, "d": minutes_per_day, "w": DAYS_OF_A_WEEK * minutes_per_day}[found["unit"]]
    minutes = int((Decimal(found["number"]) * unit).quantize(Decimal(1), ROUND_HALF_UP))
    if minutes > MOST_MINUTES:
        raise DurationError(f"{text!r}: longer than three hundred years", "write a duration of this project")
    return minutes


def parse_dependency(text: str, *, minutes_per_day: int) -> Dependency:
    """A written dependency: ``T-07`` (FS without lag), ``T-07 SS+2d``, ``T-08 FF-1d``.

    Lag runs in the plan's calendar, so ``minutes_per_day`` is that of the plan's calendar.

    Raises:
        DurationError: the text is no dependency; the reason says which part is wrong.
    """
    found = _DEPENDENCY.match(text.strip())
    if found is None:
        raise DurationError(f"{text!r}: is no dependency", "write T-07, or T-07 SS+2d, or T-08 FF-1d")
    written = found["type"] or "FS"
    if written not in LinkType.__members__:
        raise DurationError(f"{text!r}: {written} is no type of link", "use FS, SS, FF or SF")
    if found["lag"] is None:
        return Dependency(found["id"], LinkType(written), 0)
    try:
        lag = 0 if found["lag"] == "0" else parse_duration(found["lag"], minutes_per_day=minutes_per_day)
    except DurationError as error:
        raise DurationError(
            f"{text!r}: {found['lag']} is no lag", "write the lag as +2d, -1d, +4h"
        ) from error
    return Dependency(found["id"], LinkType(written), -lag if found["sign"] == "-" else lag)


def format_duration(minutes: int, *, minutes_per_day: int) -> str:
    """Working minutes as a plan writes them: ``5d``, ``1.5d``, or ``4.8h`` where days do not fit."""
    days = Fraction(minutes, minutes_per_day)
    if (days * 4).denominator == 1:
        return f"{float(days):g}d"
    return f"{round(minutes / 60, 2):g}h"


def effort_duration(effort: int, units: Fraction) -> int:
    """Working minutes that an effort takes: effort ÷ Σ units, rounded up to the minute.

    Raises:
        ValueError: the units are not more than 0.
    """
    if units <= 0:
        raise ValueError("an effort needs units above 0")
    return -(-effort * units.denominator // units.numerator)
