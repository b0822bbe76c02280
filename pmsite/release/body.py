"""Bodies without the passages and references that an audience may not see."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmsite.graph.graph import Graph
from pmsite.graph.prose import mentions
from pmsite.graph.resolve import Resolver
from pmsite.locale.texts import texts
from pmsite.model.record import Body, Record
from pmsite.read.prose import mask

_OPEN = re.compile(r"^[ \t]*:::[ \t]*audience[ \t]+(?P<names>[\w ,-]+?)[ \t]*$")
_CLOSE = re.compile(r"^[ \t]*:::[ \t]*$")


def without_markers(text: str) -> str:
    """A body with its audience sections kept and their markers taken out."""
    masked = mask(text, links=True).split("\n")
    lines = text.split("\n")
    return "\n".join(
        "" if _OPEN.match(shape) or _CLOSE.match(shape) else line for line, shape in zip(lines, masked, strict=True)
    )


def released_body(
    record: Record, audience: str, graph: Graph, resolver: Resolver, kept: Mapping[str, Record], language: str
) -> Body:
    """A body without sections for others, list items of unreleased records, and names of unreleased records."""
    text = _sections(record.body.text, audience)
    text = _without_items(record, text, graph, kept)
    neutral = texts(language)("an internal record")
    pieces: list[str] = []
    last = 0
    for mention in mentions(text):
        target = resolver.find(mention.target, record.project)
        if target is not None and target.uid not in kept:
            pieces += [text[last : mention.start], mention.text or neutral]
            last = mention.end
    return Body("".join([*pieces, text[last:]]), record.body.first_line)


def _sections(text: str, audience: str) -> str:
    """Sections that name the audience, without markers; those of others become empty lines."""
    kept: list[str] = []
    shown = [True]
    for line, shape in zip(text.split("\n"), mask(text, links=True).split("\n"), strict=True):
        opening = _OPEN.match(shape)
        if opening:
            names = re.split(r"[ ,]+", opening["names"])
            shown.append(shown[-1] and audience in names)
            kept.append("")
        elif _CLOSE.match(shape) and len(shown) > 1:
            shown.pop()
            kept.append("")
        else:
            kept.append(line if shown[-1] else "")
    return "\n".join(kept)


def _without_items(record: Record, text: str, graph: Graph, kept: Mapping[str, Record]) -> str:
    """A body without the list items (and what is indented below them) that define unreleased records."""
    parts = (graph.records[uid] for uid in graph.children.get(record.uid, ()))
    hidden = {part.source.line - record.body.first_line for part in parts if not part.at and part.uid not in kept}
    lines = text.split("\n")
    margin = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if number in hidden:
            margin, lines[number] = indent, ""
        elif margin >= 0 and (indent > margin or (not line.strip() and number + 1 < len(lines))):
            lines[number] = ""
        else:
            margin = -1
    return "\n".join(lines)
