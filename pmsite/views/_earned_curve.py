"""The S-curve: planned value, earned value and actual cost along the days, with the estimate at completion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pmsite.model.figure import Line, Link, Point, Series, Stroke
from pmsite.views._axis import months, ticks
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._earned_table import Measures

Value = tuple[dt.date, float]


def curve(desk: Desk, found: Measures, *, more: Link | None = None) -> Series:
    """The curves by week: the plan to its end, what is earned and spent up to the as-of day."""
    t, today, earned, currency = desk.t, desk.today, found.earned, found.currency
    plan = _weekly(_values(earned, "pv"), today)
    past = [(day, value) for day, value in plan if day <= today]
    if past and earned["pv"] is not None and past[-1][0] != today and plan[-1][0] > today:
        past.append((today, earned["pv"]))
    ahead = [*past[-1:], *((day, value) for day, value in plan if day > today)]

    def line(name: str, points: Sequence[Value], tone: Stroke, *, forecast: bool = False) -> Line:
        marks = tuple(Point(day, value, t.money(value, currency)) for day, value in points)
        return Line(name, marks, tone, dashed=forecast)

    lines = [line(t("Planned value"), past, "mute")] if past else []
    if len(ahead) > 1:
        lines.append(replace(line(t("Planned value to the end"), ahead, "mute", forecast=True), quiet=True))
    strokes: tuple[tuple[str, str, Stroke], ...] = (
        ("ev", t("Earned value"), "data"),
        ("ac", t("Actual cost"), "ink"),
    )
    for key, name, tone in strokes:
        points = _weekly(_values(earned, key), today)
        lines += [line(name, points, tone)] if points else []
    end = _end(desk, earned)
    if end is not None:
        estimate = [(today, earned["ac"]), (end, earned["eac_cpi"])]
        lines.append(line(t("Estimate (EAC)"), estimate, "ink", forecast=True))
    days = [point.x for item in lines for point in item.points if isinstance(point.x, dt.date)]
    highest = max(
        [earned["bac"], *(point.y for item in lines for point in item.points if point.y is not None)]
    )
    return Series(
        title=_finding(desk, found),
        more=more,
        lines=tuple(lines),
        ticks=tuple((value, t.money(value, currency)) for value in ticks(highest)),
        dates=tuple((day, t.month(day)) for day in months(min(days), max(days))),
        start=min(days),
        finish=max(days),
        target=earned["bac"],
        target_label=t("BAC {money}", money=t.money(earned["bac"], currency)),
        today=today if min(days) <= today <= max(days) else None,
        today_label=t.day(today),
        unit=t("cumulative; by week, and on the as-of day"),
        place_label=t("Day"),
        caption=t("Planned value, earned value and actual cost by week"),
        anchor="curve",
        formula=formula(desk, "pv", "ev", "ac", "eac"),
    )


def _finding(desk: Desk, found: Measures) -> str:
    """The heading of the curves: spent beside earned."""
    t, e = desk.t, found.earned
    if e["cv"] is None:
        return t("Planned and earned value") if e["ev"] is not None else t("Planned value")
    if e["cv"] < 0:
        return t("Cost: {money} more spent than earned", money=found.money(-e["cv"]))
    return t("Cost: {money} less spent than earned", money=found.money(e["cv"]))


def _values(earned: Mapping[str, Any], key: str) -> list[Value]:
    return [(day, value) for day, value in (earned.get("curves") or {}).get(key, ())]


def _weekly(values: Iterable[Value], today: dt.date) -> list[Value]:
    """The first value, the last one of each week, and that of the as-of day."""
    known = list(values)
    last = {(*day.isocalendar()[:2], day > today): (day, value) for day, value in known}
    return sorted({*known[:1], *last.values()})


def _end(desk: Desk, earned: Mapping[str, Any]) -> dt.date | None:
    """The day on which the project is expected to finish: by its schedule, else by earned schedule."""
    if earned["eac_cpi"] is None or earned["ac"] is None or desk.project is None:
        return None
    day: dt.date | None = desk.portal.of(desk.project).get("finish_forecast") or earned.get("finish_t")
    return day if day is not None and day > desk.today else None
