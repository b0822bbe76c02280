"""A CSV file as a table: of ours with the hashes of its last column, of others as it is."""

from __future__ import annotations

import codecs
import csv
import io
import re
from contextlib import suppress

from pmsite.imports._table import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    RefusedError,
    Remembered,
    Row,
    Table,
    TableFormat,
    headed,
)

_BASE = re.compile(r"_pmsite:(?P<kind>[a-z0-9_]+):(?P<project>[\w.-]*)\Z")
_MOST_BYTES = 30_000_000
_MOST_HEAD = 100_000
_GUARDED = re.compile(r"'[' ]*[=+\-@\t\r\n＝＋－＠]")
_DELIMITERS = (",", ";", "\t", "|")
_FIRST_ROWS = 5
"""Rows by which the delimiter is told."""


def read(_path: str, data: bytes) -> Book:
    """The rows of a file.

    Raises:
        RefusedError: if it is no text, or has more than a register has.
    """
    if len(data) > _MOST_BYTES:
        raise RefusedError(f"is larger than {_MOST_BYTES // 1_000_000} MB; import it in pieces")
    text = _text(data)
    head = text[:_MOST_HEAD]
    delimiter = max(_DELIMITERS, key=lambda mark: _apart(head, mark))
    rows: list[Row] = []
    cells = 0
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            cells += len(row)
            if number > MOST_ROWS or cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                raise RefusedError(f"has more than {MOST_CELLS} cells; import it in pieces")
            if any(cell.strip() for cell in row):
                rows.append(Row(number, tuple(_unguarded(cell) or None for cell in row)))
    except csv.Error as error:
        raise RefusedError(f"is no CSV: {error}; save it anew") from None
    if not rows:
        return Book((Table("", (), ()),))
    heads = tuple(str(cell or "").strip() for cell in rows[0].cells)
    table = Table("", heads, tuple(rows[1:]), rows[0].number)
    if heads[0] == "id" and any(_BASE.match(head) for head in heads):
        return _ours(table)
    return Book((headed("", rows),))


def _apart(head: str, delimiter: str) -> int:
    """How many cells the fullest of the first rows has, if that is the delimiter."""
    try:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        return max((len(row) for row, _ in zip(rows, range(_FIRST_ROWS), strict=False)), default=0)
    except csv.Error:
        return 0


def _text(data: bytes) -> str:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):  # "Unicode text" of Excel
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16")
    if b"\x00" in data:
        raise RefusedError("is no UTF-8 text; save it as CSV UTF-8")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("is no UTF-8 text; save it as CSV UTF-8")


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _ours(table: Table) -> Book:
    """A file of ours: the marks of its rows taken out of the table."""
    place, found = next((at, found) for at, head in enumerate(table.heads) if (found := _BASE.match(head)))
    keys = [head for at, head in enumerate(table.heads) if at not in (0, place)]
    marks = {
        str(row.cells[0]): tuple(str(row.cells[place] or "").split())
        for row in table.rows
        if len(row.cells) > place and row.cells[0] is not None
    }
    rows = tuple(Row(row.number, (*row.cells[:place], *row.cells[place + 1 :])) for row in table.rows)
    heads = (*table.heads[:place], *table.heads[place + 1 :])
    known = {"": Remembered(found["kind"], "id", {key: key for key in keys}, marks)}
    return Book((Table("", heads, rows, table.head_row),), "en", found["project"], known, raw=True)


FORMAT = TableFormat("csv", lambda path, _data: path.lower().endswith((".csv", ".tsv", ".txt")), read)
