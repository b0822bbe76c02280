"""References in running text: ``[[ID]]``, ``[[ID|text]]``, bare ids and ``@handles``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pmsite.read.prose import mask

_WIKI = re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,140}?)(?:\\?\|(?P<text>[^\[\]\n]{1,400}))?\]\]")
_LETTER = r"[^\W_\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""A letter or digit of a script that puts blanks between words: in Chinese an id stands among characters."""
BARE = re.compile(
    rf"(?<![/@.\\-])(?<!{_LETTER})(?<!{_LETTER}_)(?P<at>@)?"
    r"(?P<id>(?:[A-Za-z][A-Za-z0-9_-]*/)?[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+)*)"
    rf"(?!{_LETTER}|_+{_LETTER}|[/@-]|\.{_LETTER})"
)
"""A word that could be an id, with or without the @ of a handle."""
_ASCII_WORD = re.compile(r"[A-Za-z]+\Z")


class Mention(NamedTuple):
    """A reference in a text: its span, the id as written, the text to show, and whether it was bracketed."""

    start: int
    end: int
    target: str
    text: str
    explicit: bool


KNOWN: dict[str, tuple[Mention, ...]] = {}
"""References of texts that were read before."""
_MOST = 1 << 16


def mentions(body: str) -> tuple[Mention, ...]:
    """References of a Markdown text, in order; ids in code, links and headings are none."""
    found = KNOWN.get(body)
    if found is None:
        if len(KNOWN) >= _MOST:
            KNOWN.clear()
        found = KNOWN[body] = _mentions(body)
    return found


def _mentions(body: str) -> tuple[Mention, ...]:
    if "[[" not in body and not re.search(r"[A-Za-z][._-]?\d|[A-Za-z]\.[A-Za-z]|@", body):
        return ()
    masked = mask(body)
    spans: list[Mention] = []
    for found in _WIKI.finditer(masked):
        target = found["target"].strip()
        spans.append(
            Mention(found.start(), found.end(), target, (found["text"] or "").strip(), explicit=True)
        )
    blanked = _WIKI.sub(lambda found: " " * len(found[0]), masked)
    for found in BARE.finditer(blanked):
        written = found["id"]
        if found["at"] is None and (_ASCII_WORD.match(written) or not re.search(r"[\d.]", written)):
            continue
        spans.append(Mention(found.start(), found.end(), written, "", explicit=False))
    return tuple(sorted(spans))
