"""A record's text for the page setter: Markdown as nodes of plain values, with the figures that it asks for between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import markdown
from lxml import html

from pmsite.graph.embeds import without
from pmsite.graph.prose import mentions
from pmsite.model.figure import Figure
from pmsite.model.markup import TAGS
from pmsite.model.record import Record
from pmsite.read.markup import escaped
from pmsite.views._desk import Desk
from pmsite.views._embeds import embeds
from pmsite.views._embeds import figure as embedded
from pmsite.views._written_dates import dates_in_words

Node = dict[str, Any]
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "sane_lists", "tables", "pymdownx.superfences",
              "pymdownx.tasklist")  # fmt: skip
_BLOCKS = {
    "p": "p", "ul": "ul", "ol": "ol", "li": "li", "table": "table", "pre": "pre", "blockquote": "quote", "hr": "hr",
    "dl": "dl", "dt": "dt", "dd": "dd", "div": "div", "details": "div", "summary": "p", "figure": "div",
    **{f"h{level}": "h" for level in range(1, 7)},
}  # fmt: skip
_INLINE = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "code": "code",
    "del": "del",
    "sup": "sup",
    "sub": "sub",
}
_GONE = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math", "form"})
_DEPTH = 24


def prose(desk: Desk, record: Record) -> Iterator[list[Node] | Figure]:
    """Passages of a record's body, and the figures in between."""
    text = dates_in_words(_named(desk, record), desk.t, desk.today)
    for piece in without(text, embeds(desk, text)):
        if isinstance(piece, str):
            nodes = list(nodes_of(piece)) if piece.strip() else []
            if nodes:
                yield nodes
        elif (found := embedded(desk, piece)) is not None:
            yield found


def _named(desk: Desk, record: Record) -> str:
    """The text with records by their ids, and people by their names."""
    text, resolver = record.body.text, desk.portal.graph.resolver
    pieces, last = [], 0
    for mention in sorted(mentions(text), key=lambda item: item.start):
        found = resolver.find(mention.target, record.project)
        if found is None or mention.start < last:
            continue
        words = mention.text or (
            desk.title(found) if found.kind in ("person", "page") else mention.target.lstrip("@")
        )
        pieces += [text[last : mention.start], escaped(words)]
        last = mention.end
    return "".join([*pieces, text[last:]])


def nodes_of(text: str) -> Iterator[Node]:
    """Markdown as nodes: paragraphs, headings, lists, tables, code."""
    rendered = markdown.markdown(text, extensions=list(EXTENSIONS))
    if not rendered.strip():
        return
    root = html.fragment_fromstring(rendered, create_parent="div")
    yield from _children(root, 0)


def _children(element: html.HtmlElement, depth: int) -> Iterator[Node]:
    """Block nodes of an element; what stands in it beside blocks becomes a paragraph."""
    loose: list[Node] = [*_words(element.text)]
    for child in element:
        kind = _BLOCKS.get(child.tag) if isinstance(child.tag, str) else None
        if kind is None:
            loose += _inline(child, depth)
        else:
            if _says(loose):
                yield {"k": "p", "c": loose}
            loose = []
            yield from _block(child, kind, depth)
        loose += _words(child.tail)
    if _says(loose):
        yield {"k": "p", "c": loose}


def _block(element: html.HtmlElement, kind: str, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if kind in ("p", "h", "dt"):
        inside = [*_words(element.text)]
        for child in element:
            inside += [*_inline(child, depth), *_words(child.tail)]
        if _says(inside):
            yield {"k": kind, "c": inside, "level": int(element.tag[1]) if kind == "h" else 0}
    elif kind == "pre":
        yield {"k": "pre", "text": element.text_content().rstrip("\n")}
    elif kind == "table":
        rows = [
            {
                "head": row.xpath("boolean(./th)"),
                "cells": [list(_cell(cell, depth)) for cell in row.xpath("./td|./th")],
            }
            for row in element.iter("tr")
        ]
        if rows:
            yield {"k": "table", "rows": rows, "columns": max(len(row["cells"]) for row in rows)}
    elif kind == "hr":
        yield {"k": "hr"}
    elif kind == "div":
        yield from _children(element, depth + 1)
    else:
        yield {"k": kind, "c": list(_children(element, depth + 1))}


def _cell(element: html.HtmlElement, depth: int) -> Iterator[Node]:
    yield from _words(element.text)
    for child in element:
        yield from _inline(child, depth)
        yield from _words(child.tail)


def _inline(element: html.HtmlElement, depth: int) -> Iterator[Node]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _GONE or depth > _DEPTH:
        return
    if tag == "br":
        yield {"k": "br"}
    elif tag == "img":
        yield {"k": "i", "c": [{"k": "t", "text": f"[{element.get('alt') or element.get('src') or ''}]"}]}
    elif tag == "input":
        yield {"k": "t", "text": "☑ " if element.get("checked") is not None else "☐ "}
    else:
        inside = list(_cell(element, depth + 1))
        to = element.get("href") or ""
        if tag == "a" and to.startswith(("https://", "http://", "mailto:")):
            yield {"k": "a", "to": to, "c": inside}
        elif tag in _INLINE:
            yield {"k": _INLINE[tag], "c": inside}
        elif tag in TAGS or tag in ("span", "a"):
            yield from inside


def _words(text: str | None) -> Iterator[Node]:
    if text:
        yield {"k": "t", "text": " ".join(text.replace("\n", " ").split(" "))}


def _says(nodes: list[Node]) -> bool:
    return any(node.get("text", "x").strip() for node in nodes)
