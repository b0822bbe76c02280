"""Lines as drawn: where points, rules and words stand; percent across, pixels down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmsite.adapters.render._series_parts import BOTTOM, TALL, Dot, Scale, Stroke
from pmsite.adapters.render._series_rules import drawn_target, drawn_ticks, off_lines
from pmsite.adapters.render._series_words import (
    NARROW,
    WIDE,
    Segment,
    Words,
    apart,
    segments,
    thinned,
)
from pmsite.adapters.render.geometry import percent, text_width
from pmsite.model.figure import Line, Place, Point, Series

_LEAST, _MOST = 8, 190
"""Pixels beside the drawing for the words at the lines' ends."""
_NAMED = 150
"""Pixels of the longest name that stands at a line's end; longer ones stand in a key."""
_COLUMN = 560
"""Pixels of the drawing in a column of two thirds of a desk, the narrowest where lines have their names."""
_INSET = 5.0
"""Percent across of a first point that says its value or has a word below it: half of it stands to its left."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of the drawing; ``gutter`` is the room at its right for the words at the ends.

    ``left`` is the room at its left for the words of the rules where lines would run through them, else 0.
    """

    strokes: tuple[Stroke, ...]
    ticks: tuple[Words, ...]
    places: tuple[Words, ...]
    target: Words | None
    today: Words | None
    gutter: int
    left: int
    keyed: bool
    """Whether names are so long that they stand in a key above instead of at the ends."""
    crowded: bool
    """Whether the values beside the points have no room on a phone."""
    bottom: int = BOTTOM
    """Pixels down of the axis."""


def series(figure: Series) -> Drawing | None:
    """The drawing of lines; None where no value is known."""
    values = [point.y for line in figure.lines for point in line.points if point.y is not None]
    if not values:
        return None
    aims = [figure.target] if figure.target is not None else []
    bottom = TALL if figure.tall else BOTTOM
    scale = Scale([*values, *aims, *(value for value, _ in figure.ticks)], bottom=bottom)
    labelled = _labelled(figure)
    across = _across(figure, labelled=labelled)
    drawn = segments(run for line in figure.lines for run in stretched(_spots(line, across, scale)))
    strokes = _ended(
        [_stroke(line, across, scale, labelled=labelled) for line in figure.lines], drawn, bottom
    )
    keyed = any(text_width(line.name) > _NAMED for line in figure.lines)
    target = drawn_target(figure, strokes, scale)
    gutter = max((_beside(stroke, named=not keyed) for stroke in strokes), default=0)
    ticks = drawn_ticks(figure, scale, target, anchor="end" if labelled else "")
    ticks, left = (ticks, 0) if labelled else off_lines(ticks, drawn, bottom)
    return Drawing(
        strokes=strokes,
        ticks=ticks,
        places=_places(figure, across, min(max(gutter, _LEAST), _MOST)),
        target=target,
        today=_today(figure, across),
        gutter=min(max(gutter, _LEAST), _MOST),
        left=left,
        keyed=keyed,
        crowded=labelled and _room(figure.lines[0].points) > NARROW,
        bottom=bottom,
    )


def places(figure: Series) -> tuple[Place, ...]:
    """Places of all lines: days in their order, categories as they first come."""
    found = dict.fromkeys(point.x for line in figure.lines for point in line.points)
    days = [place for place in found if isinstance(place, dt.date)]
    return tuple(sorted(days)) if len(days) == len(found) else tuple(found)


def table(figure: Series) -> list[tuple[Place, tuple[str, ...]]]:
    """The numbers behind the lines, a row a place."""
    by_line = [{point.x: point for point in line.points} for line in figure.lines]
    return [
        (place, tuple(said(points.get(place, Point(place, None))) for points in by_line))
        for place in places(figure)
    ]


def said(point: Point) -> str:
    """A point's value in words; a gap has none."""
    if point.y is None:
        return ""
    return point.label or f"{point.y:g}"


def stretched(points: Iterable[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Points that stand next to each other without a gap."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def path(run: Iterable[tuple[float, float]]) -> str:
    """Points as an SVG polyline has them."""
    return " ".join(f"{x:g},{y:g}" for x, y in run)


def _across(figure: Series, *, labelled: bool) -> dict[Place, float]:
    """Percent across of every place, and of the days that words name.

    Where every point says its value, the words of the rules stand at the right, beyond the last point.
    """
    found = places(figure)
    days = [place for place in found if isinstance(place, dt.date)]
    if len(days) != len(found):
        left, right = (_INSET, 86.0) if labelled else (_INSET, 100 - _INSET)
        last = len(found) - 1
        return {
            place: round(left + (right - left) * number / last, 2) if last else 50.0
            for number, place in enumerate(found)
        }
    start, finish = _span(figure)
    named = [*(day for day, _ in figure.dates), *([figure.today] if figure.today is not None else [])]
    inside = [day for day in dict.fromkeys([*days, *named]) if start <= day <= finish]
    left, right = (_INSET, 86.0) if labelled else (0.0, 100.0)
    return {
        day: round(left + (right - left) * percent(day, start, finish) / 100, 2) if start < finish else 50.0
        for day in inside
    }


def _span(figure: Series) -> tuple[dt.date, dt.date]:
    """First and last day of the axis; all points lie between them."""
    days = [place for place in places(figure) if isinstance(place, dt.date)]
    return min([*days, *([figure.start] if figure.start else [])]), max(
        [*days, *([figure.finish] if figure.finish else [])]
    )


def _labelled(figure: Series) -> bool:
    """Whether every point says its value: one line with room for them."""
    return len(figure.lines) == 1 and _room(figure.lines[0].points) <= WIDE


def _room(points: Sequence[Point]) -> float:
    """Pixels that the values of a line need side by side."""
    widest = max((text_width(said(point)) for point in points), default=0)
    return (widest + 12) * len(points)


def _spots(line: Line, across: dict[Place, float], scale: Scale) -> list[tuple[float, float] | None]:
    """Where the points of a line stand; None where a value is not known."""
    return [(across[point.x], scale(point.y)) if point.y is not None else None for point in line.points]


def _stroke(line: Line, across: dict[Place, float], scale: Scale, *, labelled: bool) -> Stroke:
    points = _spots(line, across, scale)
    runs = stretched(points)
    known = [(spot, point) for spot, point in zip(points, line.points, strict=True) if spot is not None]
    single = {run[0] for run in runs if len(run) == 1}
    stretches = tuple(path(run) for run in runs if len(run) > 1)
    last = len(known) - 1
    dots = tuple(
        Dot(*spot, *(_beside_line(number, known) if labelled else ("", 0.0)), last=number == last)
        for number, (spot, _) in enumerate(known)
        if labelled or spot in single or number == last
    )
    if not known or labelled or line.quiet:
        return Stroke(line, stretches, dots)
    spot, point = known[last]
    return Stroke(line, stretches, dots, line.label or said(point), *spot)


def _beside_line(number: int, known: Sequence[tuple[tuple[float, float], Point]]) -> tuple[str, float]:
    """A value in words: below a low where the axis leaves room, above everything else."""
    (_, y), point = known[number]
    near = [known[other][0][1] for other in (number - 1, number + 1) if 0 <= other < len(known)]
    low = y + 18 <= BOTTOM and all(other <= y for other in near) and any(other < y for other in near)
    return said(point), round(y + (18 if low else -9), 1)


def _ended(strokes: Sequence[Stroke], drawn: Sequence[Segment], bottom: int) -> tuple[Stroke, ...]:
    """Strokes with the words at their ends moved, where they would stand on each other or on a line."""
    order = sorted((n for n, stroke in enumerate(strokes) if stroke.end), key=lambda n: strokes[n].end_y)
    heights = apart([_reach(strokes[number]) for number in order], drawn, bottom)
    placed = dict(zip(order, heights, strict=True))
    return tuple(
        replace(stroke, end_y=round(placed.get(number, stroke.end_y), 1))
        for number, stroke in enumerate(strokes)
    )


def _reach(stroke: Stroke) -> tuple[float, float, float]:
    """Percent across from which and until which the words at a line's end reach, and its end in pixels down."""
    words, name = text_width(stroke.end) * 1.08, text_width(f" {stroke.line.name}")
    wide = max((words + 8) / NARROW, (words + name + 8) / _COLUMN) * 100
    return stroke.end_x + 100 * 4 / WIDE, stroke.end_x + wide, stroke.end_y


def _beside(stroke: Stroke, *, named: bool) -> int:
    """Pixels that the words at a line's end need beside the drawing."""
    if not stroke.end:
        return 0
    words = text_width(stroke.end) * 1.08 + (text_width(f" {stroke.line.name}") if named else 0) + 12
    return round(words - (100 - stroke.end_x) / 100 * NARROW)


def _places(figure: Series, across: dict[Place, float], gutter: int) -> tuple[Words, ...]:
    """Words below the axis: of the days that have some and room for them, else of the categories."""
    if figure.dates:
        named = [(across[day], label) for day, label in figure.dates if day in across]

        def room(x: float, label: str, width: int) -> bool:
            return text_width(label) <= (100 - x) / 100 * width + gutter

        kept = thinned([(x, label) for x, label in named if room(x, label, WIDE)], "")
        return tuple(replace(word, wide=word.wide or not room(word.at, word.label, NARROW)) for word in kept)
    named = [(across[place], place) for place in places(figure) if isinstance(place, str)]
    return thinned(named, "mid")


def _today(figure: Series, across: dict[Place, float]) -> Words | None:
    if figure.today is None or figure.today not in across:
        return None
    x = across[figure.today]
    return Words(x, figure.today_label, 11, "end" if x > 50 else "")  # noqa: PLR2004 - the middle
