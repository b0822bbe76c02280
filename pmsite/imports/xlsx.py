"""An Excel workbook as tables: values only; a formula is told as one, text stays text."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from pmsite.imports._guard import guarded
from pmsite.imports._table import (
    MOST_COLUMNS,
    MOST_ROWS,
    SCHEMA,
    Book,
    Held,
    RefusedError,
    Remembered,
    Row,
    Table,
    TableFormat,
    Wrong,
    headed,
)

_BASE = "_pmsite"
_HIDDEN = frozenset({_BASE, "_lists"})
_ABOVE = 10
"""Rows within which the headings of an export stand, whatever was written above them."""
_TRUTHS = {"=TRUE()": True, "=FALSE()": False, "=TRUE": True, "=FALSE": False}
"""How LibreOffice saves the truth values of cells of any format."""


def read(_path: str, data: bytes) -> Book:
    """The sheets of a workbook.

    Raises:
        RefusedError: if it is no workbook, costs too much, or has parts that reach out of it.
    """
    guarded(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _book(data)
        except RefusedError:
            raise
        except Exception:  # noqa: BLE001 - a broken workbook makes the library raise whatever it is
            raise RefusedError("cannot be read as a workbook; open it in Excel and save it anew") from None


def _book(data: bytes) -> Book:
    sheets = _sheets(data, values=False)
    base = sheets.get(_BASE, [])
    first = base[0].cells if base else ()
    if not first or first[0] != SCHEMA:
        return Book(tuple(headed(name, rows) for name, rows in _foreign(data, sheets).items()))
    known = _remembered(base[1:])
    every = frozenset(head for sheet in known.values() for head in (sheet.id_head, *sheet.heads.values()))
    tables = tuple(_table(name, rows, every) for name, rows in sheets.items() if name not in _HIDDEN)
    texts = [str(value) if value is not None else "" for value in (*first, *[None] * 5)]
    return Book(tables, texts[3] or "en", texts[2], known)


def _sheets(data: bytes, *, values: bool) -> dict[str, list[Row]]:
    """Rows by sheet; of formulas what they gave when the workbook was saved, where ``values`` are asked for."""
    from openpyxl import load_workbook  # waits for a workbook, for it brings much

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    try:
        return {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
    finally:
        book.close()


def _foreign(data: bytes, sheets: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Sheets of another's making: a formula stands for what it gave, where the workbook says that."""
    if not any(isinstance(cell, Wrong) for rows in sheets.values() for row in rows for cell in row.cells):
        return sheets
    known = {
        name: {row.number: row.cells for row in rows} for name, rows in _sheets(data, values=True).items()
    }
    return {
        name: [
            Row(row.number, tuple(_given(cell, place, known[name].get(row.number, ()))
                                  for place, cell in enumerate(row.cells)))
            for row in rows
        ]
        for name, rows in sheets.items()
    }  # fmt: skip


def _given(cell: Held, place: int, values: tuple[Held, ...]) -> Held:
    value = values[place] if place < len(values) else None
    return value if isinstance(cell, Wrong) and value is not None else cell


def _rows(sheet: Any) -> Iterator[Row]:
    """Rows of a sheet that hold something."""
    from openpyxl.utils.escape import unescape

    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    for number, row in enumerate(rows, 1):
        cells = [_held(cell, unescape) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield Row(number, tuple(cells))


def _held(cell: Any, unescape: Callable[[str], str]) -> Held:
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind == "f":
        truth = _TRUTHS.get(str(value).replace(" ", "").upper())
        return Wrong("a formula") if truth is None else truth
    if kind == "e":
        return Wrong(f"the error {value}")
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, (dt.time, dt.timedelta)):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (bool, int, float, dt.date)):
        return value
    text = unescape(str(value))
    return text if text.strip() else None


def _table(name: str, rows: list[Row], known: frozenset[str]) -> Table:
    """A sheet of ours: its headings are its first row, or the first one that has them where rows were put above."""
    if not rows:
        return Table(name, (), ())
    every = [tuple(_heading(cell) for cell in row.cells) for row in rows[:_ABOVE]]
    numbers = [sum(head in known for head in heads) for heads in every]
    place = numbers.index(max(numbers))
    return Table(name, every[place], tuple(rows[place + 1 :]), rows[place].number)


def _heading(cell: Held) -> str:
    return "" if cell is None or isinstance(cell, Wrong) else str(cell).strip()


def _remembered(rows: list[Row]) -> dict[str, Remembered]:
    found: dict[str, tuple[str, str, dict[str, str], dict[str, tuple[str, ...]]]] = {}
    for row in rows:
        what, name, *rest = (str(cell) if cell is not None else "" for cell in (*row.cells, *[None] * 4))
        if what == "sheet":
            found[name] = (rest[0], rest[1], {}, {})
        elif name in found and what == "column":
            found[name][2][rest[0]] = rest[1]
        elif name in found and what == "row":
            found[name][3][rest[0]] = tuple(rest[1].split())
    return {name: Remembered(*parts) for name, parts in found.items()}


FORMAT = TableFormat("xlsx", lambda _path, data: data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0", read)
