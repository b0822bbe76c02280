"""Looks for planted words in bytes, however they were written down."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from tests.release._plants import MARK

_MARK = MARK.encode()
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def _encoded() -> tuple[bytes, ...]:
    """What is fixed of the mark in Base64, wherever in a group of three bytes it begins, in both alphabets."""
    found: list[bytes] = []
    for before in range(3):
        for cased in (_MARK, _MARK.upper(), _MARK.title()):
            text = base64.b64encode(b"\0" * before + cased + b"\0\0\0")
            first = -(-before * 8 // 6)
            last = (before + len(_MARK)) * 8 // 6
            found += [text[first:last], text[first:last].replace(b"+", b"-").replace(b"/", b"_")]
    return tuple(dict.fromkeys(found))


BASE64 = _encoded()


def inside(name: str, data: bytes) -> Iterator[bytes]:
    """The bytes of a file, and those packed in it: gzip, ZIP (office formats too), streams of PDF."""
    yield name.encode()
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from inside("", gzip.decompress(data))
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for one in packed.infolist():
                yield from inside(one.filename, packed.read(one))
            yield packed.comment
    if data[:4] == b"%PDF":
        for found in _STREAM.finditer(data):
            try:
                yield zlib.decompress(found[1].strip(b"\r\n"))
            except zlib.error:
                continue


def readings(data: bytes) -> Iterator[bytes]:
    """Bytes as they are, and as a browser, a server or a script reads them; all in small letters."""
    text = data.decode("utf-8", "replace")
    yield text.lower().encode()
    if "&" in text:
        yield html.unescape(text).lower().encode()
    if "%" in text:
        yield unquote(text).lower().encode()
    if "\\" in text:
        yield _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text).lower().encode()
    if b"\0" in data:
        yield data.replace(b"\0", b"").lower()


def leaks(name: str, data: bytes) -> list[str]:
    """Where in a file a planted word shows, with what stands around it; empty where none does."""
    found: list[str] = []
    for part in inside(name, data):
        for reading in readings(part):
            place = reading.find(_MARK)
            if place >= 0:
                found.append(reading[max(0, place - 60) : place + 30].decode("utf-8", "replace"))
        found += [f"base64 {code.decode()}" for code in BASE64 if code in part]
    return found
