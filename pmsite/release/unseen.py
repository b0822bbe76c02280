"""What a text says to its writers and not to its readers: comments in every form that Markdown and HTML have."""

from __future__ import annotations

import re

from pmsite.read.prose import mask, without_comments

_UNSEEN = re.compile(
    r"""<!--[\s\S]*?(?:--!?>|\Z)                         # a comment that HTML ends otherwise, or never
    | <\?[\s\S]*?\?> | <!\[CDATA\[[\s\S]*?\]\]> | <![A-Za-z][^<>]*>
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*(?:\#|<>)[ \t]*\n?[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$   # [//]: # (note)
    """,
    re.MULTILINE | re.VERBOSE,
)
_VISIBLE = re.compile(r"[^\n]")


def seen(text: str) -> str:
    """``text`` with what no reader sees blanked, lines kept; what stands in code is there to be read.

    Comments between ``<!--`` and ``-->`` go from code too: that is where a fence forgotten would bring them to light.
    """
    text = without_comments(text)
    if "<!" not in text and "<?" not in text and "]:" not in text:
        return text
    masked = mask(text, links=True)
    pieces, last = [], 0
    for found in _UNSEEN.finditer(masked):
        pieces += [text[last : found.start()], _VISIBLE.sub(" ", text[found.start() : found.end()])]
        last = found.end()
    return "".join([*pieces, text[last:]])
