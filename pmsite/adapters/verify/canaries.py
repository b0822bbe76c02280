"""The last net: nothing that tells of what is not released is in an audience's site, whatever let it through.

Looked for are ids of records that are not released, in pages, workbooks, slides, documents and names of files; e-mail
addresses of people whom, or of fields which, the audience does not see; the commit that the site is made of; and the
words of the configuration's ``canaries``, in every file, packed ones too, however they are written down.
"""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote

from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._made import Made, Problem
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.release.fields import withheld
from pmsite.release.release import kept, release

_TELLING = re.compile(
    r"[A-Z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*[._-]\d[A-Za-z0-9]*\Z|[a-z][a-z0-9]*\.[a-z0-9.]+\Z"
)
"""Ids that no other word looks like: RISK-004, BL-2; and handles, li.wei."""
_RUN = re.compile(rb"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]+)+")
_HASH = re.compile(r"(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}\Z")
"""A commit; seven digits alone would be any number."""
_READ = (".html", ".json", ".xml", ".txt", ".csv", ".ics", ".svg")
_BOOKS = (".xlsx", ".pptx")
_SAMPLES = ("search/index.json",)
"""Files that give ids as examples, and none else."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_UNPACKED, _MOST_DEPTH = 64_000_000, 4
"""Bytes that may be packed in one file, in how many layers; a file with more is not looked through, and refused."""
_WINDOW = 1_000_000
"""Bytes that are read at a time, for a reading takes a multiple of them."""
_LONGEST_LETTER = 12
"""Bytes of a letter in any of the readings."""
_SHORTEST_IN_BASE64 = 6
"""Letters; fewer are in Base64 of anything, by chance."""


def problems(made: Made) -> Iterator[Problem]:
    """Files of an audience's site that tell of what is not released to it; the team's site tells everything."""
    if made.portal is None or made.audience == INTERNAL:
        return
    ids, mails = hidden(made.portal, made.audience), addresses(made.portal, made.audience)
    words = tuple(word.casefold() for word in made.portal.settings.canaries)
    encoded = {word: _in_base64(word) for word in made.portal.settings.canaries}
    for path in files(made.site):
        data = (made.site / path).read_bytes() if not (made.site / path).is_symlink() else b""
        try:
            if path not in made.attachments and not path.startswith("assets/"):
                text = _text(path, data)
                if path not in _SAMPLES:
                    for id in sorted(ids.intersection(_RUN.findall(path.encode() + b"\n" + text))):
                        yield Problem(path, f"names {id.decode()}, which is not released")
                if mails and b"@" in html.unescape(text.decode("utf-8", "replace")).encode():
                    found = _MAIL.findall(html.unescape(text.decode("utf-8", "replace")).casefold())
                    for mail in sorted(mails.intersection(found)):
                        yield Problem(path, f"holds the address {mail}, which is not released")
            said = data if path in made.attachments or not path.endswith(".pdf") else data + _printed(data)
            for word in sorted(_words(path, said, words, encoded)) if words else ():
                yield Problem(path, f"holds {word}, one of the canaries of the configuration")
        except _TooMuchError:
            much = f"{_MOST_UNPACKED // 1_000_000} MB in {_MOST_DEPTH} layers"
            yield Problem(path, f"unpacks to more than {much}, and cannot be looked through for canaries")


def _text(path: str, data: bytes) -> bytes:
    """What a file says in words: of workbooks and slides their parts, of other types that are no text nothing.

    Raises:
        _TooMuchError: if it unpacks to more than is looked through.
    """
    if path.endswith(".pdf"):
        return _printed(data)
    if path.endswith(_BOOKS):
        return b"\n".join(_inside(path.encode(), data, _Room(), 0))
    return data if path.endswith(_READ) else b""


def _printed(data: bytes) -> bytes:
    """Words on the pages of a document, which in its bytes are numbers of glyphs, and where its links lead."""
    import pypdf

    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        words = [page.extract_text() for page in pages]
        links = [
            str(note.get_object().get("/A", {}).get("/URI", ""))
            for page in pages
            for note in page.annotations or ()
        ]
    except (pypdf.errors.PyPdfError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return b""
    return "\n".join([*words, *links]).encode("utf-8", "replace")


def hidden(portal: Portal, audience: str) -> frozenset[bytes]:
    """Ids of the records that an audience does not see, where none that it sees has the same one; and the commit."""
    shown = {record.id for record in kept(portal, audience)}
    ids = {
        record.id.encode()
        for record in portal.graph
        if record.id not in shown and record.kind != "page" and _TELLING.match(record.id)
    }
    commit = portal.origin.commit
    return frozenset(ids | ({commit.encode()} if _HASH.match(commit) else set()))


def addresses(portal: Portal, audience: str) -> frozenset[str]:
    """E-mail addresses of fields, in small letters, that an audience sees in no field and no text."""
    rule = portal.settings.audiences[audience]
    seen: set[str] = set()
    for record in kept(portal, audience):
        seen.update(_mails(dict(record.fields), withheld(record, audience, rule), audience))
    found = {mail for record in portal.graph for mail in _mails(dict(record.fields))} - seen
    if found:  # what people write in a released text is released
        found.difference_update(*(_mails(record.body.text) for record in release(portal, audience).graph))
    return frozenset(found)


def _mails(value: Any, cut: Collection[str] = (), audience: str = "", path: str = "") -> Iterator[str]:
    """E-mail addresses in a value, however deep, but in what is cut or is an item for other audiences."""
    if isinstance(value, str):
        yield from _MAIL.findall(value.casefold())
    elif isinstance(value, (list, tuple)):
        for item in value:
            if not audience or not getattr(item, "audience", ()) or audience in item.audience:
                yield from _mails(item, cut, audience, path)
    elif isinstance(value, dict) or hasattr(value, "model_fields_set"):
        for name, item in dict(value).items():
            inner = f"{path}.{name}" if path else str(name)
            if inner not in cut:
                yield from _mails(item, cut, audience, inner)


class _TooMuchError(Exception):
    """A file holds more than is looked through."""


@dataclass
class _Room:
    """Bytes that may still be unpacked of one file."""

    left: int = _MOST_UNPACKED

    def taken(self, read: Callable[[int], bytes]) -> bytes:
        """All that is to be read.

        Raises:
            _TooMuchError: if there is more than room for it.
        """
        found = read(self.left + 1)
        self.left -= len(found)
        if self.left < 0:
            raise _TooMuchError
        return found


def _words(path: str, data: bytes, words: Sequence[str], encoded: dict[str, tuple[bytes, ...]]) -> set[str]:
    """Which of the words a file holds, in its name or in its bytes.

    Raises:
        _TooMuchError: if more is packed in it than is looked through.
    """
    found: set[str] = set()
    overlap = _LONGEST_LETTER * max(map(len, words))
    for part in (
        one for whole in _inside(path.encode(), data, _Room(), 0) for one in _windows(whole, overlap)
    ):
        for reading in _readings(part):
            found |= {word for word in words if word in reading}
        found |= {word.casefold() for word, forms in encoded.items() if any(form in part for form in forms)}
    return found


def _windows(data: bytes, overlap: int) -> Iterator[bytes]:
    """Bytes in pieces; what is no longer than ``overlap`` is whole in one of them."""
    for start in range(0, max(len(data), 1), _WINDOW):
        yield data[max(start - overlap, 0) : start + _WINDOW]


def _inside(name: bytes, data: bytes, room: _Room, depth: int) -> Iterator[bytes]:
    """A file's name, its bytes, and those packed in it: gzip, ZIP (office formats too), streams of PDF."""
    yield name
    yield data
    packed = data[:2] == b"\x1f\x8b" or data[:4] == b"PK\x03\x04"
    if packed and depth >= _MOST_DEPTH:
        raise _TooMuchError
    try:
        if packed and data[:1] == b"P":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for one in archive.infolist():
                    with archive.open(one) as file:
                        yield from _inside(one.filename.encode(), room.taken(file.read), room, depth + 1)
                yield archive.comment
        elif packed:
            with gzip.open(io.BytesIO(data)) as stream:
                yield from _inside(b"", room.taken(stream.read), room, depth + 1)
        elif data[:4] == b"%PDF":
            yield from _streams(data, room)
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return  # what cannot be unpacked cannot be read in that way


def _streams(data: bytes, room: _Room) -> Iterator[bytes]:
    """What is packed in a PDF, stream by stream; one that is damaged hides no other."""
    end = 0
    while (begun := _STREAM.search(data, end)) and (end := data.find(b"endstream", begun.end())) >= 0:
        part = data[begun.end() : end]
        end += len(b"endstream")
        with suppress(zlib.error):
            yield room.taken(partial(zlib.decompressobj().decompress, part))


def _readings(data: bytes) -> Iterator[str]:
    """Bytes as they are, and as a browser, a server or a script reads them; in small letters."""
    text = data.decode("utf-8", "replace").casefold()
    yield text
    if "&" in text:
        yield html.unescape(text).casefold()
    if "%" in text:
        yield unquote(text).casefold()
    if "\\" in text:
        yield _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), text).casefold()
    if b"\0" in data:
        yield data.replace(b"\0", b"").decode("utf-8", "replace").casefold()


def _in_base64(word: str) -> tuple[bytes, ...]:
    """What is fixed of a word in Base64, wherever in a group of three bytes it begins, in both alphabets."""
    found: list[bytes] = []
    for cased in {word, word.lower(), word.upper(), word.title()}:
        data = cased.encode()
        for before in range(3) if len(data) >= _SHORTEST_IN_BASE64 else ():
            whole = base64.b64encode(b"\0" * before + data + b"\0\0\0")
            part = whole[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
            found += [part, part.replace(b"+", b"-").replace(b"/", b"_")]
    return tuple(dict.fromkeys(found))
