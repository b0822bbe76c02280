"""How deeply the parts of a body lie in each other where a renderer goes down a level for each.

Lists and quotes open a level by their marks at the start of a line (``pmsite.read.body``). Here is what does so
otherwise: lines of a definition list without a blank one between, ``<div markdown>`` in each other, emphasis in
emphasis. Python-Markdown runs into Python's recursion limit at 160 (``<div markdown>``) to 700 levels.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pmsite.read.fences import fenced

MOST_NESTING = 100
"""Python-Markdown takes 0.2 s for 100 levels of lists, and runs into Python's recursion limit at about 200."""

_DEFINITION = re.compile(r"^[ >]*: ", re.MULTILINE)
_TAG = re.compile(r"<(?P<close>/?)[A-Za-z][^\s<>/]*(?P<markdown>\s[^<>]*?\bmarkdown\b)?[^<>]*>")
_MARK = re.compile(r"(?<![\\*_])(?P<before>\S?)[*_]{1,3}(?P<after>\S?)")
_BLANK = re.compile(r"\n[ \t>]*\n")


class Depth(NamedTuple):
    """What is nested too deeply, how deeply, and the line at which its passage begins (from 0)."""

    what: str
    levels: int
    line: int


def deepest(text: str) -> Depth | None:
    """The first thing of a body that is nested too deeply; None where nothing is."""
    if len(text) < MOST_NESTING:
        return None
    lines = text.split("\n")
    code = fenced(lines)
    plain = "\n".join("" if number in code else line for number, line in enumerate(lines))
    if "markdown" in plain and (levels := _elements(plain)) > MOST_NESTING:
        return Depth("elements with Markdown in them are", levels, plain.count("\n", 0, plain.find("<")))
    line = at = 0
    for chunk in _BLANK.split(plain):
        place = plain.find(chunk, at)
        line += plain.count("\n", at, place)
        at = place
        definitions = len(_DEFINITION.findall(chunk))
        if definitions > MOST_NESTING:
            return Depth("definitions without a blank line between them are", definitions, line)
        if (levels := _emphasis(chunk)) > MOST_NESTING:
            return Depth("emphasis is", levels, line)
    return None


def _elements(text: str) -> int:
    """Most elements with Markdown in them that are open at a time."""
    most = count = 0
    for tag in _TAG.finditer(text):
        if tag["close"]:
            count = max(0, count - 1)
        elif tag["markdown"]:
            count += 1
            most = max(most, count)
    return most


def _emphasis(text: str) -> int:
    """Most marks of emphasis that are open at a time and may be closed behind."""
    if text.count("*") + text.count("_") < 2 * MOST_NESTING:
        return 0
    marks = [(not found["before"], not found["after"]) for found in _MARK.finditer(text)]
    closing = sum(closes and not opens for opens, closes in marks)
    most = count = 0
    for opens, closes in marks:
        if opens and not closes:
            count += 1
        elif closes and not opens:
            count, closing = max(0, count - 1), closing - 1
        most = max(most, min(count, closing))
    return most
