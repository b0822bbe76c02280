"""Lines as drawn: where points, rules and words stand; percent across, pixels down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmsite.adapters.render._series_words import NARROW, WIDE, Words, thinned
from pmsite.adapters.render.geometry import percent, text_width
from pmsite.model.figure import Line, Place, Point, Series

TOP, BOTTOM, TALL = 26, 198, 398
"""Pixels between which values are drawn; of a tall drawing down to the last."""
_LEAST, _MOST = 8, 190
"""Pixels beside the drawing for the words at the lines' ends."""
_NAMED = 150
"""Pixels of the longest name that stands at a line's end; longer ones stand in a key."""
_LEADING = 14
_INSET = 5.0
"""Percent across of a first point that says its value or has a word below it: half of it stands to its left."""
_FAR = 60
"""Pixels below the target from which lines begin far from it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point that is drawn as one, and its value in words above or below it."""

    x: float
    y: float
    label: str = ""
    label_y: float = 0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its stretches between the gaps, its dots, and the words at its end."""

    line: Line
    stretches: tuple[str, ...]
    dots: tuple[Dot, ...]
    end: str = ""
    end_x: float = 0
    end_y: float = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of the drawing; ``gutter`` is the room at its right for the words at the ends."""

    strokes: tuple[Stroke, ...]
    ticks: tuple[Words, ...]
    places: tuple[Words, ...]
    target: Words | None
    today: Words | None
    gutter: int
    keyed: bool
    """Whether names are so long that they stand in a key above instead of at the ends."""
    crowded: bool
    """Whether the values beside the points have no room on a phone."""
    bottom: int = BOTTOM
    """Pixels down of the axis."""


class Scale:
    """Values to pixels; where all values are one, it stands in the middle."""

    def __init__(self, values: Iterable[float], *, top: float = TOP, bottom: float = BOTTOM) -> None:
        known = list(values)
        self._low, self._high = min(known, default=0.0), max(known, default=0.0)
        self._top, self._bottom = top, bottom

    def __call__(self, value: float) -> float:
        """Pixels from the top."""
        reach = self._high - self._low
        share = (value - self._low) / reach if reach else 0.5
        return round(self._bottom - share * (self._bottom - self._top), 1)


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
    strokes = _ended([_stroke(line, across, scale, labelled=labelled) for line in figure.lines], bottom)
    keyed = any(text_width(line.name) > _NAMED for line in figure.lines)
    target = _target(figure, strokes, scale)
    gutter = max((_beside(stroke, named=not keyed) for stroke in strokes), default=0)
    return Drawing(
        strokes=strokes,
        ticks=_ticks(figure, scale, target, anchor="end" if labelled else ""),
        places=_places(figure, across),
        target=target,
        today=_today(figure, across),
        gutter=min(max(gutter, _LEAST), _MOST),
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


def _stroke(line: Line, across: dict[Place, float], scale: Scale, *, labelled: bool) -> Stroke:
    points = [(across[point.x], scale(point.y)) if point.y is not None else None for point in line.points]
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


def _ended(strokes: Sequence[Stroke], bottom: int) -> tuple[Stroke, ...]:
    """Strokes with the words at their ends moved apart, where they would stand on each other."""
    order = sorted((n for n, stroke in enumerate(strokes) if stroke.end), key=lambda n: strokes[n].end_y)
    heights = [strokes[number].end_y for number in order]
    for one, other in pairwise(range(len(heights))):
        heights[other] = max(heights[other], heights[one] + _LEADING)
    if heights and (over := heights[-1] - bottom) > 0:
        heights = [height - over for height in heights]
        for one, other in reversed(list(pairwise(range(len(heights))))):
            heights[one] = min(heights[one], heights[other] - _LEADING)
    placed = dict(zip(order, heights, strict=True))
    return tuple(
        Stroke(s.line, s.stretches, s.dots, s.end, s.end_x, round(placed.get(number, s.end_y), 1))
        for number, s in enumerate(strokes)
    )


def _beside(stroke: Stroke, *, named: bool) -> int:
    """Pixels that the words at a line's end need beside the drawing."""
    if not stroke.end:
        return 0
    words = text_width(stroke.end) * 1.08 + (text_width(f" {stroke.line.name}") if named else 0) + 12
    return round(words - (100 - stroke.end_x) / 100 * NARROW)


def _places(figure: Series, across: dict[Place, float]) -> tuple[Words, ...]:
    """Words below the axis: of the days that have some, else of the categories."""
    if figure.dates:
        return thinned([(across[day], label) for day, label in figure.dates if day in across], "")
    named = [(across[place], place) for place in places(figure) if isinstance(place, str)]
    return thinned(named, "mid")


def _target(figure: Series, strokes: Sequence[Stroke], scale: Scale) -> Words | None:
    """The target's rule; its words stand at the end that the lines are farther from, on the free side."""
    if figure.target is None:
        return None
    y = scale(figure.target)
    known = [[(point.x, point.y) for point in line.points if point.y is not None] for line in figure.lines]
    begun = [points[0] for points in known if points]
    first = [scale(value) for place, value in begun if place == begun[0][0]]
    last = [stroke.dots[-1].y for stroke in strokes if stroke.dots]
    at_start = bool(first) and min(first) - y > _FAR
    near = first if at_start else last
    above = bool(near) and sum(near) / len(near) > y
    ends = [] if at_start else [stroke.dots[-1] for stroke in strokes if stroke.dots]
    sides = sorted((y - 5, y + 14), reverse=not above)
    free = (y for y in sides if all(abs(y - dot.label_y) >= _LEADING for dot in ends if dot.label))
    return Words(y, figure.target_label, round(next(free, sides[0]), 1), "" if at_start else "end")


def _ticks(figure: Series, scale: Scale, target: Words | None, *, anchor: str) -> tuple[Words, ...]:
    """The axis' rules and their words; those that the target's words would stand upon keep silent."""
    found = []
    for value, label in figure.ticks:
        y = round(scale(value) - 4, 1)
        taken = target is not None and target.anchor == anchor and abs(target.label_y - y) < _LEADING
        found.append(Words(scale(value), "" if taken else label, y, anchor))
    return tuple(found)


def _today(figure: Series, across: dict[Place, float]) -> Words | None:
    if figure.today is None or figure.today not in across:
        return None
    x = across[figure.today]
    return Words(x, figure.today_label, 11, "end" if x > 50 else "")  # noqa: PLR2004 - the middle
