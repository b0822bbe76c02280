"""Markup in a text: raw HTML, where Markdown is not read, and words that shall not be read as markup."""

from __future__ import annotations

import re

_BLOCK = frozenset(
    (
        "address article aside blockquote body canvas center colgroup dd details dir div dl dt fieldset "
        "figcaption figure footer form frameset group h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe "
        "legend li link main map math menu nav noframes noscript ol object option optgroup output p pre "
        "progress script section select style summary svg table tbody td template textarea tfoot th thead "
        "title tr ul video"
    ).split()
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s<>/\"']*+)(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_START = re.compile(r"^ {0,3}<(?:!--|[A-Za-z?!])", re.MULTILINE)
_VERBATIM = ("script", "style")
_PASSED_OVER = re.compile(r"[^\n]")
_SPECIAL = re.compile(r"[\\\[\]*_`>|]")


def escaped(text: str) -> str:
    """Words that Markdown shall not read as markup; it knows no backslash before ``<`` and ``&``."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")


def without_raw_html(text: str) -> str:
    """``text`` with raw HTML blocks and block comments blanked, line ends kept; ``<div markdown>`` stays."""
    if "<" not in text:
        return text
    pieces: list[str] = []
    last = at = 0
    while (start := _START.search(text, at)) is not None:
        begin = start.end() - len(start[0].lstrip(" "))
        end = _end(text, begin)
        if end is None:
            at = start.end()
            continue
        pieces += [text[last:begin], _PASSED_OVER.sub(" ", text[begin:end])]
        last = at = end
    return "".join([*pieces, text[last:]])


def _end(text: str, begin: int) -> int | None:
    """Where the block that begins here ends; None where it is no block of raw HTML."""
    if text.startswith("<!--", begin):
        end = text.find("-->", begin)
        return end + 3 if end >= 0 else None
    tag = _TAG.match(text, begin)
    if tag is None or tag["close"] or tag["name"].lower() not in _BLOCK:
        return None
    if re.search(r"\smarkdown\b", tag["rest"]):
        return None
    name = tag["name"].lower()
    if name == "hr" or tag["rest"].endswith("/"):
        return tag.end()
    stack = [name]
    at = tag.end()
    while stack:
        if stack[-1] in _VERBATIM:
            closing = re.compile(rf"</{stack[-1]}\b", re.IGNORECASE).search(text, at)
            if closing is None:
                return len(text)
            at = closing.start()
        tag = _TAG.search(text, at)
        if tag is None:
            return len(text)
        at = tag.end()
        inner = tag["name"].lower()
        if not tag["close"]:
            if not tag["rest"].endswith("/") and inner != "hr":
                stack.append(inner)
        elif inner in stack:
            while stack.pop() != inner:
                pass
    return at
