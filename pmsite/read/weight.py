"""How long a Markdown renderer would take over a body, reckoned before it sees it.

Python-Markdown takes time in proportion to a text's length, and in proportion to its square where brackets,
backticks, tags or headings pile up. The unit is a step of about a third of a microsecond, measured with
Python-Markdown 3.11 and the portal's extensions on one core; each term names what was measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pmsite.read.fences import fenced

MOST_STEPS = 15_000_000
"""About five seconds."""
_HARMLESS = 3_000
"""Characters below which nothing takes long but nesting."""

_LARGE = 100_000
"""Bytes from which copying a text costs three times as much: memory is then asked of the system each time."""

_MARKUP = re.compile(r"[*_`\[<&\\!~^|]")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}\.)[ \t]")
_SPLIT = re.compile(r"^(?:#{1,6}.*|[=-]+[ \t]*|[ >]*(?:!!!|\?\?\?).*)$", re.MULTILINE)
_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_TAG_START = re.compile(r"<[A-Za-z!?/]")
_NOTE = re.compile(r"\[\^([^\[\]]*)\]")
_ABBREVIATION = re.compile(r"^\*\[[^\]]*\] ?:", re.MULTILINE)
_BORDER = re.compile(r"[ >]*\|?[ :|-]*-[ :|-]*\Z")
_QUOTE = re.compile(r"^[ >]*>", re.MULTILINE)


class Load(NamedTuple):
    """A part of the work: its steps, what makes it, and the line where it begins (from 0)."""

    steps: float
    what: str
    line: int


def heaviest(text: str) -> Load | None:
    """What makes a body take longer than a renderer should need; None where it takes no longer."""
    if len(text) < _HARMLESS:
        return None
    loads = list(_loads(text))
    if sum(load.steps for load in loads) <= MOST_STEPS:
        return None
    groups: Counter[str] = Counter()
    for load in loads:
        groups[load.what] += int(load.steps)
    what = groups.most_common(1)[0][0]
    return max((load for load in loads if load.what == what), key=lambda load: load.steps)


def _loads(text: str) -> Iterator[Load]:
    lines = text.split("\n")
    code = fenced(lines)
    coded = sum(len(lines[number]) for number in code)
    if coded:
        blocks = sum(lead is not None for lead in code.values())
        yield Load(50 * coded + 1000 * blocks, "code", min(code))
    plain = "\n".join("" if number in code else line for number, line in enumerate(lines))
    yield Load(3 * len(plain), "text", 0)
    yield from _tags(plain)
    yield from _notes(plain)
    line = 0
    chunks = re.split(r"(\n(?:[ \t>]*\n)+)", plain)
    yield Load(50 * len(chunks) + len(chunks) ** 2 / 1000, "paragraphs", 0)
    for chunk in chunks:
        if chunk.strip():
            yield from _chunk(chunk, line)
        line += chunk.count("\n")


def _chunk(chunk: str, line: int) -> Iterator[Load]:
    """Lines without a blank one between: headings split it again and again, each time for its whole length."""
    if len(splits := _SPLIT.findall(chunk)) > 1:
        yield Load(len(splits) * len(chunk) / 2, "headings without a blank line between them", line)
    rows = chunk.split("\n")
    bare = _QUOTE.sub("", chunk)
    depth = max((len(row) - len(row.lstrip(" "))) // 4 for row in rows) if "\n    " in chunk else 0
    if depth:
        yield Load(len(chunk) * min(depth, len(rows)), "nesting", line)
    if len(rows) > 1 and "|" in rows[0] and _BORDER.match(rows[1]):
        cells = rows[0].count("|") * len(rows)
        yield Load(30 * cells, "a table", line)
        units = rows
    elif _ITEM.match(rows[0]) and bare:
        units = _items(rows)
    else:
        units = [bare]
    for unit in units:
        yield from _unit(unit, line)
        line += unit.count("\n") + 1


def _items(rows: list[str]) -> list[str]:
    """Items of a list, each a text of its own."""
    units: list[str] = []
    for row in rows:
        if _ITEM.match(row) or not units:
            units.append(row)
        else:
            units[-1] += f"\n{row}"
    return units


def _unit(text: str, line: int) -> Iterator[Load]:
    """A text that runs on: each mark costs its own, and a copy of the whole text."""
    marks = len(_MARKUP.findall(text)) + 2 * text.count("  \n")
    if not marks:
        return
    size = len(text) * (1 if text.isascii() else 2)
    yield Load(marks * (75 + size / (1000 if size < _LARGE else 300)), "markup", line)
    if "[" in text:
        yield Load(_brackets(text), "brackets that are not closed", line)
    if "`" in text:
        yield Load(_ticks(text), "backticks that are not closed", line)


def _brackets(text: str) -> float:
    """Every ``[`` is followed to its end, and every ``](`` as well."""
    steps = 0.0
    opened: list[int] = []
    rounds: list[int] = []
    for position, character in enumerate(text):
        if character == "[":
            opened.append(position)
        elif character == "]" and opened:
            steps += position - opened.pop()
        elif character == "(":
            rounds.append(position if text[position - 1 : position] == "]" else -1)
        elif character == ")" and rounds and (start := rounds.pop()) >= 0:
            steps += position - start
    steps += sum(len(text) - position for position in opened)
    return steps + sum(len(text) - position for position in rounds if position >= 0)


def _ticks(text: str) -> float:
    """A run of backticks without its like is looked for to the end, once for each of its lengths."""
    steps = 0.0
    runs = [
        (found.start(), found.end() - found.start()) for found in _TICKS.finditer(text) if found[0][0] == "`"
    ]
    counts = Counter(length for _, length in runs)
    for start, length in runs:
        if counts[length] % 2:
            steps += len(text) - start
    return steps


def _tags(text: str) -> Iterator[Load]:
    """A tag that never ends is looked for to the end of the text."""
    steps, first = 0.0, -1
    end = len(text)
    for start in reversed([found.start() for found in _TAG_START.finditer(text)]):
        close = text.find(">", start, min(end, start + 2000))
        if close < 0:
            steps += (len(text) - start) / 3
            first = start
    open_tags = max(0, len(_TAG_START.findall(text)) - 2 * text.count("</"))
    yield Load(open_tags**2 / 50, "tags that are not closed", max(0, text.count("\n", 0, text.find("<"))))
    if first >= 0:
        yield Load(steps, "tags that are not closed", text.count("\n", 0, first))


def _notes(text: str) -> Iterator[Load]:
    """The same note named often, and abbreviations, each looked for in every text."""
    if "[^" in text:
        names = Counter(_NOTE.findall(text))
        name, count = names.most_common(1)[0] if names else ("", 0)
        place = text.count("\n", 0, text.find(f"[^{name}]"))
        yield Load(2 * count**2 + 150 * sum(names.values()), "footnotes", place)
    abbreviations = len(_ABBREVIATION.findall(text))
    if abbreviations:
        place = text.count("\n", 0, text.find("*["))
        yield Load(abbreviations * len(text) / 20, "abbreviations", place)
