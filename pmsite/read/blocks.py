"""The blocks of a body: which lines hold running text, and which lines run on in one text.

A small reading of what Python-Markdown does with blank lines, indentation, lists, quotes, headings and
tables. Code, headings, definitions of links and raw HTML are no running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Line = tuple[int, str]
"""A line's number, and what is left of it inside of the blocks it lies in."""

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.) +(.*)", re.DOTALL)
_INNER_ITEM = re.compile(r" {4,7}(?:[*+-]|\d+\.) ")
_HEADING = re.compile(r"#{1,6}(?!\\)")
_UNDERLINE = re.compile(r"(?:=+|-+) *\Z")
_RULE = re.compile(r" {0,3}(?:(?:-+ {0,2}){3,}|(?:_+ {0,2}){3,}|(?:\*+ {0,2}){3,}) *\Z")
_QUOTE = re.compile(r" {0,3}> ?(.*)", re.DOTALL)
_CALL = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w\"-]")
_TERM = re.compile(r" {0,3}:[ ]{1,3}\S")
_NOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_TARGET = re.compile(r" {0,3}\[[^\[\]]*\]: *\S+ *(?:([\"']).*\1 *|\(.*\) *)?\Z")
_TARGET_OPEN = re.compile(r" {0,3}\[[^\[\]]*\]: *\Z")
_BORDER = re.compile(r" {0,3}\|?[ :|-]*-[ :|-]*\Z")
_DEEP = 40
"""Containers inside each other that are still read; deeper text counts as text."""


@dataclass(slots=True)
class Layout:
    """Lines that hold running text, in groups that run on; the other lines hold none."""

    texts: list[list[int]] = field(default_factory=list)

    def add(self, lines: list[Line]) -> None:
        """A group of lines that run on."""
        if lines:
            self.texts.append([number for number, _ in lines])


def layout(lines: list[str], passed: set[int]) -> Layout:
    """Running text of a body; the lines ``passed`` are fenced code or raw HTML already."""
    found = Layout()
    shaped = [(number, "" if number in passed else _expanded(line)) for number, line in enumerate(lines)]
    _blocks(shaped, found, 0)
    return found


def _expanded(line: str) -> str:
    return line.expandtabs(4) if "\t" in line else line


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _blocks(lines: list[Line], found: Layout, deep: int) -> None:
    """Chunks between blank lines; ``depth`` counts the lists and the like that a chunk may still belong to."""
    depth = 0
    chunk: list[Line] = []
    for line in [*lines, (-1, "")]:
        if line[1].strip():
            chunk.append(line)
        elif chunk:
            depth = _chunk(chunk, found, depth, deep)
            chunk = []


def _chunk(lines: list[Line], found: Layout, depth: int, deep: int) -> int:
    """Read a chunk; the depth of containers that stay open behind it."""
    within = min(_indent(lines[0][1]) // 4, depth)
    lines = _outdented(lines, within)
    if _indent(lines[0][1]) >= 4:  # noqa: PLR2004 - the width of an indentation
        rest = next((at for at, (_, text) in enumerate(lines) if _indent(text) < 4), len(lines))  # noqa: PLR2004
        return _block(lines[rest:], found, within, deep) if rest < len(lines) else within
    return _block(lines, found, within, deep)


def _outdented(lines: list[Line], levels: int) -> list[Line]:
    """Lines without the indentation of their containers; lazy lines stay as they are."""
    lead = " " * (4 * levels)
    return [(number, text[len(lead) :] if text.startswith(lead) else text) for number, text in lines] if levels else lines


def _block(lines: list[Line], found: Layout, depth: int, deep: int) -> int:
    """Read a block that begins with neither a blank line nor an indentation; the depth that stays open."""
    while lines:
        if deep > _DEEP:
            found.add(lines)
            return depth
        if (at := _first(_CALL, lines)) is not None:
            return _call(lines, at, found, depth, deep)
        if len(lines) > 1 and _is_table(lines):
            for line in lines:
                found.add([line])
            return depth
        if (at := _first(_HEADING, lines)) is not None:
            _block(lines[:at], found, depth, deep + 1)
            lines = lines[at + 1 :]
        elif len(lines) > 1 and _UNDERLINE.match(lines[1][1]):
            lines = lines[2:]
        elif (at := _first(_RULE, lines)) is not None:
            _block(lines[:at], found, depth, deep + 1)
            lines = lines[at + 1 :]
        elif _ITEM.match(lines[0][1]):
            return _list(lines, found, depth, deep)
        else:
            return _text(lines, found, depth, deep)
    return depth


def _first(pattern: re.Pattern[str], lines: list[Line]) -> int | None:
    return next((at for at, (_, text) in enumerate(lines) if pattern.match(text)), None)


def _is_table(lines: list[Line]) -> bool:
    return "|" in lines[0][1] and bool(_BORDER.match(lines[1][1])) and "-" in lines[1][1]


def _call(lines: list[Line], at: int, found: Layout, depth: int, deep: int) -> int:
    """An admonition: its first line is a heading, the indented ones below are its content."""
    _block(lines[:at], found, depth, deep + 1)
    inner = lines[at + 1 :]
    end = next((number for number, (_, text) in enumerate(inner) if _indent(text) < 4), len(inner))  # noqa: PLR2004
    opened = depth + 1
    if end:
        opened = max(opened, _block(_outdented(inner[:end], 1), found, depth + 1, deep + 1))
    return _block(inner[end:], found, depth, deep + 1) if end < len(inner) else opened


def _list(lines: list[Line], found: Layout, depth: int, deep: int) -> int:
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
    opened = depth + 1
    for item in items:
        if item[0][1].startswith("    "):
            opened = _block(_outdented(item, 1), found, depth + 1, deep + 1)
        elif item[0][1].strip():
            opened = max(depth + 1, _block(item, found, depth + 1, deep + 1))
        else:
            opened = depth + 1
            found.add(item[1:])
    return opened


def _text(lines: list[Line], found: Layout, depth: int, deep: int) -> int:
    """Definitions, quotes, notes, and what remains: paragraphs."""
    if _first(_TERM, lines) is not None:
        for line in lines:
            found.add([line])
        return depth + 1
    if (at := _first(_QUOTE, lines)) is not None:
        if at:
            _text(lines[:at], found, depth, deep + 1)
        cleaned = [(number, quote[1] if (quote := _QUOTE.match(text)) else text) for number, text in lines[at:]]
        _blocks(cleaned, found, deep + 1)
        return depth
    if (at := _first(_NOTE, lines)) is not None:
        found.add(lines[:at])
        found.add(lines[at:])
        return depth + 1
    plain: list[Line] = []
    open_target = False
    for line in lines:
        target = _TARGET.match(line[1]) or _TARGET_OPEN.match(line[1])
        if target or open_target:
            found.add(plain)
            plain = []
        else:
            plain.append(line)
        open_target = bool(_TARGET_OPEN.match(line[1]))
    found.add(plain)
    return depth
