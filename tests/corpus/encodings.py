"""Bytes that are no UTF-8, and characters that are not seen or look like others."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, at, case, front, risk

ROW = "encodings"
TEXT = front("owner: li.wei", body="One.\n\nTwo.\n")


def cases(chance: random.Random) -> Iterator[Case]:
    """What is refused, and what is accepted and read as if it were plain."""
    yield from _bytes(chance)
    yield from _unseen()
    yield from _alike()
    yield from _accepted()


def _bytes(chance: random.Random) -> Iterator[Case]:
    late = at("PM001", 3, 10)
    yield risk(ROW, "UTF-16 with a mark", TEXT.encode("utf-16"), at("PM001"))
    yield risk(ROW, "UTF-16, big end first", b"\xfe\xff" + TEXT.encode("utf-16-be"), at("PM001"))
    yield risk(ROW, "UTF-16 without a mark", TEXT.encode("utf-16-le"), at("PM002", 1, 2))
    yield risk(ROW, "UTF-32", TEXT.encode("utf-32"), at("PM001"))
    yield risk(ROW, "UTF-7", TEXT.replace("Late", "+AOQ-x").encode(), exit=0, reads={"title": "+AOQ-x"})
    yield risk(ROW, "Latin-1", TEXT.replace("Late", "Spät").encode("latin-1"), late)
    yield risk(ROW, "Windows-1252", TEXT.replace("Late", "It’s").encode("cp1252"), late)
    yield risk(ROW, "GBK", TEXT.replace("Late", "延期").encode("gbk"), at("PM001", 3, 8))
    yield risk(ROW, "Big5", TEXT.replace("Late", "延期").encode("big5"), at("PM001", 3, 8))
    yield risk(ROW, "Shift-JIS", TEXT.replace("Late", "日本").encode("shift-jis"), at("PM001", 3, 8))
    line = chance.randint(1, 9)
    lines = TEXT.encode().split(b"\n")
    lines[line - 1] = b"\xff" + lines[line - 1]
    yield risk(ROW, "a bad byte at the start of a line", b"\n".join(lines), at("PM001", line, 1))
    yield risk(
        ROW, "a bad byte in the body", TEXT.replace("Two.", "Tw").encode() + b"\xc3(", at("PM001", 9, 1)
    )
    yield risk(
        ROW, "a bad byte behind CRLF", TEXT.replace("\n", "\r\n").encode() + b"\xfe", at("PM001", 9, 1)
    )
    yield risk(
        ROW, "a bad byte behind a byte-order mark", b"\xef\xbb\xbf\xff" + TEXT.encode(), at("PM001", 1, 1)
    )
    yield risk(ROW, "a bad byte behind Chinese", TEXT.encode() + "延期".encode() + b"\xff", at("PM001", 9, 3))
    yield risk(ROW, "a lone surrogate", TEXT.encode() + b"x\xed\xa0\x80", at("PM001", 9, 2))
    yield risk(
        ROW, "a surrogate pair of CESU-8", TEXT.encode() + b"\xed\xa0\xbd\xed\xb8\x80", at("PM001", 9, 1)
    )
    yield risk(ROW, "an overlong slash", TEXT.encode() + b"..\xc0\xaf", at("PM001", 9, 3))
    yield risk(ROW, "an overlong NUL", TEXT.encode() + b"\xc0\x80", at("PM001", 9, 1))
    yield risk(ROW, "half a character at the end", TEXT.encode() + "延".encode()[:2], at("PM001", 9, 1))
    yield risk(ROW, "a code point behind the last", TEXT.encode() + b"\xf4\x90\x80\x80", at("PM001", 9, 1))
    yield risk(ROW, "random bytes", bytes([0x80, *chance.randbytes(2000)]), at("PM001", 1, 1))
    yield risk(ROW, "a picture", b"\x89PNG\r\n\x1a\n" + chance.randbytes(500), at("PM001", 1, 1))
    yield risk(ROW, "a gzip file", b"\x1f\x8b\x08\0" + chance.randbytes(500), at("PM001", 1, 2))


def _unseen() -> Iterator[Case]:
    for name, mark in {
        "NUL": "\0",
        "backspace": "\b",
        "escape": "\x1b",
        "form feed": "\f",
        "vertical tab": "\v",
        "delete": "\x7f",
        "a control of the second set": "\x9b",
        "a character that is none": "\uffff",
    }.items():
        yield risk(ROW, f"{name} in the title", TEXT.replace("Late", f"La⟦PM002⟧{mark}te"))
        yield risk(ROW, f"{name} in the body", TEXT.replace("Two.", f"Tw⟦PM002⟧{mark}o."))
    for name, mark in {
        "a zero-width space": "\u200b",
        "a right-to-left mark": "\u200f",
        "a right-to-left override": "\u202e",
        "an isolate": "\u2066",
        "a word joiner": "\u2060",
        "a byte-order mark inside": "\ufeff",
        "a line separator": "\u2028",
        "a paragraph separator": "\u2029",
        "a next-line mark": "\x85",
    }.items():
        yield risk(ROW, f"{name} in the title", TEXT.replace("Late", f"La⟦PM002⟧{mark}te"))
    yield risk(ROW, "an override before the audience", front("⟦PM002⟧\u202eaudience: client"))
    yield risk(
        ROW, "a zero-width space in a key", front("aud⟦PM002⟧\u200bience: client").replace("⟦PM010⟧", "")
    )
    yield risk(ROW, "an invisible mark before the fence", "⟦PM003⟧\u200b" + TEXT)


def _alike() -> Iterator[Case]:
    for name, letter, mark in (
        ("a Cyrillic I", "R\u0406SK", ""),
        ("a Greek capital rho", "\u03a1ISK", ""),
        ("a full-width R", "\uff32ISK", ""),
        ("a mathematical letter", "\U0001d411ISK", ""),
        ("a combining mark", "RI\u0301SK", ""),
    ):
        yield risk(ROW, f"{name} in an id", TEXT.replace("id: RISK", f"id: ⟦PM016⟧{mark}{letter}"))
    yield risk(ROW, "a hyphen that is none in an id", TEXT.replace("id: RISK-", "id: ⟦PM016⟧RISK\u2010"))
    yield risk(ROW, "full-width digits in an id", TEXT.replace("id: RISK-001", "id: ⟦PM016⟧RISK-００１"))
    yield risk(ROW, "an override in an id", TEXT.replace("id: RISK-", "id: RISK⟦PM002⟧\u202e-"))
    yield risk(ROW, "a zero-width joiner in an id", TEXT.replace("id: RISK-", "id: ⟦PM016⟧RISK\u200d-"))
    yield risk(ROW, "a soft hyphen in an id", TEXT.replace("id: RISK-", "id: ⟦PM016⟧RISK\u00ad-"))
    yield risk(ROW, "a Cyrillic letter in a key", front("⟦PM010⟧\u0430udience: client"))
    yield risk(ROW, "a Cyrillic letter in an audience", front("audience: ⟦PM036⟧\u0441lient"))
    yield risk(ROW, "a Cyrillic letter in a reference", front("threatens: [⟦PM016⟧\u041c1]"))
    yield case(
        ROW,
        "a Cyrillic letter in a file's name",
        {"p/risks/R\u0406SK-002.md": "---\n⟦PM026⟧title: Late\n---\n"},
    )


def _accepted() -> Iterator[Case]:
    right = {"title": "Late", "owner": "li.wei"}
    yield risk(ROW, "a byte-order mark", "\ufeff" + TEXT, exit=0, reads=right)
    yield risk(ROW, "CRLF", TEXT.replace("\n", "\r\n"), exit=0, reads=right)
    yield risk(ROW, "CR alone", TEXT.replace("\n", "\r"), exit=0, reads=right)
    yield risk(ROW, "a byte-order mark and CRLF", "\ufeff" + TEXT.replace("\n", "\r\n"), exit=0, reads=right)
    yield risk(
        ROW,
        "line ends of all kinds",
        "---\r\nid: RISK-001\rtitle: Late\nowner: li.wei\r\n---\rText.",
        exit=0,
        reads=right,
    )
    yield risk(
        ROW,
        "CRLF in a text block",
        front("cause: |", "  a", "  b").replace("\n", "\r\n"),
        exit=0,
        reads={"cause": "a\nb"},
    )
    yield risk(ROW, "no line end at the end", TEXT.rstrip("\n"), exit=0, reads=right)
    yield risk(
        ROW,
        "a title in four scripts",
        TEXT.replace("Late", "Späť 延期 Ωμέγα عربي"),
        exit=0,
        reads={"title": "Späť 延期 Ωμέγα عربي"},
    )
    yield risk(
        ROW,
        "an emoji of several characters",
        TEXT.replace("Late", "👩‍💻 late"),
        exit=0,
        reads={"title": "👩‍💻 late"},
    )
    yield risk(ROW, "an error behind a byte-order mark", "\ufeff" + front("created: ⟦PM015⟧x"))
    yield risk(ROW, "an error behind CRLF", front("owner: li.wei", "created: ⟦PM015⟧x").replace("\n", "\r\n"))
    yield risk(ROW, "an error behind CR", front("owner: li.wei", "created: ⟦PM015⟧x").replace("\n", "\r"))
    yield risk(
        ROW,
        "an error behind Chinese",
        front("acceptance: {by: li.wei, until: ⟦PM015⟧明天, date: 2026-01-01}"),
    )
    yield risk(
        ROW,
        "an error behind an emoji",
        front("quantified: {cost: 1, delay: {M1: ⟦PM013⟧😀}, probability: ⟦PM013⟧😀}"),
    )
