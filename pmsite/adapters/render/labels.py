"""Labels along an axis: each in a lane above or below it, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "mid", "end"]

_ANCHORS: tuple[Anchor, ...] = ("mid", "start", "end")
_GAP = 10
"""Pixels between two labels in a lane."""
_HANG = 8
"""Pixels that a label set to one side reaches over its mark."""


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
    labels: Sequence[Wanted], *, width: float, order: Iterable[int] = (), lanes: int = 2
) -> list[Placed]:
    """Places of labels along an axis ``width`` pixels long, ``lanes`` above and as many below (2 at most).

    Sides alternate; a label that finds its lane taken goes to the other side, then outward, then to its next
    shorter form. ``order`` says who chooses first.
    """
    board = _Board(width)
    result = [NOWHERE] * len(labels)
    side = 1
    for index in [*order] or sorted(range(len(labels)), key=lambda index: labels[index].x):
        label = labels[index]
        result[index] = board.find(
            label, [way * lane for lane in range(1, lanes + 1) for way in (side, -side)]
        )
        side = -1 if result[index].lane > 0 else 1
    return result


class _Board:
    """What is taken in each lane, in pixels along the axis."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.taken: dict[int, list[tuple[float, float]]] = {lane: [] for lane in (-2, -1, 1, 2)}

    def find(self, label: Wanted, lanes: Sequence[int]) -> Placed:
        x = label.x * self.width / 100
        for form, width in enumerate(label.widths):
            for lane in lanes:
                for anchor in _ANCHORS:
                    span = _span(x, width, anchor)
                    if self._free(lane, span, x):
                        self._take(lane, span, x)
                        return Placed(lane, anchor, form)
        return NOWHERE

    def _free(self, lane: int, span: tuple[float, float], x: float) -> bool:
        inside = span[0] >= -_GAP and span[1] <= self.width + _GAP
        leader = (x - 2, x + 2)
        inner = lane // abs(lane)
        clear = abs(lane) == 1 or not _meets(self.taken[inner], leader)
        return inside and clear and not _meets(self.taken[lane], span)

    def _take(self, lane: int, span: tuple[float, float], x: float) -> None:
        self.taken[lane].append((span[0] - _GAP, span[1] + _GAP))
        if abs(lane) == 2:  # noqa: PLR2004 -- the outer lane; its leader crosses the inner one
            self.taken[lane // 2].append((x - 3, x + 3))


def _span(x: float, width: float, anchor: Anchor) -> tuple[float, float]:
    if anchor == "mid":
        return x - width / 2, x + width / 2
    return (x - _HANG, x - _HANG + width) if anchor == "start" else (x + _HANG - width, x + _HANG)


def _meets(taken: Iterable[tuple[float, float]], span: tuple[float, float]) -> bool:
    return any(left < span[1] and span[0] < right for left, right in taken)
