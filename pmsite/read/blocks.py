"""The blocks of a body: which lines hold running text, and which lines run on in one text.

A small reading of what Python-Markdown does with blank lines, indentation, lists, quotes, headings and
tables. Code, headings, definitions of links and raw HTML are no running text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

Line = tuple[int, str]
"""A line's number, and what is left of it inside of the blocks it lies in."""

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.) +(.*)", re.DOTALL)
_INNER_ITEM = re.compile(r" {4,7}(?:[*+-]|\d+\.) ")
_HEADING = re.compile(r"#{1,6}(?!\\)")
_UNDERLINE = re.compile(r"(?:=+|-+) *\Z")
_RULE = re.compile(r" {0,3}(?P<mark>[-_*])(?:(?P=mark)| (?! {2,}(?P=mark)))+\Z")
_QUOTE = re.compile(r" {0,3}> ?(.*)", re.DOTALL)
_CALL = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w\"-]")
_TERM = re.compile(r" {0,3}:[ ]{1,3}\S")
_NOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_TARGET = re.compile(r" {0,3}\[[^\[\]]*\]: *\S+ *(?:([\"']).*\1 *|\(.*\) *)?\Z")
_TARGET_OPEN = re.compile(r" {0,3}\[[^\[\]]*\]: *\Z")
_BORDER = re.compile(r" {0,3}\|?[ :|-]*-[ :|-]*\Z")
_DEEP = 40
"""Containers inside each other that are still read; deeper text counts as text."""
_LIST, _BOX = "l", "b"
"""Containers that stay open behind a chunk, outermost first: in a box, what is not indented ends it."""


@dataclass(slots=True)
class Layout:
    """Lines that hold running text, in groups that run on; the other lines hold none."""

    texts: list[list[int]] = field(default_factory=list)

    def add(self, lines: list[Line]) -> None:
        """A group of lines that run on."""
        if lines:
            self.texts.append([number for number, _ in lines])


def layout(lines: list[str], code: Mapping[int, str | None]) -> Layout:
    """Running text of a body; ``code`` holds the lines of fenced code with what stands before it on its first line."""
    found = Layout()
    shaped: list[Line] = []
    for number, line in enumerate(lines):
        if number not in code:
            shaped.append((number, line.expandtabs(4) if "\t" in line else line))
        elif code[number] is not None:
            shaped.append((number, f"{code[number]}{_STASHED}"))
    _blocks(shaped, found, 0)
    return found


_STASHED = "\x02"
"""Stands in a block for fenced code."""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _blocks(lines: list[Line], found: Layout, deep: int) -> None:
    """Chunks between blank lines; ``stack`` holds the containers that a chunk may still belong to."""
    stack = ""
    for chunk in _chunks(lines):
        stack = _chunk(chunk, found, stack, deep)


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Lines between blank ones; a quote that follows a quote goes on with it."""
    chunks: list[list[Line]] = []
    chunk: list[Line] = []
    for line in [*lines, (-1, "")]:
        if line[1].strip():
            chunk.append(line)
        elif chunk:
            if chunks and _QUOTE.match(chunk[0][1]) and _QUOTE.match(chunks[-1][0][1]):
                chunks[-1] += [(line[0], ">"), *chunk]
            else:
                chunks.append(chunk)
            chunk = []
    return chunks


def _chunk(lines: list[Line], found: Layout, stack: str, deep: int) -> str:
    """Read a chunk; the containers that stay open behind it."""
    stack = stack[: _indent(lines[0][1]) // 4]
    if (box := stack.find(_BOX)) >= 0:
        end = next((at for at, (_, text) in enumerate(lines) if _indent(text) < 4 * (box + 1)), len(lines))
        if end < len(lines):
            _chunk(lines[:end], found, stack, deep)
            return _block(lines[end:], found, stack[:box], deep)
    return _block(_outdented(lines, len(stack)), found, stack, deep)


def _outdented(lines: list[Line], levels: int) -> list[Line]:
    """Lines without the indentation of their containers; lazy lines stay as they are."""
    lead = " " * (4 * levels)
    return [(number, text.removeprefix(lead)) for number, text in lines] if levels else lines


def _block(lines: list[Line], found: Layout, stack: str, deep: int) -> str:
    """Read a block; the containers that stay open behind it."""
    if deep > _DEEP:
        found.add(lines)
        return stack
    if (call := _first(_CALL, lines)) is not None:
        return _call(lines, call, found, stack, deep)
    start = at = 0
    while at < len(lines):
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        if at == start and _indent(lines[at][1]) >= 4:  # noqa: PLR2004 - the width of an indentation
            start = at = at + 1
            continue
        if at == start and _is_table(lines[at][1], following):
            for line in lines[at:]:
                found.add([line])
            return stack
        if at == start and following and _UNDERLINE.match(following):
            start = at + 2
        elif _HEADING.match(lines[at][1]) or _is_rule(lines[at][1]):
            _part(lines[start:at], found, stack, deep)
            start = at + 1
        at = max(at + 1, start)
    return _part(lines[start:], found, stack, deep)


def _part(lines: list[Line], found: Layout, stack: str, deep: int) -> str:
    """Read a part of a block between headings and rules."""
    if not lines:
        return stack
    return (_list if _ITEM.match(lines[0][1]) else _text)(lines, found, stack, deep)


def _first(pattern: re.Pattern[str], lines: list[Line]) -> int | None:
    return next((at for at, (_, text) in enumerate(lines) if pattern.match(text)), None)


def _is_table(head: str, border: str) -> bool:
    return "|" in head and "-" in border and bool(_BORDER.match(border))


def _is_rule(text: str) -> bool:
    return (
        text[:4].strip()[:1] in ("-", "_", "*")
        and bool(_RULE.match(text))
        and text.count(text.strip()[0]) >= len("---")
    )


def _call(lines: list[Line], at: int, found: Layout, stack: str, deep: int) -> str:
    """An admonition: its first line is a heading, the indented ones below are its content."""
    _block(lines[:at], found, stack, deep + 1)
    inner = lines[at + 1 :]
    end = next((number for number, (_, text) in enumerate(inner) if _indent(text) < 4), len(inner))  # noqa: PLR2004
    opened = stack + _BOX
    if end:
        opened = _block(_outdented(inner[:end], 1), found, stack + _BOX, deep + 1)
    return _block(inner[end:], found, stack, deep + 1) if end < len(inner) else opened


def _list(lines: list[Line], found: Layout, stack: str, deep: int) -> str:
    """Items of a list; what stands indented below an item belongs to it."""
    items: list[list[Line]] = []
    for number, text in lines:
        own = _ITEM.match(text)
        if own:
            items.append([(number, own[1])])
        elif _INNER_ITEM.match(text) and not items[-1][0][1].startswith("    "):
            items.append([(number, text)])
        else:
            items[-1].append((number, text))
    opened = stack + _LIST
    for item in items:
        if item[0][1].startswith("    "):
            opened = _block(_outdented(item, 1), found, stack + _LIST, deep + 1)
        elif item[0][1].strip():
            opened = _block(item, found, stack + _LIST, deep + 1)
        else:
            opened = stack + _LIST
            found.add(item[1:])
    return opened


def _text(lines: list[Line], found: Layout, stack: str, deep: int) -> str:
    """Definitions, quotes, notes, and what remains: paragraphs."""
    if _first(_TERM, lines) is not None:
        for line in lines:
            found.add([line])
        return stack + _BOX
    if (at := _first(_QUOTE, lines)) is not None:
        if at:
            _text(lines[:at], found, stack, deep + 1)
        cleaned = [
            (number, quote[1] if (quote := _QUOTE.match(text)) else text) for number, text in lines[at:]
        ]
        _blocks(cleaned, found, deep + 1)
        return stack
    if (at := _first(_NOTE, lines)) is not None:
        found.add(lines[:at])
        found.add(lines[at:])
        return stack + _BOX
    plain: list[Line] = []
    passing = False
    for line in lines:
        target, opened = _TARGET.match(line[1]), _TARGET_OPEN.match(line[1])
        if target or opened or passing:
            found.add(plain)
            plain = []
        else:
            plain.append(line)
        passing = bool(opened)
    found.add(plain)
    return stack
