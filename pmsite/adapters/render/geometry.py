"""Places in a drawing: dates on an axis, widths of words, arrows in a matrix. Percent across, pixels down."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pmsite.model.figure import Move

_NARROW = frozenset("iIjl.,:;|!'’‘·()[]ft1 ")
_BROAD = frozenset("mMwW@%—")


def percent(date: dt.date, start: dt.date, finish: dt.date) -> float:
    """Where a date stands between the start of an axis (0) and its finish (100); never outside."""
    days = (finish - start).days
    if days <= 0:
        return 0.0
    return round(min(100.0, max(0.0, 100 * (date - start).days / days)), 2)


def month_starts(start: dt.date, finish: dt.date) -> list[dt.date]:
    """First days of the months between two dates; the start itself where it is not one."""
    ticks = [start]
    while True:
        last = ticks[-1]
        following = dt.date(last.year + last.month // 12, last.month % 12 + 1, 1)
        if following > finish:
            return ticks
        ticks.append(following)


def thinned(ticks: Iterable[tuple[float, str]], *, gap: float) -> list[tuple[float, str]]:
    """Ticks and their labels; a label closer than ``gap`` percent to the one before goes."""
    result: list[tuple[float, str]] = []
    last = -gap
    for place, label in ticks:
        shown = place - last >= gap and place <= 100 - gap / 2
        result.append((place, label if shown else ""))
        last = place if shown else last
    return result


def text_width(text: str, size: float = 11.5) -> float:
    """About how many pixels a text takes; Chinese characters count double."""
    return round(sum(_width(character) for character in text) * size, 1)


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.06
    if character in _NARROW:
        return 0.3
    if character in _BROAD:
        return 0.86
    return 0.66 if character.isupper() else 0.56


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow over a matrix of five by five cells, from its ring to its head, in percent."""

    id: str
    x1: float
    y1: float
    x2: float
    y2: float
    cell: tuple[int, int]
    """Row and column of the cell it starts in, from 0."""
    firm: bool = True


def arrows(moves: Iterable[Move]) -> list[Arrow]:
    """Arrows of moves, from the top down, beside each other where they would run over each other.

    A cell's upper left is for its number and ids: an arrow keeps to the middle and the lower right. Where
    several leave one cell the leftmost ring is the highest, so that no line crosses the id beside a ring.
    """
    real = sorted((move for move in moves if move.start != move.end), key=_reading_order)
    left_to_draw = Counter(map(_group, real))
    taken: dict[tuple[str, int], list[list[tuple[int, int]]]] = {}
    drawn = []
    for move in real:
        (row, column), (to_row, to_column) = _cell(move.start), _cell(move.end)
        left, top, to_left, to_top = 20 * column, 20 * row, 20 * to_column, 20 * to_row
        left_to_draw[_group(move)] -= 1
        step = 4.2 * min(left_to_draw[_group(move)], 2)
        if row == to_row:
            away = to_column > column
            lane = _lane(taken.setdefault(("row", row), []), column, to_column)
            x1, x2 = left + (12.0 if away else 3.0), to_left + (3.0 if away else 15.0)
            y1 = y2 = top + 17.0 - min(3.6 * lane, 7.2)
        else:
            lane = _lane(taken.setdefault(("column", column), []), row, to_row)
            x1 = left + 10.5 + min(2.6 * lane, 7.8)
            x2 = x1 if column == to_column else to_left + 11.0
            down = to_row > row
            y1, y2 = (top + 12.8 - step, to_top + 5.5) if down else (top + 7.5 + step, to_top + 15.0)
        x1, y1, x2, y2 = (round(value, 2) for value in (x1, y1, x2, y2))
        drawn.append(Arrow(move.id, x1, y1, x2, y2, (row, column), move.firm))
    return drawn


def _reading_order(move: Move) -> tuple[int, int, int, int]:
    """From the top row down; from one cell the arrow that ends farthest left first."""
    return -move.start[0], move.start[1], move.end[1], move.end[0]


def _group(move: Move) -> tuple[tuple[int, int], int]:
    """A cell and whether the arrow leaves it upward, sideways or downward."""
    rise = move.end[0] - move.start[0]
    return move.start, (rise > 0) - (rise < 0)


def _lane(lanes: list[list[tuple[int, int]]], start: int, end: int) -> int:
    """The first lane where nothing runs between two cells; it is taken from then on."""
    low, high = min(start, end), max(start, end)
    for number, spans in enumerate(lanes):
        if all(high <= first or last <= low for first, last in spans):
            spans.append((low, high))
            return number
    lanes.append([(low, high)])
    return len(lanes) - 1


def _cell(place: tuple[int, int]) -> tuple[int, int]:
    """Row and column from 0 of a probability (1 at the bottom) and an impact."""
    return 5 - place[0], place[1] - 1


def columns(count: int, most: int = 6) -> int:
    """How many stand side by side so that the last row is full, or nearly so."""
    if count <= most:
        return max(count, 1)
    return min(range(most, most // 2, -1), key=lambda width: -count % width)
