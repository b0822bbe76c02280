"""A Gantt chart as drawn: bars, arrows, shaded days; percent across, pixels down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmsite.adapters.render.geometry import percent, thinned
from pmsite.model.figure import Gantt, GanttLink, GanttRow

ROW, HEAD, FOOT = 26, 46, 18
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row's drawing: where its bar, its done part, its baseline and its float lie."""

    row: GanttRow
    y: int
    x: float | None = None
    width: float = 0
    done: float = 0
    base: tuple[float, float] | None = None
    base_mark: float | None = None
    reach: tuple[float, float] | None = None
    label_x: float = 0
    label_left: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """An elbow from one bar to another; ``shift`` moves it off the edge of its bar."""

    x1: float
    y1: int
    x2: float
    y2: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of the drawing beside the rows."""

    height: int
    bottom: int
    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    months: tuple[tuple[float, str], ...]
    weeks: tuple[tuple[float, str], ...]
    free: tuple[tuple[float, float], ...]
    today: float
    target: float | None


def gantt(figure: Gantt) -> Drawing:
    """The drawing of a Gantt chart."""
    after = figure.finish + _DAY
    bars = tuple(_bar(figure, row, number) for number, row in enumerate(figure.rows))
    bottom = HEAD + ROW * len(bars)
    weeks = thinned(
        ((percent(day + 3 * _DAY, figure.start, after), label) for day, label in figure.weeks), gap=2.2
    )
    return Drawing(
        height=bottom + FOOT,
        bottom=bottom,
        bars=bars,
        arrows=tuple(arrow for link in figure.links if (arrow := _arrow(link, bars)) is not None),
        months=tuple((percent(day, figure.start, after), label) for day, label in figure.months),
        weeks=tuple(weeks),
        free=tuple(_stretch(figure, first, last) for first, last in figure.free),
        today=percent(figure.today + _DAY, figure.start, after),
        target=percent(figure.target + _DAY, figure.start, after) if figure.target else None,
    )


def _stretch(figure: Gantt, first: dt.date, last: dt.date) -> tuple[float, float]:
    """Left edge and width of a stretch of days, both ends included."""
    after = figure.finish + _DAY
    left, right = percent(first, figure.start, after), percent(last + _DAY, figure.start, after)
    return left, round(right - left, 2)


def _bar(figure: Gantt, row: GanttRow, number: int) -> Bar:
    y = HEAD + ROW * number
    base = base_mark = None
    if row.milestone and row.baseline_finish is not None:
        base_mark = sum(_stretch(figure, row.baseline_finish, row.baseline_finish))
    elif row.baseline_start is not None and row.baseline_finish is not None:
        base = _stretch(figure, row.baseline_start, row.baseline_finish)
    if row.start is None or row.finish is None:
        return Bar(row, y, base=base, base_mark=base_mark)
    x, width = _stretch(figure, row.start, row.finish)
    if row.milestone:
        x, width = round(x + width, 2), 0
    reach = None
    end = x + width
    if row.float_until is not None and row.float_until > row.finish:
        left, length = _stretch(figure, row.finish, row.float_until)
        reach = (round(end, 2), round(left + length, 2))
    label_x = reach[1] if reach else end
    left_side = label_x > 92  # noqa: PLR2004 - there is no room at the right edge
    return Bar(
        row,
        y,
        x=x,
        width=width,
        done=round(width * (row.percent or 0) / 100, 2),
        base=base,
        base_mark=base_mark,
        reach=reach,
        label_x=round(x if left_side else label_x, 2),
        label_left=left_side,
    )


def _arrow(link: GanttLink, bars: tuple[Bar, ...]) -> Arrow | None:
    origin, target = bars[link.origin], bars[link.target]
    if origin.x is None or target.x is None:
        return None
    x1 = origin.x if link.type in ("SS", "SF") else origin.x + origin.width
    x2 = target.x if link.type in ("FS", "SS") else target.x + target.width
    down = target.y > origin.y
    y2 = target.y + (7 if down else ROW - 7)
    return Arrow(round(x1, 2), origin.y + ROW // 2, round(x2, 2), y2, link.critical)
