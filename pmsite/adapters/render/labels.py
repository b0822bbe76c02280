"""Labels along an axis: each in a lane above or below it, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "mid", "end"]

_GAP = 10
"""Pixels between two labels in a lane."""
_HANG = 8
"""Pixels that a label set to one side reaches over its mark."""
_NEAR = 34
"""Pixels within which a neighbouring mark makes a label give way to the other side."""
_CROWD = 160
"""Pixels around a label without room within which others are shortened."""
_OUTER = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label: its place in percent, and the widths in pixels of its forms, the fullest first."""

    x: float
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label goes: lane 1 or 2 above, −1 or −2 below, 0 nowhere; its anchor; which form of it."""

    lane: int
    anchor: Anchor = "mid"
    form: int = 0


NOWHERE = Placed(0)


def placed(
    labels: Sequence[Wanted],
    *,
    width: float,
    order: Iterable[int] = (),
    lanes: int = _OUTER,
    line: float | None = None,
) -> list[Placed]:
    """Places of labels along an axis ``width`` pixels long, ``lanes`` above and as many below (2 at most).

    Sides alternate; a label that finds its lane taken goes to the other side, then outward, then to its next
    shorter form; where one finds no room, those around it are shortened too. ``order`` says who chooses
    first; ``line`` is a place that labels rather do not cross.
    """
    places = [label.x * width / 100 for label in labels]
    turns = [*order] or sorted(range(len(labels)), key=places.__getitem__)
    ways = [way * lane for lane in range(1, lanes + 1) for way in (1, -1)]
    today = None if line is None else line * width / 100
    shortened = [0] * len(labels)
    best = _attempt(labels, places, _Board(width, today), turns, ways, shortened)
    for _ in range(max((len(label.widths) for label in labels), default=1) - 1):
        lost = [places[index] for index, place in enumerate(best) if place == NOWHERE]
        for index, label in enumerate(labels):
            if any(abs(places[index] - place) < _CROWD for place in lost):
                shortened[index] = min(shortened[index] + 1, len(label.widths) - 1)
        again = _attempt(labels, places, _Board(width, today), turns, ways, shortened)
        if again.count(NOWHERE) < best.count(NOWHERE):
            best = again
    return best


def _attempt(
    labels: Sequence[Wanted],
    places: Sequence[float],
    board: _Board,
    turns: Iterable[int],
    ways: Sequence[int],
    shortened: Sequence[int],
) -> list[Placed]:
    """Places of the labels, one after the other; each begins with the form that it was shortened to."""
    result = [NOWHERE] * len(labels)
    side = 1
    for index in turns:
        lanes = [side * way for way in ways]
        forms = list(enumerate(labels[index].widths))[shortened[index] :]
        result[index] = board.find(places[index], forms, lanes, _anchors(index, places))
        side = -1 if result[index].lane > 0 else 1
    return result


def _anchors(index: int, places: Sequence[float]) -> tuple[Anchor, ...]:
    """Sides in the order that keeps a label off the marks beside it."""
    here = places[index]
    others = [place for number, place in enumerate(places) if number != index]
    right = min((place - here for place in others if place >= here), default=_NEAR)
    left = min((here - place for place in others if place < here), default=_NEAR)
    if min(right, left) >= _NEAR:
        return "mid", "start", "end"
    return ("end", "mid", "start") if right <= left else ("start", "mid", "end")


class _Board:
    """What is taken in each lane, in pixels along the axis: labels, and leaders to the lane beyond."""

    def __init__(self, width: float, line: float | None) -> None:
        self.width = width
        self.line = line
        self.labels: dict[int, list[tuple[float, float]]] = {lane: [] for lane in (-2, -1, 1, 2)}
        self.leaders: dict[int, list[float]] = {-1: [], 1: []}

    def find(
        self, x: float, forms: Sequence[tuple[int, float]], lanes: Sequence[int], anchors: Sequence[Anchor]
    ) -> Placed:
        for form, width in forms:
            for crossing in (False, True):
                for lane, anchor, span in _tries(x, width, lanes, anchors):
                    crosses = self.line is not None and span[0] < self.line < span[1]
                    if crosses == crossing and self._free(lane, span, x):
                        self._take(lane, span, x)
                        return Placed(lane, anchor, form)
        return NOWHERE

    def _free(self, lane: int, span: tuple[float, float], x: float) -> bool:
        if span[0] < -_GAP or span[1] > self.width + _GAP:
            return False
        if any(left - _GAP < span[1] and span[0] < right + _GAP for left, right in self.labels[lane]):
            return False
        inner = lane // abs(lane)
        if abs(lane) == _OUTER:
            return not any(left - 2 < x < right + 2 for left, right in self.labels[inner])
        return not any(span[0] - 2 < leader < span[1] + 2 for leader in self.leaders[lane])

    def _take(self, lane: int, span: tuple[float, float], x: float) -> None:
        self.labels[lane].append(span)
        if abs(lane) == _OUTER:
            self.leaders[lane // _OUTER].append(x)


def _tries(
    x: float, width: float, lanes: Sequence[int], anchors: Sequence[Anchor]
) -> Iterator[tuple[int, Anchor, tuple[float, float]]]:
    for lane in lanes:
        for anchor in anchors:
            left = {"mid": x - width / 2, "start": x - _HANG, "end": x + _HANG - width}[anchor]
            yield lane, anchor, (left, left + width)
