"""Markdown as plain words: the first sentence of a text, for a table."""

from __future__ import annotations

import re
from functools import lru_cache

from pmsite.read.fences import fenced
from pmsite.read.prose import without_comments

_MOST = 240
"""Characters of a sentence in a table."""

_NO_PROSE = re.compile(r"(?:#{1,6}(?:\s|$)|[-=*_]{3,}\s*$|\||:::|!!!|\?\?\?|\[\^[^\]]+\]:|\*\[[^\]]+\]:)")
_BEGIN = re.compile(r"#{1,6}\s+|:::\s*|[!?]{3}\+?\s*|\[\^[^\]]+\]:|\*\[[^\]]+\]:")
_RULE = re.compile(r"[-=*_]{3,}|\|?[\s:|-]+\|?|")
_LEAD = re.compile(r"^(?:>\s?|[-*+]\s+|\d{1,9}[.)]\s+|\[[ xX]\]\s+)+")
_IMAGE = re.compile(r"!\[[^\]]{0,400}\](?:\([^)]{0,2000}\)|\[[^\]]{0,400}\])")
_LINK = re.compile(r"(?<!\[)\[([^\[\]]{1,400})\](?:\([^)]{0,2000}\)|\[[^\]]{0,400}\])")
_WIKI = re.compile(r"\[\[([^\[\]|]{1,140})(?:\\?\|([^\[\]]{1,400}))?\]\]")
_NOTE = re.compile(r"\[\^[^\]]{1,200}\]|\{[:#.][^}]{0,400}\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*{2,3}|~~|`+")
_END = re.compile(r"[.!?…][)”’\"']*(?=\s|$)|[。！？][）”’]*")
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|no|Nr|Dr|Mr|Ms)|\b[A-Za-z])\.$")


def plain(markdown: str) -> str:
    """The first paragraph of a Markdown text without its marks."""
    lines: list[str] = []
    for line in _uncoded(markdown):
        bare = line.strip()
        if not bare or _NO_PROSE.match(bare):
            if lines:
                break
            continue
        lines.append(_LEAD.sub("", bare))
    return _bare(" ".join(lines))


@lru_cache(1 << 16)
def whole(markdown: str) -> str:
    """All of a Markdown text without its marks: headings, items and cells one after the other; no blocks of code."""
    lines = (line.strip() for line in _uncoded(markdown))
    kept = (_LEAD.sub("", _BEGIN.sub("", line)) for line in lines if not _RULE.fullmatch(line))
    return " ".join(_bare("\n".join(kept)).replace("|", " ").split())


def _uncoded(markdown: str) -> list[str]:
    """Lines of a text without its blocks of code and its comments."""
    lines = markdown.split("\n")
    code = fenced(lines)
    return without_comments("\n".join(line for at, line in enumerate(lines) if at not in code)).splitlines()


def _bare(words: str) -> str:
    """Words without the marks among them."""
    words = _WIKI.sub(lambda found: found[2] or found[1], _IMAGE.sub("", words))
    for pattern, replacement in ((_LINK, r"\1"), (_NOTE, ""), (_TAG, ""), (_MARKS, "")):
        words = pattern.sub(replacement, words)
    return " ".join(words.split())


def first_sentence(markdown: str) -> str:
    """The first sentence of a Markdown text in plain words, cut where it is too long for a table."""
    text = plain(markdown)
    for found in _END.finditer(text):
        if not _SHORT.search(text[: found.end()]):
            text = text[: found.end()]
            break
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"
