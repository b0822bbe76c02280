"""Bodies without the passages and references that an audience may not see."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from posixpath import basename

from pmsite.graph.attachments import file_links, is_relative, named_files, target
from pmsite.graph.frozen import unfrozen
from pmsite.graph.graph import Graph
from pmsite.graph.resolve import Resolver
from pmsite.model.record import Body, Record
from pmsite.read.actuals import is_actuals
from pmsite.read.body import ITEM
from pmsite.read.sections import parts
from pmsite.release.unseen import seen
from pmsite.release.words import Veil

_DEFINED = re.compile(
    r"(?:\*\*|__)?(?:\[\[)?(?P<id>(?P<prefix>[A-Za-z]+)-[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*)(?![A-Za-z0-9_-])"
)
_AUDIENCE = re.compile(r"[ \t]+audience:[^\s`]+")


def without_markers(text: str) -> str:
    """A body with its audience sections kept and their markers taken out."""
    lines = text.split("\n")
    return "\n".join("" if part.marker else line for line, part in zip(lines, parts(text), strict=True))


def released_body(
    record: Record,
    audience: str,
    graph: Graph,
    resolver: Resolver,
    kept: Mapping[str, Record],
    language: str,
    frozen: Callable[[str, Record], str] | None = None,
    files: Collection[str] = (),
) -> Body:
    """A body without sections for others, comments, list items of unreleased records and names of such records.

    ``frozen`` cuts the frozen figures in it; without it they are left out. ``files`` are those that it may not see.
    """
    text = record.body.text
    if not text.strip():
        return record.body
    veil = Veil(resolver, kept, frozenset(graph.kinds.prefixes), language)
    text = seen(_sections(text, audience))
    text = _without_items(record, text, graph, veil)
    text = frozen(text, record) if frozen is not None else unfrozen(text)
    text = _without_files(record, text, graph, veil, files)
    return Body(veil.over(text, record.project), record.body.first_line)


def withheld_files(records: Iterable[Record], audience: str) -> frozenset[str]:
    """Files that released records keep for others, by path: whoever else links to them."""
    return frozenset(
        path
        for record in records
        for written, names in record.fields.file_audience.items()
        if audience not in names
        for path in named_files(record, written)
    )


def _sections(text: str, audience: str) -> str:
    """Sections that name the audience, without markers; those of others become empty lines."""
    lines = text.split("\n")
    return "\n".join(
        line if not part.marker and all(audience in names for names in part.around) else ""
        for line, part in zip(lines, parts(text), strict=True)
    )


def _without_items(record: Record, text: str, graph: Graph, veil: Veil) -> str:
    """A body without the list items that define or begin with an unreleased action or decision, and what is in them."""
    hidden = {
        graph.records[uid].source.line - record.body.first_line
        for uid in graph.children.get(record.uid, ())
        if not graph.records[uid].at and uid not in veil.kept
    }
    listed = {kind.prefix for kind in graph.kinds if kind.name in ("action", "decision")}
    lines = text.split("\n")
    margin = -1
    after_blank = False
    for number, line in enumerate(lines):
        plain = re.sub(r"[ \t>]*", lambda lead: lead[0].replace(">", " ").expandtabs(4), line, count=1)
        indent = len(plain) - len(plain.lstrip(" "))
        blank = not plain.strip()
        item = ITEM.match(line)
        if margin >= 0 and not blank and indent <= margin and (item or after_blank):
            margin = -1
        if margin < 0 and item and (number in hidden or _begins(item["rest"], listed, record, veil)):
            margin = indent
        if margin >= 0:
            lines[number] = ""
        elif item:
            lines[number] = _AUDIENCE.sub("", line)
        after_blank = blank
    return "\n".join(lines)


def _begins(rest: str, prefixes: Collection[str], record: Record, veil: Veil) -> bool:
    found = _DEFINED.match(rest)
    return found is not None and found["prefix"] in prefixes and veil.hides(found["id"], record.project)


def _files(graph: Graph, kept: Mapping[str, Record]) -> dict[str, bool]:
    """Markdown files by path, and whether the audience sees their record."""
    return {
        record.source.path: record.uid in kept for record in graph if not record.at and record.parent is None
    }


def _is_markdown(path: str) -> bool:
    return basename(path).lower().endswith(".md")


def _without_files(record: Record, text: str, graph: Graph, veil: Veil, withheld: Collection[str]) -> str:
    """A body without links to withheld files and those of unreleased records; nor do its words say what they are.

    Actual hours and cost are the team's alone, whoever links to them.
    """
    links = list(file_links(text))
    known = _files(graph, veil.kept) if links else {}
    pieces, last = [], 0
    for link in links:
        path = target(record, link.url) if is_relative(link.url) else None
        hidden = path is not None and (
            is_actuals(path)
            or path in withheld
            or not known.get(path, not _is_markdown(path))
            or (path not in known and veil.touches(path, record.project))
        )
        start, end = link.outer
        if not hidden or start < last:
            continue
        pieces += [text[last:start], veil.neutral if start < link.start - 1 else "#"]
        last = end
    return "".join([*pieces, text[last:]])
