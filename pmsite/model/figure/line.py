"""Pieces of a line as one reads them: what they say, and where a space stands between two of them."""

from __future__ import annotations

import unicodedata

from pmsite.model.figure import Inline, Meter, Ref, Score, State, Status, Text, Trace

_CLOSING = frozenset(",.;:!?)]}%’”，。；：！？）】》、")
_OPENING = frozenset("([{‘“（【《")
_FULL = frozenset("，。；：！？）】》、")
"""Marks as wide as a character, with their space inside."""


def said(piece: Inline) -> str:
    """Words of a piece as they are read aloud."""
    if isinstance(piece, Ref):
        return f"{piece.id} {piece.title}".strip()
    if isinstance(piece, Score):
        return f"{piece.value} {piece.label}".strip()
    if isinstance(piece, Meter):
        return piece.label
    return piece.label if hasattr(piece, "label") else piece.text


def plain(text: Text) -> str:
    """A line without its marks."""
    return "".join(("" if glued else " ") + said(piece) for piece, glued in pieces(text)).strip()


def pieces(text: Text) -> list[tuple[Inline, bool]]:
    """Pieces of a line, and whether each joins the one before it without a space.

    Punctuation joins, and so does Chinese beside Chinese; what has a mark of its own stands apart.
    """
    result: list[tuple[Inline, bool]] = []
    before, marked = "", False
    for piece in text:
        words = said(piece)
        apart = marked or _marked(piece)
        result.append((piece, not before or _joins(before[-1], words[:1], apart=apart)))
        before, marked = words or before, _marked(piece)
    return result


def _joins(left: str, right: str, *, apart: bool) -> bool:
    if right in _CLOSING or left in _OPENING or left in _FULL:
        return True
    return not apart and _wide(left) and _wide(right)


def _marked(piece: Inline) -> bool:
    return isinstance(piece, (State, Status, Score, Meter, Trace))


def _wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"
