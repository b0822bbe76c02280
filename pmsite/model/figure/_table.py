"""Rows and columns; the table is the truth beside every drawing."""

from __future__ import annotations

from dataclasses import dataclass

from pmsite.model.figure._base import Figure
from pmsite.model.figure._inline import Text

Sortable = str | float | int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its line, a second smaller line, the value it sorts by (None: its text)."""

    text: Text = ()
    sub: Text = ()
    sort: Sortable = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, alignment, and whether it gives way on a phone."""

    title: str
    number: bool = False
    least: bool = False
    key: str = ""
    long: bool = False
    """Whether it holds sentences: where a phone makes records of the rows they take its whole width."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells (the first one heads it), an anchor, its depth in a tree, facts to filter by."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    depth: int = 0
    summary: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    group: bool = False
    """Whether it heads the rows below it, up to the next such row; its one cell goes across all columns."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter of a table: rows whose fact ``key`` is ``value``; no key: all rows."""

    label: str
    count: int
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Figure):
    """Rows and columns; the table is the truth beside every drawing."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    chips: tuple[Chip, ...] = ()
    caption: str = ""
    empty: str = ""
    """What stands there when there are no rows."""
    find: bool = False
    """Whether rows can be searched, be they ever so few."""
    compact: bool = False
    """Whether a phone keeps the columns instead of making records of the rows."""
