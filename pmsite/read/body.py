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

MOST_CHARACTERS = 1_000_000
MOST_NESTING = 20
MOST_MARKS = 400
MOST_NOTES = 300

_ITEM = re.compile(r"^(?P<lead>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?P<box>\[[ xX]\][ \t]+)?(?P<rest>\S[^\n]*)$", re.MULTILINE)
_TOKEN = re.compile(r"(?<!\S)(?:@(?P<owner>[A-Za-z][\w.-]*\w)|(?P<key>due|done|status|started):(?P<value>\S+))(?!\S)")
_NESTED = re.compile(r"^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|[ \t]*>)")
_MARK_RUN = re.compile(r"(?:[*_~^]){200,}")
_NOTE = re.compile(r"^ {0,3}(?:\[\^[^\]]+\]:|\*\[[^\]]+\]:)", re.MULTILINE)


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
    """What no Markdown renderer can bear: deep nesting, floods of marks, notes and abbreviations."""
    text = body.text
    if len(text) > MOST_CHARACTERS:
        message = f"the body has {len(text):,} characters"
        return (rules.SIZE.at(Source(path, body.first_line), message, f"keep it under {MOST_CHARACTERS:,}"),)
    run = _MARK_RUN.search(text)
    if run:
        place = Source(path, body.first_line + text.count("\n", 0, run.start()))
        return (rules.SLOW.at(place, f"{len(run[0])} emphasis marks in a row", "use --- for a rule"),)
    notes = len(_NOTE.findall(text))
    if notes > MOST_NOTES:
        place = Source(path, body.first_line)
        return (rules.SLOW.at(place, f"{notes} footnotes and abbreviations", f"keep them under {MOST_NOTES}"),)
    for number, line in enumerate(text.split("\n"), body.first_line):
        depth = _depth(line)
        if depth > MOST_NESTING:
            message = f"a list or quote nested more than {MOST_NESTING} levels"
            return (rules.NESTING.at(Source(path, number), message, "make it flatter"),)
        marks = sum(map(line.count, "*_`[<"))
        if marks > MOST_MARKS:
            place = Source(path, number)
            return (rules.SLOW.at(place, f"{marks} markup characters in one line", "break the line up"),)
    return ()


def _depth(line: str) -> int:
    """Levels of lists and quotes that a line opens or stands in."""
    if not _NESTED.match(line):
        return 0
    expanded = line.expandtabs(4)
    bare = expanded.lstrip(" ")
    depth = (len(expanded) - len(bare)) // 2 if bare[:1] in "-*+0123456789" else 0
    depth = depth // 2 if depth else 0
    while bare[:1] == ">" or bare[:2] in ("- ", "* ", "+ "):
        depth += 1
        bare = bare[1:].lstrip(" ")
    return depth
