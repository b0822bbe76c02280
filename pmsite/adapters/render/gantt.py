"""A Gantt chart as drawn: a strip of one height for each row, percent or days across, pixels down."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pmsite.adapters.render._threads import ROW, Span, Threads, threads
from pmsite.adapters.render.geometry import text_width, thinned
from pmsite.model.figure import Gantt, GanttLink, GanttRow

Zoom = Literal["day", "week", "month"]
_DAY = dt.timedelta(days=1)
_PIXELS: dict[Zoom, float] = {"day": 20, "week": 4.5, "month": 2}
"""Least width of a day: a number, a seventh of a week's number, a thirtieth of a month's name fits in it."""
_LONGEST: dict[Zoom, int] = {"day": 45, "week": 400}
"""Up to how many days a chart begins at a zoom."""
_LONG, _SHOWN = 60, 2
"""Of a chart of more rows, as many levels begin open."""
_NUMBERED = 750  # days; of a longer chart the days are not numbered
_PAPER, _GAP = 800, 12  # pixels: least width of the drawing on paper; from a bar to its label
_NEAR = 16  # percent between today and the target in which both names find room beside each other only


@dataclass(frozen=True, slots=True)
class Bar:
    """A row's drawing: where its bar, its done part, its baseline and its float lie."""

    row: GanttRow
    threads: Threads
    x: float | None = None
    width: float = 0
    done: float = 0
    base: tuple[float, float] | None = None
    base_mark: float | None = None
    reach: tuple[float, float] | None = None
    label_x: float = 0
    label_left: bool = False
    deep: bool = False
    """Whether the script begins with the row collapsed: a long chart shows two levels at first."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis; where it is not ``printed`` the paper has no room for it."""

    x: float
    label: str
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """A day with a name: where it is, and on which side of it the name stands."""

    x: float
    day: int
    side: Literal["mid", "start", "end"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of the chart; ``shade`` and ``lines`` are paths in days across and 1 down."""

    days: int
    row: int
    bars: tuple[Bar, ...]
    months: tuple[Tick, ...]
    weeks: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    shade: str
    lines: str
    today: Flag
    target: Flag | None
    zoom: Zoom
    widths: dict[Zoom, int]
    """Least widths of the drawing in pixels, by the zooms it offers."""
    links: str
    """Rows of both ends, days of both ends and whether it is critical, as JSON: for the script."""


def gantt(figure: Gantt) -> Drawing:
    """The drawing of a Gantt chart."""
    days = (figure.finish - figure.start).days + 1
    spans = [span for link in figure.links if (span := _span(figure, link)) is not None]
    drawn = threads(spans, len(figure.rows), days)
    marked = figure.today + _DAY, figure.target + _DAY if figure.target else None
    today, target = (_place(figure, day) if day else None for day in marked)
    near = today is not None and target is not None and abs(target - today) < _NEAR
    zoom = _zoom(days)
    return Drawing(
        days=days,
        row=ROW,
        bars=tuple(_bar(figure, row, found) for row, found in zip(figure.rows, drawn, strict=True)),
        months=_ticks(((_place(figure, day), label) for day, label in figure.months), gap=6),
        weeks=_ticks(((_place(figure, day + 3 * _DAY), label) for day, label in figure.weeks), gap=2.2),
        numbers=_numbers(figure, days),
        shade="".join(
            f"M{_days(figure, first)} 0h{(last - first).days + 1}v1h-{(last - first).days + 1}z"
            for first, last in figure.free
        ),
        lines="".join(f"M{_days(figure, day)} 0v1" for day, _ in figure.months if day > figure.start),
        today=_flag(figure, marked[0], before=near and (target or 0) >= (today or 0), near=near),
        target=_flag(figure, marked[1], before=near and (target or 0) < (today or 0), near=near)
        if marked[1]
        else None,
        zoom=zoom,
        widths={
            name: round(days * pixels)
            for name, pixels in _PIXELS.items()
            if name in (zoom, "month") or (days <= _NUMBERED if name == "day" else figure.weeks)
        },
        links=json.dumps(
            [[span.origin, span.target, span.x1, span.x2, int(span.critical)] for span in spans],
            separators=(",", ":"),
        ),
    )


def _zoom(days: int) -> Zoom:
    """The zoom that a chart of so many days begins at."""
    return next((name for name, longest in _LONGEST.items() if days <= longest), "month")


def _least(figure: Gantt) -> float:
    """Least width of the drawing in pixels, on paper and on a screen at the zoom it begins at."""
    days = (figure.finish - figure.start).days + 1
    return min(_PAPER, days * _PIXELS[_zoom(days)])


def _days(figure: Gantt, day: dt.date) -> int:
    """Days from the start of the axis to the morning of a day; never outside."""
    return min(max((day - figure.start).days, 0), (figure.finish - figure.start).days + 1)


def _place(figure: Gantt, day: dt.date) -> float:
    """Morning of a day in percent, exact enough for the pixels of the widest drawing."""
    return _percent(_days(figure, day), (figure.finish - figure.start).days + 1)


def _percent(days: float, of: int) -> float:
    value = round(100 * days / of, 3)
    return int(value) if value == int(value) else value


def _stretch(figure: Gantt, first: dt.date, last: dt.date) -> tuple[float, float]:
    """Left edge and width of a stretch of days, both ends included."""
    left, right = _place(figure, first), _place(figure, last + _DAY)
    return left, round(right - left, 3)


def _ticks(places: Iterable[tuple[float, str]], *, gap: float) -> tuple[Tick, ...]:
    """Labels along the axis; ``gap`` is what each of them takes on paper, in percent."""
    found = list(places)
    kept = [bool(label) for _, label in thinned(found, gap=gap)]
    return tuple(Tick(x, label, printed) for (x, label), printed in zip(found, kept, strict=True))


def _numbers(figure: Gantt, days: int) -> tuple[Tick, ...]:
    """Numbers of the days in their months, in the middle of each day."""
    if days > _NUMBERED:
        return ()
    return tuple(
        Tick(_percent(number + 0.5, days), str((figure.start + number * _DAY).day)) for number in range(days)
    )


def _flag(figure: Gantt, day: dt.date, *, before: bool, near: bool) -> Flag:
    """A named day; its name keeps off the edges and off another name that is near."""
    x = _place(figure, day)
    if before or x > 100 - _NEAR / 3:
        return Flag(x, _days(figure, day), "end")
    return Flag(x, _days(figure, day), "start" if near or x < _NEAR / 3 else "mid")


def _bar(figure: Gantt, row: GanttRow, found: Threads) -> Bar:
    base = base_mark = None
    if row.milestone and row.baseline_finish is not None:
        base_mark = _place(figure, row.baseline_finish + _DAY)
    elif row.baseline_start is not None and row.baseline_finish is not None:
        base = _stretch(figure, row.baseline_start, row.baseline_finish)
    deep = len(figure.rows) > _LONG and row.depth >= _SHOWN
    if row.start is None or row.finish is None:
        return Bar(row, found, base=base, base_mark=base_mark, deep=deep)
    x, width = _stretch(figure, row.start, row.finish)
    if row.milestone:
        x, width = _place(figure, row.finish + _DAY), 0
    reach = None
    end = round(x + width, 3)
    if row.float_until is not None and row.float_until > row.finish:
        reach = (end, _place(figure, row.float_until + _DAY))
    label_x = reach[1] if reach else end
    left_side = (100 - label_x) * _least(figure) / 100 < text_width(row.bar_label) + _GAP
    return Bar(
        row,
        found,
        x=x,
        width=width,
        done=round(width * (row.percent or 0) / 100, 3),
        base=base,
        base_mark=base_mark,
        reach=reach,
        label_x=x if left_side else label_x,
        label_left=left_side,
        deep=deep,
    )


def _span(figure: Gantt, link: GanttLink) -> Span | None:
    """Where an arrow leaves and where it arrives, in days; None where an end has no date."""
    origin = _ends(figure, figure.rows[link.origin])
    target = _ends(figure, figure.rows[link.target])
    if origin is None or target is None or link.origin == link.target:
        return None
    x1, x2 = origin[link.type not in ("SS", "SF")], target[link.type not in ("FS", "SS")]
    return Span(link.origin, link.target, x1, x2, link.critical)


def _ends(figure: Gantt, row: GanttRow) -> tuple[int, int] | None:
    """The morning of a row's start and the evening of its finish; a milestone has its evening only."""
    if row.start is None or row.finish is None:
        return None
    evening = _days(figure, row.finish + _DAY)
    return evening if row.milestone else _days(figure, row.start), evening
