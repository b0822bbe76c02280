"""A KPI at the ends of the months: as a line, and as a table with what was counted."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pmsite.kpis._measured import Point, from_history
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, Column, Figure, Line, Paragraphs, Row, Series, Table, Words
from pmsite.model.figure import Point as Mark
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import amount, name, plain, target
from pmsite.views._trends import label, note, source, source_label, unit
from pmsite.views._trends import points as snapshots

_ROOM = 0.15
"""Share of the drawing's height that is left below the lowest value."""


def months(desk: Desk, value: KpiValue, points: Sequence[Point]) -> list[Figure]:
    """Values at the ends of the months, or of the history's periods; why there are none."""
    t = desk.t
    if len(points) < 2:  # noqa: PLR2004 - a line needs two points
        if value.value is None:
            return []
        text = t(
            "The records hold no earlier value: what it rests on is not dated, or there is only one date."
        )
        return [Paragraphs(title=t("Trend"), lines=((Words(text, "mute"),),), anchor="trend")]
    return [_line(desk, value, points), _table(desk, value, points)]


def _line(desk: Desk, value: KpiValue, points: Sequence[Point]) -> Series:
    """Values along the months, with the target across; shares in percent."""
    t = desk.t
    scale = 100 if value.unit == "ratio" else 1
    marks = tuple(
        Mark(
            t.dated(point.day, desk.today),
            None if point.value is None else round(point.value * scale, 6),
            amount(desk, value, point.value),
        )
        for point in points
    )
    then = from_history(desk.portal, value, desk.key)
    points_then, days = snapshots(desk) if then else (), {point.day for point in points}
    wanted = None if value.target is None else round(value.target * scale, 6)
    foot = _foot([mark.y for mark in marks if mark.y is not None], wanted)
    return Series(
        title=finding(desk, value, points),
        lines=(Line(name(desk, value), marks),),
        target=wanted,
        target_label=f"{t('Target')} {target(desk, value)}" if wanted is not None else "",
        ticks=((foot, amount(desk, value, foot / scale)),),
        unit=unit(desk) if then else t("ends of months, to date; counted from the dates in the records"),
        place_label=t("End of"),
        sources=tuple((label(desk, item), source(desk, item)) for item in points_then if item.day in days),
        source_label=source_label(desk) if then else "",
        note=note(desk) if then else (),
        caption=heading(desk, value),
        anchor="trend",
    )


def _foot(values: Sequence[float], wanted: float | None) -> float:
    """Where the axis begins: a round number below every value, so that the lowest has room for its words."""
    every = [*values, *([wanted] if wanted is not None else [])]
    low, high = min(every), max(every)
    span = high - low or abs(high) or 1
    step = 10.0 ** math.floor(math.log10(span))
    foot = math.floor((low - _ROOM * span) / step) * step
    return round(max(foot, 0.0) if low >= 0 else foot, 9)


def _table(desk: Desk, value: KpiValue, points: Sequence[Point]) -> Table:
    t = desk.t
    counted = any(point.denominator is not None for point in points)
    columns = [Column(t("End of"), key="month"), Column(t("Value"), number=True, key="value")]
    columns += [Column(t(label), number=True) for label in value.counted[:2]] if counted else []
    then = {item.day: item for item in snapshots(desk)} if from_history(desk.portal, value, desk.key) else {}
    commits = bool(then and source_label(desk))
    columns += [Column(source_label(desk), key="commit")] if commits else []
    rows = []
    for point in reversed(points):
        day = t.dated(point.day, desk.today)
        shown = amount(desk, value, point.value)
        cells = [Cell((Words(day, "strong" if point.day == desk.today else ""),), sort=point.day.isoformat())]
        cells.append(desk.words(shown or t("n/a"), "" if shown else "mute", sort=point.value))
        if counted:
            cells += [desk.words(plain(desk, number)) for number in (point.numerator, point.denominator)]
        cells += [Cell(source(desk, then[point.day]))] if commits else []
        rows.append(Row(tuple(cells)))
    title = heading(desk, value)
    return Table(
        title=title,
        small=t("newest first"),
        columns=tuple(columns),
        rows=tuple(rows),
        anchor="months",
        caption=title,
        compact=True,
    )


def heading(desk: Desk, value: KpiValue) -> str:
    """What the table of the values is called."""
    weekly = desk.portal.trends.period == "week" and from_history(desk.portal, value, desk.key)
    return desk.t("Value by week") if weekly else desk.t("Value by month")


def finding(desk: Desk, value: KpiValue, points: Sequence[Point]) -> str:
    """What the months say: the first value and the last."""
    t = desk.t
    known = [point for point in points if point.value is not None]
    if len(known) < 2 or value.value is None:  # noqa: PLR2004 - a line needs two points
        return t("Trend")
    first, last = amount(desk, value, known[0].value), amount(desk, value, known[-1].value)
    day = t.dated(known[0].day, desk.today)
    if first == last:
        return t("Trend: {value}, as on {day}", value=last, day=day)
    return t("Trend: from {first} on {day} to {last}", first=first, last=last, day=day)
