"""Words beside the rules and marks of lines, and which of them have room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmsite.adapters.render.geometry import text_width

NARROW, WIDE = 300, 860
"""Pixels that a drawing has on a phone, and on a desk."""
LEADING = 14
"""Pixels from one line of words to the next."""
_HIGH = 6
"""Pixels that letters reach above and below their middle."""
_STEP, _STEPS = 2, 24
"""Pixels by which words give way to a line, and how often."""

Spot = tuple[float, float]
Segment = tuple[Spot, Spot]
"""A piece of a line: percent across, pixels down."""


def segments(runs: Iterable[Sequence[Spot]]) -> list[Segment]:
    """The pieces of lines, each from one point to the next."""
    return [piece for run in runs for piece in pairwise(run)]


def crossed(left: float, right: float, middle: float, lines: Iterable[Segment]) -> bool:
    """Whether a line runs through words: between two percents across, around a height in pixels down."""
    for (x1, y1), (x2, y2) in lines:
        begin, end = max(x1, left), min(x2, right)
        if begin > end or x1 == x2:
            continue
        heights = [y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (begin, end)]
        if min(heights) < middle + _HIGH and max(heights) > middle - _HIGH:
            return True
    return False


def apart(ends: Sequence[tuple[float, float, float]], lines: Sequence[Segment], bottom: float) -> list[float]:
    """Heights of words at the ends of lines, from the top down: off each other, and off lines that go on.

    ``ends`` are percent across from which and until which words reach, and pixels down of the line's end. What has
    no room above the axis moves up.
    """
    heights: list[float] = []
    for left, right, end in ends:
        lowest = max(end, heights[-1] + LEADING) if heights else end
        tries = (lowest + _STEP * step for step in range(_STEPS))
        free = (y for y in tries if not crossed(left, right, y, lines))
        heights.append(next(free, lowest))
    lowest = bottom
    for number in reversed(range(len(heights))):
        heights[number] = min(heights[number], lowest)
        lowest = heights[number] - LEADING
    return heights


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside a rule across the drawing or at a mark of an axis."""

    at: float
    label: str
    label_y: float = 0
    anchor: str = ""
    wide: bool = False
    """Whether it has room on a desk only."""


def thinned(words: Sequence[tuple[float, str]], anchor: str) -> tuple[Words, ...]:
    """Words that have room, the last ones first; those that have it on a phone too are marked."""
    widest = max((text_width(label) for _, label in words), default=0) + 10
    shown: list[Words] = []
    on_desk = on_phone = 200.0
    for x, label in reversed(words):
        if (on_desk - x) / 100 * WIDE < widest:
            continue
        on_desk = x
        wide = (on_phone - x) / 100 * NARROW < widest
        on_phone = on_phone if wide else x
        at, side = _inside(x, label) if anchor == "mid" else (x, anchor)
        shown.append(Words(at, label, anchor=side, wide=wide))
    return tuple(reversed(shown))


def _inside(x: float, label: str) -> tuple[float, str]:
    """Place and anchor of a word below a mark: in its middle, or at the edge that it would cross on a phone."""
    half = text_width(label) / 2
    if half > x / 100 * NARROW:
        return 0, ""
    return (100, "end") if half > (100 - x) / 100 * NARROW else (x, "mid")
