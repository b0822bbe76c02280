"""Columns as drawn: percent across, pixels down."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.adapters.render._series_words import Words, thinned
from pmsite.adapters.render.geometry import text_width
from pmsite.model.figure import Stack

TOP, BOTTOM, LABELS, NOTES, LEADING = 20, 150, 167, 186, 16
"""Pixels down: of the highest column, the axis, the words below it, the first row of notes, the next ones."""
_SHARE = 0.66
"""Of the room of a column that it fills."""
_WIDEST = 9.0
"""Percent across that a column has at most."""
_ROOMY, _MOST = 13, 27
"""Columns up to which numbers stand at each of them: on a phone, and at all."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a column."""

    ground: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column: its parts, its sum in words above it, its notes below."""

    x: float
    middle: float
    blocks: tuple[Block, ...]
    total: str
    total_y: float
    notes: tuple[str, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of the drawing."""

    columns: tuple[Drawn, ...]
    width: float
    """Of a column, percent."""
    ticks: tuple[tuple[float, str], ...]
    places: tuple[Words, ...]
    height: int
    gutter: int
    """Pixels at the right for the names of the notes."""
    crowded: bool
    """Whether the numbers at the columns have no room on a phone."""


def stack(figure: Stack) -> Drawing | None:
    """The drawing of columns; None where no amount is known."""
    known = [pile.total for pile in figure.piles if pile.amounts is not None]
    if not known:
        return None
    highest = max(*known, *(value for value, _ in figure.ticks), 0) or 1
    number = len(figure.piles)
    slot = 100 / number
    width = round(min(slot * _SHARE, _WIDEST), 3)
    spoken = number <= _MOST

    def height(amount: float) -> float:
        return round(amount / highest * (BOTTOM - TOP), 1)

    columns = []
    for at, pile in enumerate(figure.piles):
        blocks, y = [], float(BOTTOM)
        for part, amount in zip(figure.parts, pile.amounts or (), strict=False):
            if amount:
                y = round(y - height(amount), 1)
                blocks.append(Block(part.ground, y, height(amount)))
        total = f"{pile.total:g}" if pile.amounts is not None and (spoken or at == number - 1) else ""
        middle = round(slot * (at + 0.5), 3)
        left = round(middle - width / 2, 3)
        notes = pile.notes if spoken else ()
        columns.append(
            Drawn(left, middle, tuple(blocks), total, round(y - 5, 1), notes, last=at == number - 1)
        )
    rows = figure.rows if spoken else ()
    return Drawing(
        columns=tuple(columns),
        width=width,
        ticks=tuple((round(BOTTOM - height(value), 1), label) for value, label in figure.ticks if value),
        places=thinned(
            [(drawn.middle, pile.label) for drawn, pile in zip(columns, figure.piles, strict=True)], "mid"
        ),
        height=NOTES + LEADING * (len(rows) - 1) + 6 if rows else LABELS + 6,
        gutter=round(max((text_width(row) for row in rows), default=0)) + 12,
        crowded=number > _ROOMY,
    )
