"""Parts of lines as drawn: points, strokes, and the scale that puts values at their height."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmsite.model.figure import Line

TOP, BOTTOM, TALL = 26, 198, 398
"""Pixels between which values are drawn; of a tall drawing down to the last."""


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
