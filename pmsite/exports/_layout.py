"""How a sheet looks: how wide its columns are, how many lines its texts take; measured in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.exports._sheets import Sheet
from pmsite.views._cells import Value
from pmsite.views._columns import Column, Type

_WIDTHS: dict[Type, int] = {"date": 12, "number": 12, "whole": 10, "share": 10, "truth": 10, "duration": 10}
ID = 14
_SHORTEST, _LONGEST = 10, 44
"""Characters that a column of text is wide; what is longer is wrapped."""
LINE, HIGHEST = 15, 180
"""Points of a line of text, and of the highest row."""
WRAPPED = frozenset({"text", "list", "mapping"})
_MEASURED = 200
"""Records by which the width of a column is chosen."""
PAGE = 190
"""Characters that a page in landscape has legibly; wider sheets are printed on several pages a row."""
SCALE = 60
"""Percent at which a wide sheet is printed."""


def shown(sheet: Sheet) -> Iterator[tuple[int, Column]]:
    """Columns that are not hidden, with their places."""
    return ((place, column) for place, column in enumerate(sheet.columns) if column.key in sheet.used)


def width(sheet: Sheet, place: int) -> int:
    """How wide a column is: that of its type, of text as much as its first records need."""
    column = sheet.columns[place]
    if column.type in _WIDTHS:
        return _WIDTHS[column.type]
    texts = [str(line.cells[place] or "") for line in sheet.lines[:_MEASURED]]
    longest = max((_letters(text) for text in texts), default=0)
    return min(max(longest + 2, _letters(column.label) // 2 + 2, _SHORTEST), _LONGEST)


def lines(value: Value, width: int) -> int:
    """Lines that a text takes in a column, about."""
    if not isinstance(value, str):
        return 1
    return sum(max(-(-_letters(line) // max(width - 1, 1)), 1) for line in value.splitlines())


def _letters(text: str) -> int:
    """Width of the longest line in Latin letters; a Chinese character is two wide."""
    return max(
        (len(line) + sum(letter > "\u2e7f" for letter in line) for line in text.splitlines()), default=0
    )
