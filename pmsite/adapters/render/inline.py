"""Pieces of a line that stand on pages by the ten thousand: words, links, records, states.

``theme/figures/_inline.html`` has the others, and hands these on.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from pmsite.model.address import Address
from pmsite.model.day import DayWords
from pmsite.model.figure import Inline, Link, Ref, State, Text, Words, line
from pmsite.model.ports import Texts

_SHORT, _USUAL = 18, 18
"""Characters below which a label, and up to which an id, stays on one line."""
_ELEMENTS = {"strong": "b", "old": "del", "new": "ins"}
Way = Callable[[Address], str]
"""The way to an address from the page that is drawn."""


class Pieces:
    """Draws pieces of a line in one language."""

    def __init__(self, texts: Texts) -> None:
        self._t = texts

    def line(self, text: Text, href: Way, other: Callable[[Inline], str]) -> Markup:
        """A line; ``other`` draws what is not drawn here."""
        found: list[str] = []
        for piece, glued in line.pieces(text):
            if not glued:
                found.append(" ")
            drawn = self._piece(piece, href)
            found.append(other(piece) if drawn is None else drawn)
        return Markup("".join(found))  # noqa: S704 - every value in it is escaped

    def piece(self, value: Inline, href: Way) -> Markup:
        """A piece by itself; "" of a kind that is not drawn here."""
        return Markup(self._piece(value, href) or "")  # noqa: S704

    def dated(self, text: str) -> Markup:
        """A text; words for a day with the day for machines, and whole for who points at it."""
        return Markup(self._dated(text))  # noqa: S704

    def _piece(self, value: Inline, href: Way) -> str | None:
        if isinstance(value, Words):
            return self._words(value)
        if isinstance(value, Ref):
            return _ref(value, href)
        if isinstance(value, Link):
            whole = ' class="pm-whole"' if len(value.text) < _SHORT else ""
            return f'<a{whole} href="{escape(href(value.to))}">{escape(value.text)}</a>'
        if isinstance(value, State):
            whole = " pm-whole" if len(value.label) < _SHORT else ""
            glyph = f'<svg aria-hidden="true"><use href="#i-{value.icon}"/></svg>'
            return f'<span class="pm-state pm-state--{value.icon}{whole}">{glyph}{escape(value.label)}</span>'
        return None

    def _words(self, value: Words) -> str:
        said = self._dated(value.text)
        if not value.tone:
            return said
        name = _ELEMENTS.get(value.tone)
        return f"<{name}>{said}</{name}>" if name else f'<span class="pm-{value.tone}">{said}</span>'

    def _dated(self, text: str) -> str:
        if not isinstance(text, DayWords):
            return str(escape(text))
        whole = self._t.full_day(text.day)
        title = f' title="{escape(whole)}"' if whole != text else ""
        return f'<time datetime="{text.day.isoformat()}"{title}>{escape(text)}</time>'


def _ref(value: Ref, href: Way) -> str:
    long = " pm-ref--long" if len(value.id) > _USUAL else ""
    said = f"<b>{escape(value.id)}</b>{f' {escape(value.title)}' if value.title else ''}"
    if value.to is None:
        return f'<span class="pm-ref pm-ref--text{long}">{said}</span>'
    return f'<a class="pm-ref{long}" href="{escape(href(value.to))}">{said}</a>'
