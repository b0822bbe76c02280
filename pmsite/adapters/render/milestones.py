"""Milestones along time as drawn: where each mark stands, what its label says and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pmsite.adapters.render.geometry import percent, text_width, thinned
from pmsite.adapters.render.labels import Placed, Wanted, placed
from pmsite.model.figure import Lanes, Mark, Timeline

_WIDTH = 900
"""Pixels that a drawing has at least; narrower, a table takes its place."""
_ROOMY = 1080
"""Pixels from which achieved milestones show their names."""
_LANE_WIDTH = 640
_ABOVE, _BELOW = 30, 32


@dataclass(frozen=True, slots=True)
class Point:
    """A mark: its place, its baseline's place where it differs, its glyph, its label line by line."""

    mark: Mark
    x: float
    base: float | None
    glyph: Literal["act", "fore", "base"]
    anchor: str
    name_y: int | None = None
    label_y: int | None = None
    leader: tuple[int, int] | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One axis with its marks, in pixels down and percent across."""

    points: tuple[Point, ...]
    axis: int
    height: int


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that is marked across the drawing, and its words."""

    x: float
    y: int
    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A milestone line with its months, today and the target."""

    line: Line
    months: tuple[tuple[float, str], ...]
    today: Flag
    target: Flag | None
    float_from: float | None
    """Where the way from the last forecast to the target begins."""


def chart(figure: Timeline) -> Chart:
    """Places of all that a timeline shows."""

    def at(date: dt.date) -> float:
        return percent(date, figure.start, figure.finish)

    today = _flag(at(figure.today), figure.today_label, 27)
    target = None
    if figure.target is not None:
        target = _flag(at(figure.target), figure.target_label, 27)
        if _touch(today, target):
            target = _flag(target.x, target.label, 41)
    top = 44 if target is not None and target.y > today.y else 30
    line = _line(figure.marks, figure, top=top, width=_WIDTH, lanes=2)
    ahead = [point.x for point in line.points if point.glyph != "act"]
    last = max(ahead) if ahead and target is not None else None
    return Chart(
        line,
        months(figure),
        today,
        target,
        last if last is not None and target is not None and last < target.x else None,
    )


def months(figure: Timeline | Lanes) -> tuple[tuple[float, str], ...]:
    """Where months begin, and their names where there is room."""
    ticks = [(percent(date, figure.start, figure.finish), label) for date, label in figure.months]
    return tuple(thinned(ticks, gap=5.5))


def lines(figure: Lanes) -> list[Line]:
    """The axis of every project, a row each."""
    return [_line(lane.marks, figure, top=12, width=_LANE_WIDTH, lanes=1) for lane in figure.lanes]


def today_at(figure: Lanes) -> Flag:
    """The as-of day over several lines."""
    return _flag(percent(figure.today, figure.start, figure.finish), figure.today_label, 10)


def _flag(x: float, label: str, y: int) -> Flag:
    half = text_width(label) / 2 / _WIDTH * 100
    anchor = "end" if half > 100 - x else "start" if x < half else "mid"
    return Flag(x, y, anchor, label)


def _touch(one: Flag, other: Flag) -> bool:
    (left, right), (start, end) = (_reach(flag) for flag in (one, other))
    return left < end and start < right


def _reach(flag: Flag) -> tuple[float, float]:
    width = (text_width(flag.label) * 1.1 + 12) / _WIDTH * 100
    left = {"mid": flag.x - width / 2, "start": flag.x, "end": flag.x - width}[flag.anchor]
    return left, left + width


def _line(marks: Sequence[Mark], figure: Timeline | Lanes, *, top: int, width: float, lanes: int) -> Line:
    start, finish = figure.start, figure.finish
    known = [(mark, date) for mark in marks if (date := mark.actual or mark.forecast or mark.baseline)]
    spots = [percent(date, start, finish) for _, date in known]
    wanted = [Wanted(x, _widths(mark, narrow=lanes == 1)) for (mark, _), x in zip(known, spots, strict=True)]
    order = sorted(range(len(known)), key=lambda index: (known[index][0].actual is not None, spots[index]))
    today = percent(figure.today, start, finish)
    places = placed(wanted, width=width, order=order, lanes=lanes, line=today)
    above = max((place.lane for place in places), default=0)
    below = -min((place.lane for place in places), default=0)
    axis = top + 24 + _ABOVE * max(above, 0) if lanes > 1 else top + 12 + _ABOVE * max(above, 0)
    points = [
        _point(mark, x, place, axis, start, finish)
        for (mark, _), x, place in zip(known, spots, places, strict=True)
    ]
    return Line(tuple(points), axis, axis + 22 + _BELOW * max(below, 0))


def _widths(mark: Mark, *, narrow: bool) -> tuple[float, ...]:
    past = mark.actual is not None
    bold = 1.0 if past else 1.08
    label, short = text_width(mark.label), text_width(mark.id) * bold
    full = text_width(f"{mark.id} {mark.name}") * bold * (_WIDTH / _ROOMY if past else 1)
    if narrow and past:
        full = 2000.0
    return max(full, short, label), max(short, label), short


def _point(mark: Mark, x: float, place: Placed, axis: int, start: dt.date, finish: dt.date) -> Point:
    base = percent(mark.baseline, start, finish) if mark.baseline is not None else None
    glyph: Literal["act", "fore", "base"] = (
        "act" if mark.actual is not None else "fore" if mark.forecast is not None else "base"
    )
    if place.lane == 0:
        return Point(mark, x, base, glyph, "mid")
    if place.lane > 0:
        name = axis - 40 - _ABOVE * (place.lane - 1)
        leader = (name + 18, axis - 9)
    else:
        name = axis + 34 + _BELOW * (-place.lane - 1)
        leader = (axis + 9, name - 11)
    labelled = place.form < 2 and bool(mark.label)  # noqa: PLR2004 -- the third form is the id alone
    if not labelled and place.lane > 0:
        name += 14
    return Point(
        mark,
        x,
        base,
        glyph,
        place.anchor,
        name_y=name,
        label_y=name + 14 if labelled else None,
        leader=leader,
        named=place.form == 0,
    )
