"""Earned schedule: how far a project is, measured in time on its own planned-value curve (Lipke 2003)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pmsite.analyses.earned_value.measures import NOTHING_EARNED, Result

KEYS = ("es", "spi_t", "sv_t", "ieac_t")
_NOISE = 1e-9
"""Share of the whole budget by which sums of the same amounts may differ."""
_DIGITS = 6


def earned_time(curve: Sequence[float], ev: float) -> float | None:
    """Periods in which the plan wanted to earn what is earned: ES = C + (EV − PV_C) ÷ (PV_C+1 − PV_C).

    ``curve`` is the cumulative planned value at the ends of the periods 0, 1, 2 …, never falling; its last
    value is the budget at completion. C is the last period whose PV is at most EV; between two periods the
    value rises evenly. The result lies between 0 and the number of periods; None without a curve.

    Source: W. Lipke, "Schedule is Different", The Measurable News, 2003.
    """
    if not curve or not curve[-1]:
        return None
    reached = bisect_right(curve, ev + _NOISE * abs(curve[-1])) - 1
    if reached < 0:
        return 0.0
    last = len(curve) - 1
    if reached >= last:
        return float(last)
    return reached + max(ev - curve[reached], 0.0) / (curve[reached + 1] - curve[reached])


def earned_schedule(
    curve: Sequence[float],
    ev: float | None,
    at: float,
    *,
    duration: float | None = None,
    why: Mapping[str, str] | None = None,
) -> Result:
    """ES, SV(t) = ES − AT, SPI(t) = ES ÷ AT and IEAC(t) = planned duration ÷ SPI(t), in the curve's periods.

    ``at`` is the actual time: periods from the start to the as-of day. The planned duration is that of the
    curve unless ``duration`` says otherwise. ``why`` says why ``ev``, or the curve (key ``pv``), is missing.
    """
    reasons = why or {}
    es = earned_time(curve, ev) if ev is not None else None
    if es is None:
        reason = reasons.get("pv" if ev is not None else "ev", "not known")
        return Result(dict.fromkeys(KEYS), dict.fromkeys(KEYS, reason))
    missing: dict[str, str] = {}
    index = es / at if at else None
    if index is None:
        missing["spi_t"] = missing["ieac_t"] = "the project has not begun"
    elif not index:
        missing["ieac_t"] = NOTHING_EARNED
    planned = duration if duration is not None else len(curve) - 1
    values = {"es": es, "spi_t": index, "sv_t": es - at, "ieac_t": planned / index if index else None}
    return Result(
        {key: None if value is None else round(value, _DIGITS) for key, value in values.items()}, missing
    )
