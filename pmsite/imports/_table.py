"""Tables as files of every format give them, and what an export remembered in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{self.name}!{letters}{row}" if self.name else f"{letters}{row}"


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
