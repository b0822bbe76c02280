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
_MARK = re.compile(r"(?<!\\)(?:\*{1,3}|_{1,3})")
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
    padded = f" {text} "
    return sum(
        _open(padded, [found for found in _MARK.finditer(text) if found[0][0] == sign]) for sign in "*_"
    )


def _open(padded: str, marks: list[re.Match[str]]) -> int:
    """Most marks of one sign that are open at a time and may be closed behind; one blank stands before the text."""
    sides = []
    for found in marks:
        before, after = padded[found.start()], padded[found.end() + 1]
        inner = found[0][0] == "_"  # between letters it is a letter
        opens = not after.isspace() and not (inner and before.isalnum())
        sides.append((opens, not before.isspace() and not (inner and after.isalnum())))
    behind = sum(closes for _, closes in sides)
    most = count = 0
    for opens, closes in sides:
        behind -= closes
        if closes and (count or not opens):
            count = max(0, count - 1)
        elif opens:
            count += 1
        most = max(most, min(count, behind))
    return most
