"""Arrows of a Gantt chart, cut into the strips of its rows: each strip can stand on a page of its own.

``theme/figures/gantt.js`` does the same for the rows that are shown after others were collapsed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROW = 26
"""Height of a row in pixels."""
_MIDDLE, _EDGE = 13, 7  # where an arrow leaves a bar; how far its head is from the strip's edge


@dataclass(frozen=True, slots=True)
class Span:
    """An arrow by the rows and the days that it leaves and reaches."""

    origin: int
    target: int
    x1: int
    x2: int
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """An arrow's head, in percent across; it points down, or up."""

    x: float
    down: bool
    critical: bool


@dataclass(frozen=True, slots=True)
class Threads:
    """What arrows draw within a row: paths in days across and pixels down, and heads."""

    plain: str = ""
    critical: str = ""
    heads: tuple[Head, ...] = ()


def threads(spans: Iterable[Span], rows: int, days: int) -> list[Threads]:
    """The arrows as they cross each of so many rows; what runs over the same place is drawn once."""
    paths: list[dict[str, bool]] = [{} for _ in range(rows)]
    heavy: list[dict[str, bool]] = [{} for _ in range(rows)]
    heads: list[dict[Head, bool]] = [{} for _ in range(rows)]
    for span in spans:
        drawn = heavy if span.critical else paths
        down = span.target > span.origin
        drawn[span.origin][f"M{span.x1} {_MIDDLE}H{span.x2}V{ROW if down else 0}"] = True
        for row in range(min(span.origin, span.target) + 1, max(span.origin, span.target)):
            drawn[row][f"M{span.x2} 0V{ROW}"] = True
        drawn[span.target][f"M{span.x2} {0 if down else ROW}V{_EDGE if down else ROW - _EDGE}"] = True
        heads[span.target][Head(round(100 * span.x2 / days, 3), down, span.critical)] = True
    return [
        Threads("".join(plain), "".join(critical), tuple(ends))
        for plain, critical, ends in zip(paths, heavy, heads, strict=True)
    ]
