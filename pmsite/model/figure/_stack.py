"""Amounts along time as columns, each made of parts one upon the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text

Ground = Literal["b1", "b2", "b3", "b4", "data", "mute", "off"]
"""How a part looks: the ground of a band of risks, or what the eye should go to, what is quiet, what is off."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of every column, from the bottom up."""

    name: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Pile:
    """A column: where it stands, the amounts of its parts, notes below it; None for a column that is not known."""

    label: str
    amounts: tuple[float, ...] | None
    notes: tuple[str, ...] = ()
    source: Text = ()
    """Where its numbers are from, in the table."""

    @property
    def total(self) -> float:
        """Sum of its parts."""
        return sum(self.amounts or ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Figure):
    """Columns of parts, oldest first; ``rows`` name the notes below them."""

    parts: tuple[Part, ...]
    piles: tuple[Pile, ...]
    rows: tuple[str, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    """Amounts with their words, drawn as rules across."""
    unit: str = ""
    place_label: str = ""
    """What the columns are, over their column of the table."""
    source_label: str = ""
    total_label: str = ""
    caption: str = ""
    """What the table holds."""
    description: str = ""
    """What the drawing says, for those who do not see it."""
    empty: str = ""
