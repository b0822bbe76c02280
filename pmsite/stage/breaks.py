"""Places to break where words have none: a title without a blank must not make its table wider than the page."""

from __future__ import annotations

import re

LONGEST = 30
"""Characters that a run without a place to break may have: at the least width of a page it still fits a cell."""
_STEP = 10
"""Characters between two places to break of a longer run; they show only where a line is full."""
_PIECE = re.compile(
    r"<(?P<kept>svg|pre|code|script|style|template|textarea|select)\b.*?</(?P=kept)>|<[^>]*>|[^<]+", re.DOTALL
)
"""An element that keeps its text, a tag, or a text. Drawings know no ``wbr``; code breaks by its style."""
_ONE = r"(?:&\#?\w{1,31};|[^\s<>&\u2e80-\uffdc\U00020000-\U0003ffff])"
_RUN = re.compile(rf"{_ONE}{{{LONGEST + 1},}}")
_STRETCH = re.compile(rf"{_ONE}{{1,{_STEP}}}")


def breakable(html: str) -> str:
    """The same words, with ``<wbr>`` within every run of more than ``LONGEST`` characters.

    Scripts that break between any two characters (Chinese, Japanese, Korean) have no such runs.
    """
    return _PIECE.sub(lambda found: found[0] if found[0][0] == "<" else _RUN.sub(_parted, found[0]), html)


def _parted(run: re.Match[str]) -> str:
    return "<wbr>".join(_STRETCH.findall(run[0]))
