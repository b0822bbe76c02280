"""What a text is found by. The search of the pages (``theme/search/terms.js``) splits what readers write the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pmsite.stage.segment import HAN, Segmenter

_WORD = re.compile(r"[^\W_]+(?:[-_./'’][^\W_]+)*")
_JOINT = re.compile(r"[-_./'’]")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_END = re.compile(r"\d+\Z")
_LONGEST = 40
"""Characters of a word that count."""
_DIGITS = 3
"""Digits from which on a number is a word: those of a year, not those of a day."""


def fold(text: str) -> str:
    """``text`` in one case and width, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M")).lower()


def terms(text: str, segmenter: Segmenter) -> Iterator[str]:
    """Terms of a text, one for each time that it stands there."""
    text, end = fold(text), 0
    for run in HAN.finditer(text):
        yield from _words(text[end : run.start()])
        yield from segmenter.terms(run[0])
        end = run.end()
    yield from _words(text[end:])


def keys(id: str) -> tuple[str, ...]:  # noqa: A002 - it is one
    """What an id is found by, however its number is written: ``#risk4`` and ``#4`` of RISK-004."""
    whole = "".join(_ZEROS.sub("", part) for part in _JOINT.split(fold(id)))
    number = _END.search(id)
    return (f"#{whole}", f"#{int(number[0])}") if number else (f"#{whole}",)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        parts = [_ZEROS.sub("", part) for part in _JOINT.split(found[0][: 2 * _LONGEST])]
        for part in parts:
            if len(part) >= (_DIGITS if part.isdecimal() else 2) or not part.isascii():
                yield part[:_LONGEST]
        if len(parts) > 1 and not (joined := "".join(parts)).isdecimal():
            yield joined[:_LONGEST]
