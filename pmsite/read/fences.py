"""Fenced code of a body, as the renderer finds it: only a fence that is closed is one."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"(?P<lead>[> \t]*)(?P<mark>~{3,}|`{3,})"
    r"(?:[ \t]*\.?[\w#.+-]+(?=[ \t]|\Z))?"
    r"(?:[ \t]*\{[^\n]*\}"
    r"|(?:[ \t]*(?:linenums|hl_lines|title)(?:=(?:\"[^\"]*\"|'[^']*'))(?=[ \t]|\Z))+)?[ \t]*\Z"
)


def fenced(lines: list[str]) -> dict[int, str | None]:
    """Lines that belong to fenced code, from 0; a fence that never closes fences nothing.

    The first line of each comes with the blanks and quote marks before it, the others with None.
    """
    found: dict[int, str | None] = {}
    start, mark, first, width, quotes = -1, "", "", 0, 0
    after_blank = False
    for number, line in enumerate(lines):
        if start < 0:
            opening = _OPEN.match(line) if "```" in line or "~~~" in line else None
            if opening:
                start, mark, after_blank = number, opening["mark"], False
                first = opening["lead"].expandtabs(4)
                width, quotes = len(first), first.count(">")
            continue
        lead, content = _taken(line, width)
        depth = lead.count(">")
        blank = not content.strip()
        if depth > quotes or (not quotes and depth):
            start = -1
        elif blank:
            after_blank = True
        elif (quotes and after_blank and depth < quotes) or (not quotes and len(lead) != width):
            start = -1
        elif content.rstrip(" \t") == mark:
            found |= {start: first} | dict.fromkeys(range(start + 1, number + 1))
            start = -1
        else:
            after_blank = False
    return found


def _taken(line: str, width: int) -> tuple[str, str]:
    """Blanks and quote marks at a line's start up to a width, tabs expanded, and the rest of the line."""
    lead = ""
    for position, character in enumerate(line):
        if len(lead) >= width or character not in "> \t":
            return lead, line[position:]
        lead += " " * (4 - len(lead) % 4) if character == "\t" else character
    return lead, ""
