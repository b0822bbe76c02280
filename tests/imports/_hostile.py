"""Workbooks that nobody should open, each a few kilobytes."""

from __future__ import annotations

import io
import warnings
import zipfile

from openpyxl import Workbook

PLAIN = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def plain() -> bytes:
    """A workbook with a heading and a row."""
    book = Workbook()
    book.active.append(["ID", "Title"])
    book.active.append(["RISK-1", "Rain"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def replaced(part: str, text: bytes | str, more: dict[str, bytes] | None = None) -> bytes:
    """The plain workbook with another text in a part, and with more parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for item in old.infolist():
            if item.filename != part:
                new.writestr(item.filename, old.read(item.filename))
        if text:
            new.writestr(part, text)
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str | bytes, dimension: str = "A1:B2") -> bytes:
    """A sheet of these rows."""
    data = rows.encode() if isinstance(rows, str) else rows
    head = f'{PLAIN}<worksheet {MAIN}><dimension ref="{dimension}"/><sheetData>'.encode()
    return replaced(SHEET, head + data + b"</sheetData></worksheet>")


def many_cells() -> bytes:
    """1.2 million cells in some hundred kilobytes."""
    row = "".join("<c><v>1</v></c>" for _ in range(1200))
    return sheet("".join(f'<row r="{number}">{row}</row>' for number in range(1, 1001)))


def claims_everything() -> bytes:
    """Two cells, and a dimension of seventeen thousand million."""
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row>'
    return sheet(row, "A1:XFD1048576")


def far_cell() -> bytes:
    """A cell in the last place there is."""
    return sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "A1:XFD1048576")


def entities() -> bytes:
    """The billion laughs."""
    steps = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    text = f'{PLAIN}<!DOCTYPE x [<!ENTITY a0 "ha">{steps}]><sst {MAIN}><si><t>&a9;</t></si></sst>'
    return replaced("xl/sharedStrings.xml", text)


def entities_in_utf16() -> bytes:
    """The same where a search for ASCII does not find them."""
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><sst {MAIN}/>'
    return replaced("xl/sharedStrings.xml", text.encode("utf-16"))


def outside_entity() -> bytes:
    """An entity that is a file of this machine."""
    text = (
        f'{PLAIN}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst {MAIN}><si><t>&a;</t></si></sst>'
    )
    return replaced("xl/sharedStrings.xml", text)


def zip_bomb() -> bytes:
    """70 MB of blanks in a part of 70 kB."""
    return replaced("xl/sharedStrings.xml", b" " * 70_000_000)


def links_out() -> bytes:
    """A workbook with a link to another one."""
    return replaced("", "", {"xl/externalLinks/externalLink1.xml": PLAIN.encode() + b"<externalLink/>"})


def macros() -> bytes:
    """A workbook with code."""
    return replaced("", "", {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def part_twice() -> bytes:
    """An archive with two sheets of one name."""
    stream = io.BytesIO(plain())
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET, PLAIN + "<worksheet/>")
    return stream.getvalue()


def deep() -> bytes:
    """XML nested twenty thousand levels deep."""
    return replaced(SHEET, f"{PLAIN}<worksheet {MAIN}>{'<a>' * 20_000}{'</a>' * 20_000}</worksheet>")


ALL = {
    "many cells": many_cells,
    "far cell": far_cell,
    "entities": entities,
    "entities in utf-16": entities_in_utf16,
    "outside entity": outside_entity,
    "zip bomb": zip_bomb,
    "links out": links_out,
    "macros": macros,
    "part twice": part_twice,
    "no zip": lambda: b"PK\x03\x04" + b"\x00" * 100,
    "cut": lambda: plain()[:-200],
    "no workbook": lambda: replaced("xl/workbook.xml", ""),
    "broken xml": lambda: replaced("xl/workbook.xml", "<workbook"),
    "old format": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "empty": lambda: b"PK",
}
