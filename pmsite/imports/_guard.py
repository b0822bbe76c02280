"""Whether a workbook may be opened: looked at as the archive of XML that it is, before any library reads it.

Nothing is unpacked beyond its limit, however much an archive claims or hides; entities, macros and links to other
files are refused.
"""

from __future__ import annotations

import io
import re
import zipfile

from pmsite.imports._table import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, RefusedError

MOST_BYTES = 30_000_000
"""Bytes of a file."""
_MOST_PARTS = 500
_MOST_SHEET, _MOST_STRINGS, _MOST_OTHER, _MOST_ALL = 120_000_000, 60_000_000, 8_000_000, 200_000_000
_CHUNK = 1 << 20
_LAP = 64
"""Bytes of a piece that are looked at again with the next one: no mark is longer."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_PLACE = re.compile(rb"<(?:\w+:)?c\s[^>]{0,40}?\br=[\"']([A-Z]{1,4})(\d{1,9})")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]{0,60}?\br=[\"'](\d{1,9})")
_REFUSED = {
    "xl/externallinks/": "has links to other workbooks; break the links in Excel (Data, Edit Links) and save it anew",
    "xl/vbaproject.bin": "has macros; save it as .xlsx",
    "xl/macrosheets/": "has macros; save it as .xlsx",
    "xl/connections.xml": "has connections to data elsewhere; save it without them",
}


def guarded(data: bytes) -> None:
    """Refuse a file that is no workbook, or one that would cost too much or reaches out.

    Raises:
        RefusedError: with what to do about it.
    """
    if len(data) > MOST_BYTES:
        raise RefusedError(
            f"is larger than {MOST_BYTES // 1_000_000} MB; take out sheets that are not imported"
        )
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise RefusedError("is an old .xls file, or has a password; save it as .xlsx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _archive(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        raise RefusedError("is no workbook; save it as .xlsx") from None
    except zipfile.zlib.error:  # type: ignore[attr-defined]
        raise RefusedError("is no workbook; save it as .xlsx") from None


def _archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS or len(set(names)) < len(names):
        raise RefusedError("has too many parts, or one twice; it is no plain workbook")
    for name in names:
        for start, why in _REFUSED.items():
            if name.lower().startswith(start):
                raise RefusedError(why)
    if "xl/workbook.xml" not in names:
        raise RefusedError("is no workbook; save it as .xlsx")
    whole = cells = 0
    for part in parts:
        size, found = _part(archive, part)
        whole, cells = whole + size, cells + found
        if whole > _MOST_ALL or cells > MOST_CELLS:
            raise RefusedError(f"has more than {MOST_CELLS} cells, or too much in them; import it in pieces")


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Bytes of a part unpacked, and its cells."""
    name = part.filename.lower()
    sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
    most = _MOST_SHEET if sheet else _MOST_STRINGS if name == "xl/sharedstrings.xml" else _MOST_OTHER
    size = cells = 0
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise RefusedError("unpacks to more than a register has; import it in pieces")
            if name.endswith((".xml", ".rels", ".vml")):
                _declared(piece, tail)
            if sheet:
                cells += _cells(tail, piece)
            tail = piece[-_LAP:]
            if cells > MOST_CELLS:
                break
    return size, cells


def _declared(piece: bytes, tail: bytes) -> None:
    text = tail + piece
    if _DECLARED.search(text) or b"\x00" in piece:
        raise RefusedError("declares entities, or is not UTF-8; it is no plain workbook")


def _cells(tail: bytes, piece: bytes) -> int:
    """Cells that begin in a piece; one that lies further out than a register goes is refused."""
    text = tail + piece
    for found in _PLACE.finditer(text):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        if column > MOST_COLUMNS or int(found[2]) > MOST_ROWS:
            where = f"{found[1].decode()}{found[2].decode()}"
            raise RefusedError(f"has a cell at {where}; delete the rows and columns behind the register")
    if any(int(found[1]) > MOST_ROWS for found in _ROW.finditer(text)):
        raise RefusedError(f"has a row behind {MOST_ROWS}; delete the rows behind the register")
    before = sum(1 for found in _CELL.finditer(tail) if found.end() <= len(tail))
    return sum(1 for _ in _CELL.finditer(text)) - before
