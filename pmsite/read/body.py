"""Decisions and actions written as list items of a body, and what a body must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Body
from pmsite.model.source import Path, Positions, Source
from pmsite.read.nesting import MOST_NESTING, deepest
from pmsite.read.prose import mask
from pmsite.read.weight import heaviest

MOST_CHARACTERS = 300_000
"""A hundred pages; Python-Markdown takes 1 s for plain text of this length, 4 s for code."""

ITEM = re.compile(
    r"^(?P<lead>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?P<box>\[[ xX]\][ \t]+)?(?P<rest>\S[^\n]*)$", re.MULTILINE
)
"""An item of a list, with its box if it has one."""
TOKEN = re.compile(
    r"(?<![A-Za-z0-9_@./:-])(?:@(?P<owner>[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)(?![A-Za-z0-9_@-])"
    r"|(?P<key>due|done|status|started|audience):(?P<value>[^\s，。；（）]+))"
)
"""``@who`` or ``due:2026-05-01`` in a list item."""
POINTS = ".,:;)，。：；、）"
"""Marks behind a token's value that are not part of it."""
_LEAD = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|!!!|\?\?\?))+")
_MARKS = re.compile(r">|[-*+]|\d+[.)]")


@dataclass(frozen=True, slots=True)
class ListRecord:
    """A list item that defines a record: its kind, its fields as a front matter would hold them, its places."""

    kind: str
    data: dict[str, Any]
    positions: Positions
    source: Source
    checkbox: bool


def list_records(path: str, body: Body, prefixes: dict[str, str]) -> Iterator[ListRecord]:
    """Records that list items define; ``prefixes`` maps a prefix to its kind (``ACT`` → action).

    An action has a box, a decision needs none.
    """
    if not prefixes or not any(f"{prefix}-" in body.text for prefix in prefixes):
        return
    names = "|".join(map(re.escape, prefixes))
    pattern = re.compile(
        rf"(?P<mark>\*\*|__)?(?P<id>(?P<prefix>{names})-[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*)(?![A-Za-z0-9_-])"
    )
    masked = mask(body.text)
    for item in ITEM.finditer(masked):
        found = pattern.match(item["rest"])
        kind = prefixes[found["prefix"]] if found else ""
        if not found or (kind == "action" and item["box"] is None):
            continue
        begin = item.start("rest") + found.end()
        rest = Rest(
            body.text[begin : item.end("rest")], masked[begin : item.end("rest")], bool(found["mark"])
        )
        line = body.first_line + body.text.count("\n", 0, begin)
        margin = body.text.rfind("\n", 0, begin) + 1
        at = (line, item.start("rest") + found.start("id") - margin + 1, begin - margin + 1)
        yield _list_record(path, kind, found["id"], rest, at, item["box"])


class Rest(NamedTuple):
    """What stands behind the id of a list item: as written, with code and links blanked, and whether in bold."""

    text: str
    masked: str
    bold: bool


def _list_record(
    path: str, kind: str, identifier: str, rest: Rest, at: tuple[int, int, int], box: str | None
) -> ListRecord:
    line, column, offset = at
    values: dict[Path, tuple[int, int]] = {(): (line, column), ("id",): (line, column)}
    data: dict[str, Any] = {"id": identifier}
    spans: dict[str, tuple[int, int]] = {}
    for token in TOKEN.finditer(rest.masked):
        name = "owner" if token["owner"] else token["key"]
        value = token["owner"] or token["value"].rstrip(POINTS)
        data[name] = value.split(",") if name == "audience" else value
        spans[name] = (
            token.start(),
            token.end() - (0 if token["owner"] else len(token["value"]) - len(value)),
        )
        values[(name,)] = (line, offset + token.start("owner" if token["owner"] else "value"))
    data["action" if kind == "action" else "decision"] = _title(rest, spans) or None
    if kind == "action" and box is not None and "status" not in data:
        data["status"] = "done" if "x" in box.lower() else "open"
    return ListRecord(
        kind, data, Positions(path, values, {}, line), Source(path, line, column), box is not None
    )


def _title(rest: Rest, spans: dict[str, tuple[int, int]]) -> str:
    """Words of a list item without id, tokens and the marks around them."""
    pieces, last = [], 0
    for start, end in sorted(spans.values()):
        pieces.append(rest.text[last:start])
        last = end
    text = re.sub(r"[(（][\s,;，；、]*[)）]", "", " ".join("".join([*pieces, rest.text[last:]]).split()))
    if rest.bold:
        text = re.sub(r"\*\*|__", "", text, count=1)
    return text.lstrip(POINTS + "-–— ").rstrip(" ,.;，。；、(（")


def bounds(path: str, body: Body) -> tuple[Diagnostic, ...]:
    """What no Markdown renderer can bear: too long, too deeply nested, or slow beyond measure."""
    text = body.text
    if len(text) > MOST_CHARACTERS:
        message = f"the body has {len(text):,} characters"
        return (rules.SIZE.at(Source(path, body.first_line), message, f"keep it under {MOST_CHARACTERS:,}"),)
    for number, line in enumerate(text.split("\n")):
        depth = _depth(line)
        if depth > MOST_NESTING:
            message = f"lists or quotes nested {depth} levels deep"
            mend = f"keep them under {MOST_NESTING}"
            return (rules.NESTING.at(Source(path, body.first_line + number), message, mend),)
    deep = deepest(text)
    if deep is not None:
        message = f"{deep.what} nested {deep.levels} levels deep"
        mend = f"keep them under {MOST_NESTING}, with blank lines between paragraphs"
        return (rules.NESTING.at(Source(path, body.first_line + deep.line), message, mend),)
    load = heaviest(text)
    if load is not None:
        message = f"{load.what} would keep a renderer busy for too long"
        mend = "break the passage up, close what is open, or put the text in a code block"
        return (rules.SLOW.at(Source(path, body.first_line + load.line), message, mend),)
    return ()


def _depth(line: str) -> int:
    """Levels of lists and quotes that a line opens or stands in."""
    lead = _LEAD.match(line)
    if lead is None:
        return 0
    expanded = lead[0].expandtabs(4)
    return (len(expanded) - len(expanded.lstrip(" "))) // 4 + len(_MARKS.findall(lead[0]))
