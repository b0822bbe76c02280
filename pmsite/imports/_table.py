"""Tables as files of every format give them, and what an export remembered in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pmsite.imports._guess import is_heading
from pmsite.views._cells import Value

SCHEMA = "pmsite-sheet/1"
"""What the hidden sheet of an exported workbook says it is."""
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 400, 600_000
"""What a table may have at most: ten thousand records have a quarter of it."""


class RefusedError(ValueError):
    """A file that is not read: the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that holds no value: a formula, or an error of Excel's."""

    what: str


Held = Value | Wrong


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as the program shows it."""

    number: int
    cells: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its headings, and the rows below them."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    head_row: int = 1

    def place(self, row: int, column: int) -> str:
        """A cell as people name it: ``Risks!C5``."""
        where = f"{letters(column)}{row}"
        return f"{self.name}!{where}" if self.name else where


_HEADINGS = 15
"""Rows within which the headings of a foreign table are looked for."""
_SHORT = 60
"""Characters that a heading has at most."""


def headed(name: str, rows: Sequence[Row]) -> Table:
    """A table of another's making: its headings are the row of the first ones that looks most like it.

    Every column that holds something has a heading of its own: one without is named by its letter, one that stands
    twice is told apart by the heading that spans it, or by a number.
    """
    if not rows:
        return Table(name, (), ())
    marks = [_like_headings(row) for row in rows[:_HEADINGS]]
    place = marks.index(max(marks))
    texts = [_heading(cell) for cell in rows[place].cells]
    width = max(len(row.cells) for row in rows[place:])
    texts += [""] * (width - len(texts))
    above = (
        _spanning(rows[place - 1], width)
        if place and rows[place - 1].number + 1 == rows[place].number
        else []
    )
    if above:
        texts = [
            f"{span}: {text}" if span and text and texts.count(text) > 1 else text
            for span, text in zip(above, texts, strict=True)
        ]
    below = _below(rows[place + 1], texts) if len(rows) > place + 1 else []
    rest = rows[place + 2 :] if below else rows[place + 1 :]
    texts = below or texts
    heads: list[str] = []
    for column, text in enumerate(texts):
        used = any(column < len(row.cells) and row.cells[column] is not None for row in rest)
        plain = text or (f"Column {letters(column)}" if used else "")
        again = sum(head == plain or head.startswith(f"{plain} (") for head in heads) if plain else 0
        heads.append(f"{plain} ({again + 1})" if plain and plain in heads else plain)
    return Table(name, tuple(heads), tuple(rest), rows[place].number)


def _below(row: Row, texts: Sequence[str]) -> list[str]:
    """The headings with those of a second row below the ones that span several columns; none where it is a record."""
    cells = [*row.cells, *[None] * (len(texts) - len(row.cells))]
    spans = [_spans(texts, column) for column in range(len(texts))]
    fits = all(
        cell is None or (isinstance(cell, str) and span) for cell, span in zip(cells, spans, strict=True)
    )
    if not fits or all(cell is None for cell in cells):
        return []
    return [
        f"{span}: {_heading(cell)}" if cell is not None else text
        for cell, span, text in zip(cells, spans, texts, strict=True)
    ]


def _spans(texts: Sequence[str], column: int) -> str:
    """The heading above a column that reaches over more than one; "" where it has one of its own."""
    start = column
    while start and not texts[start]:
        start -= 1
    wide = start + 1 < len(texts) and not texts[start + 1]
    return texts[start] if wide else ""


def _like_headings(row: Row) -> int:
    """How much a row looks like headings: known ones, many short texts, no numbers, days or formulas."""
    texts = [cell for cell in row.cells if isinstance(cell, str)]
    short = [text for text in texts if len(text) <= _SHORT and not text.strip().isdecimal()]
    others = sum(cell is not None and not isinstance(cell, str) for cell in row.cells)
    return 3 * sum(map(is_heading, short)) + len(short) - (len(texts) - len(short)) - others


def _heading(cell: Held) -> str:
    return "" if cell is None or isinstance(cell, Wrong) else " ".join(str(cell).split())


def _spanning(row: Row, width: int) -> list[str]:
    """What stands above each column: a text reaches to the next one. Nothing where it is only a title."""
    texts = [_heading(cell) for cell in row.cells][:width]
    if sum(map(bool, texts)) < 2:  # noqa: PLR2004 - a title stands alone
        return []
    found, last = [], ""
    for text in texts + [""] * (width - len(texts)):
        last = text or last
        found.append(last)
    return found


def letters(column: int) -> str:
    """The name of a column: A for 0, AB for 27."""
    found, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an export remembered of a sheet: its kind, headings by key, the marks of every record's cells."""

    kind: str
    id_head: str
    heads: Mapping[str, str]
    """Headings by the keys of the columns, in their order."""
    marks: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Book:
    """A file with tables; ``remembered`` is empty where it is no export of ours."""

    tables: tuple[Table, ...]
    language: str = "en"
    project: str = ""
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    raw: bool = False
    """Whether choices stand as they are written, not by their labels."""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of tables: whether a file is of it, and how it is read.

    ``read`` raises RefusedError.
    """

    name: str
    is_one: Callable[[str, bytes], bool]
    read: Callable[[str, bytes], Book]
