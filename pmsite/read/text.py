"""From bytes to text: UTF-8 or an error that names the bad byte."""

from __future__ import annotations

import codecs
import re

from pmsite.model import rules
from pmsite.model.diagnostic import INVISIBLE, Diagnostic
from pmsite.model.source import Source

MOST_BYTES = 4_000_000
"""Bytes of a file; nothing that a person writes comes near."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\x85\u2028\u2029" + "".join(sorted(INVISIBLE - {"\u200d", "\u200c", "\u00ad"})) + "]"
)
"""Marks that are not seen, and the line ends that YAML knows and editors do not show."""


def place(path: str, text: str, offset: int, first_line: int = 1) -> Source:
    """Line and column of an offset into ``text``."""
    before = text.count("\n", 0, offset)
    return Source(path, first_line + before, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def decode(path: str, data: bytes, *, most: int = MOST_BYTES) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file with plain line ends and without byte-order mark, or what is wrong with it."""
    if len(data) > most:
        message = f"the file has more than {most:,} bytes"
        return "", (rules.SIZE.at(Source(path), message, "make it smaller; attach large data as a file"),)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", (rules.ENCODING.at(Source(path), "the file is UTF-16", "save it as UTF-8"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        where = place(path, _lines(before), len(_lines(before)))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return "", (rules.ENCODING.at(where, message, "save the file as UTF-8"),)
    text = _lines(text.removeprefix("\ufeff"))
    found = _CONTROL.search(text)
    if found:
        name = f"control character U+{ord(found[0]):04X}"
        return "", (rules.CHARACTER.at(place(path, text, found.start()), name, "delete it"),)
    return text, ()


def _lines(text: str) -> str:
    """``text`` with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_ends(text: str) -> bool:
    """Whether a text has line ends that YAML counts and editors do not: places behind them would be wrong."""
    return any(mark in text for mark in "\x85\u2028\u2029")


def invisible(path: str, text: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Bidirectional marks, zero-width marks and strange line ends in a front matter, each at its place."""
    return tuple(
        rules.CHARACTER.at(
            place(path, text, found.start(), first_line),
            f"invisible character U+{ord(found[0]):04X} in the front matter",
            "delete it",
        )
        for found in _INVISIBLE.finditer(text)
    )
