"""Values along time or along categories, as lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text

Place = dt.date | str
"""Where a point stands: a day, or the name of a category."""
Stroke = Literal["data", "mute", "ink"]
"""How a line looks: the one the eye should go to, what was planned, what is a fact."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value at its place, and the value in words; None is a gap, never zero."""

    x: Place
    y: float | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Points in their order; ``label`` stands at its end, else the last value, or nothing where it is quiet."""

    name: str
    points: tuple[Point, ...]
    tone: Stroke = "data"
    dashed: bool = False
    label: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Figure):
    """Lines over one axis: all its places are days, or all are categories in the order they first come.

    ``ticks`` are values with their words, drawn as rules across; the axis reaches over them, the values and
    the target. ``dates`` are the words below an axis of days.
    """

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    dates: tuple[tuple[dt.date, str], ...] = ()
    start: dt.date | None = None
    finish: dt.date | None = None
    target: float | None = None
    target_label: str = ""
    today: dt.date | None = None
    today_label: str = ""
    unit: str = ""
    tall: bool = False
    """Whether it is drawn twice as high: many lines, or values that are days as the places are."""
    place_label: str = ""
    """What the places are, over their column of the table: ``Month``."""
    sources: tuple[tuple[Place, Text], ...] = ()
    """Where the numbers of a place are from, in a column of the table; ``source_label`` heads it."""
    source_label: str = ""
    caption: str = ""
    """What the table holds."""
    description: str = ""
    """What the drawing says, for those who do not see it."""
    empty: str = ""
    """What stands there when no value is known."""
