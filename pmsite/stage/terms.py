"""What a text is found by; ``theme/search/1-terms.js`` splits what readers write the same way."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

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
    marks = [letter for letter in set(apart) if _is_mark(letter)]
    return apart.translate(dict.fromkeys(map(ord, marks))).lower() if marks else apart.lower()


def terms(text: str, segmenter: Segmenter) -> list[str]:
    """Terms of a text, one for each time that it stands there; each Chinese character once."""
    text, end = fold(text), 0
    found: list[str] = []
    characters: set[str] = set()
    for run in HAN.finditer(text):
        _add_words(found, text[end : run.start()])
        for word in segmenter.words(run[0]):
            found.append(word)
            found += segmenter.inside(word)
        characters.update(run[0])
        end = run.end()
    _add_words(found, text[end:])
    return found + sorted(characters.difference(found))


def keys(id: str) -> tuple[str, ...]:
    """What an id is found by, however its number is written: ``#risk4`` and ``#4`` of RISK-004."""
    whole = "".join(_ZEROS.sub("", part) for part in _JOINT.split(fold(id)))
    number = _END.search(id)
    return (f"#{whole}", f"#{int(number[0])}") if number else (f"#{whole}",)


def _add_words(found: list[str], text: str) -> None:
    """The terms of a text without Chinese, to those that are found already."""
    for word in _WORD.findall(text):
        if word.isalpha() and len(word) <= _LONGEST:
            found += [word] if len(word) > 1 or not word.isascii() else []
            continue
        parts = [_ZEROS.sub("", part) for part in _JOINT.split(word[: 2 * _LONGEST])]
        for part in parts:
            if len(part) >= (_DIGITS if part.isdecimal() else 2) or not part.isascii():
                found.append(part[:_LONGEST])
        if len(parts) > 1 and not (joined := "".join(parts)).isdecimal():
            found.append(joined[:_LONGEST])


@cache
def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")
