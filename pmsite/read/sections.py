"""Passages of a body for one audience: ``::: audience NAME`` … ``:::``, each on a line of its own.

A marker counts wherever it stands but in closed fenced code: what is not meant for all must not slip
through because a passage around it was misread.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Body
from pmsite.model.source import Source
from pmsite.model.suggest import remedy
from pmsite.model.value import shown
from pmsite.read.fences import fenced

_OPEN = re.compile(r"[ \t]*:::[ \t]*audience[ \t]+(?P<names>[\w-]+(?:[ \t,]+[\w-]+)*)[ \t]*\Z")
_OTHER = re.compile(r"[ \t]*:::+[ \t]*[^\s:]")
_CLOSE = re.compile(r"[ \t]*:::[ \t]*\Z")
_NEARLY = re.compile(r"[ \t>*+-]*:::*[ \t]*aud[a-z]*\b", re.IGNORECASE)


class Part(NamedTuple):
    """A line of a body: whether it is a marker, and the audiences of every passage around it, outermost first."""

    marker: bool
    around: tuple[frozenset[str], ...]


def parts(text: str) -> list[Part]:
    """What each line is; a passage that is never closed goes on to the end."""
    if ":::" not in text:
        return [Part(marker=False, around=())] * (text.count("\n") + 1)
    lines = text.split("\n")
    code = fenced(lines)
    found: list[Part] = []
    stack: list[frozenset[str] | None] = []
    for number, line in enumerate(lines):
        around = tuple(names for names in stack if names is not None)
        marker = False
        if number not in code and ":::" in line:
            opening = _OPEN.match(line)
            if opening:
                stack.append(frozenset(re.split(r"[ \t,]+", opening["names"])))
                marker = True
            elif _CLOSE.match(line) and stack:
                marker = stack.pop() is not None
            elif _OTHER.match(line):
                stack.append(None)
        found.append(Part(marker, around))
    return found


def check(path: str, body: Body, audiences: Collection[str]) -> Iterator[Diagnostic]:
    """Markers that are misspelt, not closed or closed twice, and audiences that do not exist."""
    if ":::" not in body.text:
        return
    lines = body.text.split("\n")
    code = fenced(lines)
    opened: list[tuple[int, bool]] = []
    for number, line in enumerate(lines):
        if number in code or ":::" not in line:
            continue
        place = Source(path, body.first_line + number, len(line) - len(line.lstrip()) + 1)
        if opening := _OPEN.match(line):
            opened.append((number, True))
            for name in sorted(set(re.split(r"[ \t,]+", opening["names"])) - {*audiences}):
                at = Source(path, place.line, line.index(name, opening.start("names")) + 1)
                mend = remedy(name, audiences, f"use one of {', '.join(sorted(audiences))}")
                yield rules.AUDIENCE.at(at, f"{shown(name)} is no audience", mend)
        elif _NEARLY.match(line):
            message = f"{shown(line.strip())} does not begin a passage"
            yield rules.SECTION.at(place, message, "write ::: audience NAME at the beginning of the line")
        elif _CLOSE.match(line):
            if opened:
                opened.pop()
            else:
                yield rules.SECTION.at(
                    place, "::: closes nothing", "take it out, or open with ::: audience NAME"
                )
        elif _OTHER.match(line):
            opened.append((number, False))
    for number, own in opened:
        if own:
            place = Source(path, body.first_line + number)
            yield rules.SECTION.at(place, "the passage is not closed", "end it with a line :::")
