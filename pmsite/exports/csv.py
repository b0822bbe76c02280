"""A kind's register as CSV (RFC 4180, UTF-8): for programs, and for sheets that are read back.

A cell that a spreadsheet would take for a formula has an apostrophe in front, which ``pmsite import`` takes off. The
last column holds the hashes of the row's cells: by them an import tells what was edited.
"""

from __future__ import annotations

import csv
import datetime as dt
import io

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, NothingToExportError, Wanted
from pmsite.exports._sheets import sheets
from pmsite.model.ports import Texts
from pmsite.views._cells import Value, canonical, mark

BASE = "_pmsite"
"""How the heading of the column of hashes begins; kind and project follow."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The register of a kind; headings are names of fields.

    Raises:
        NothingToExportError: if no kind, or one without records, is wanted.
    """
    found = [sheet for sheet in sheets(portal, texts, wanted) if wanted.kind]
    if not found:
        known = ", ".join(sheet.kind.name for sheet in sheets(portal, texts, wanted))
        what = (
            f"no record of kind {wanted.kind}" if wanted.kind else "csv holds one kind; name it with --kind"
        )
        raise NothingToExportError(f"{what}; kinds here: {known}" if known else what)
    sheet = found[0]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(
        ["id", *(column.key for column in sheet.columns), f"{BASE}:{sheet.kind.name}:{wanted.project or ''}"]
    )
    raw = {column.key: dict(zip(column.labels, column.choices, strict=True)) for column in sheet.columns}
    for line in sheet.lines:
        cells = [
            raw[column.key].get(value, value) if isinstance(value, str) else value
            for column, value in zip(sheet.columns, line.cells, strict=True)
        ]
        base = " ".join(mark(value) for value in cells)
        writer.writerow([guarded(line.name), *map(_text, cells), base])
    return (("\ufeff" if wanted.bom else "") + stream.getvalue()).encode("utf-8", "replace")


def _text(value: Value) -> str:
    """A cell; numbers with a point, days as YYYY-MM-DD."""
    if isinstance(value, (bool, int, float, dt.date)) or value is None:
        return canonical(value)
    return guarded(value.replace("\x00", "\ufffd"))


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; one that looks guarded already gets one more apostrophe."""
    return f"'{text}" if text.lstrip("' ").startswith(_FORMULA) else text


FORMAT = Format("csv", table, frozenset({"kind", "bom"}))
