"""Decisions and actions written as list items of a body, and what a body must not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Body
from pmsite.model.source import Path, Positions, Source
from pmsite.read.prose import mask
from pmsite.read.weight import heaviest

MOST_CHARACTERS = 300_000
"""A hundred pages; Python-Markdown takes 1 s for plain text of this length, 4 s for code."""
MOST_NESTING = 100
"""Python-Markdown takes 0.2 s for 100 levels, and runs into Python's recursion limit at about 200."""

_ITEM = re.compile(r"^(?P<lead>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?P<box>\[[ xX]\][ \t]+)?(?P<rest>\S[^\n]*)$", re.MULTILINE)
_TOKEN = re.compile(r"(?<!\S)(?:@(?P<owner>[A-Za-z][\w.-]*\w)|(?P<key>due|done|status|started):(?P<value>\S+))(?!\S)")
_NESTING = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|!!!|\?\?\?))+")
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
    """Records that list items define; ``prefixes`` maps a prefix to its kind (``ACT`` → action)."""
    if not prefixes or not any(f"{prefix}-" in body.text for prefix in prefixes):
        return
    names = "|".join(map(re.escape, prefixes))
    pattern = re.compile(rf"(?P<mark>\*\*|__)?(?P<id>(?P<prefix>{names})-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?P=mark)?(?:[:.,]?[ \t]+|$)".replace("(?P=mark)?", r"(?:\*\*|__)?"))
    masked = mask(body.text)
    for item in _ITEM.finditer(masked):
        found = pattern.match(item["rest"])
        if found is None:
            continue
        kind = prefixes[found["prefix"]]
        box = item["box"]
        if kind == "action" and box is None:
            continue
        rest = body.text[item.start("rest") + found.end() : item.end("rest")]
        line = body.first_line + body.text.count("\n", 0, item.start("rest"))
        column = item.start("rest") - (body.text.rfind("\n", 0, item.start("rest")) + 1)
        yield _list_record(path, kind, found["id"], rest, (line, column + 1, found.end()), box)


def _list_record(path: str, kind: str, identifier: str, rest: str, at: tuple[int, int, int], box: str | None) -> ListRecord:
    line, column, offset = at
    values: dict[Path, tuple[int, int]] = {(): (line, column), ("id",): (line, column)}
    data: dict[str, Any] = {"id": identifier}
    for token in _TOKEN.finditer(rest):
        name = "owner" if token["owner"] else token["key"]
        data[name] = token["owner"] or token["value"].rstrip(".,;)")
        values[(name,)] = (line, column + offset + token.start())
    title = " ".join(_TOKEN.sub("", rest).split()).strip(" ,;")
    data["action" if kind == "action" else "decision"] = title or None
    if kind == "action" and box is not None and "status" not in data:
        data["status"] = "done" if "x" in box.lower() else "open"
    return ListRecord(kind, data, Positions(path, values, {}, line), Source(path, line, column), box is not None)


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
    load = heaviest(text)
    if load is not None:
        message = f"{load.what} would keep a renderer busy for too long"
        mend = "break the passage up, close what is open, or put the text in a code block"
        return (rules.SLOW.at(Source(path, body.first_line + load.line), message, mend),)
    return ()


def _depth(line: str) -> int:
    """Levels of lists and quotes that a line opens or stands in."""
    lead = _NESTING.match(line)
    if lead is None:
        return 0
    expanded = lead[0].expandtabs(4)
    return (len(expanded) - len(expanded.lstrip(" "))) // 4 + len(_MARKS.findall(lead[0]))
