"""Where a front matter begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pmsite.model import rules
from pmsite.model.diagnostic import INVISIBLE, Diagnostic
from pmsite.model.source import Source
from pmsite.read.fences import fenced

_OPEN = re.compile(r"---[ \t]*\Z")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_KEY = re.compile(r"\s*[\"']?[A-Za-z_][A-Za-z0-9_ -]*[\"']?\s*:(?:\s|\Z)")
_PLAIN_KEY = re.compile(r"(?P<key>[a-z][a-z_]*)\s*:(?:\s|\Z)")
_TELLING = frozenset({"id", "kind", "audience", "field_audience", "file_audience"})
_COMMON = frozenset({"title", "status", "owner"})
_LOOK_ALIKE = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]{2,}|\+\+\+|;;;|\{)\s*(?:[#\w].*)?\Z")


@dataclass(frozen=True, slots=True)
class Split:
    """A file's front matter and body with the number of each one's first line; no front matter: None."""

    front: str | None
    front_line: int
    body: str
    body_line: int


def split(path: str, text: str) -> tuple[Split, tuple[Diagnostic, ...]]:
    """Take front matter and body apart; fences that are nearly right are errors, never page text."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    plain = Split(None, 1, text, 1)
    if first is None:
        return plain, ()
    if not _OPEN.match(lines[first]):
        return plain, _near_miss(path, lines, first) or _misplaced(path, lines, first + 1)
    following = lines[first + 1] if first + 1 < len(lines) else ""
    end = next((number for number in range(first + 1, len(lines)) if _CLOSE.match(lines[number])), None)
    if first > 0:
        if not (_KEY.match(following) if end is not None else _metadata(lines[first + 1 :])):
            return plain, ()
        place = Source(path, first + 1)
        return plain, (
            rules.FENCE.at(place, "a blank line stands before the front matter", "begin the file with ---"),
        )
    if end is None:
        remedy = "close the front matter with a line ---"
        return plain, (rules.FENCE.at(Source(path), "the front matter is not closed", remedy),)
    front = "\n".join(lines[1:end])
    below = _misplaced(path, lines, end + 1)
    return Split(front, 2, "\n".join(lines[end + 1 :]), end + 2), below


def _near_miss(path: str, lines: list[str], first: int) -> tuple[Diagnostic, ...]:
    line, following = lines[first], lines[first + 1] if first + 1 < len(lines) else ""
    place = Source(path, first + 1)
    begins = line.strip()
    if _OPEN.match(seen := "".join(mark for mark in line if mark not in INVISIBLE)) and seen != line:
        return (rules.FENCE.at(place, "an invisible character stands before the front matter", "delete it"),)
    if begins.startswith("---") and not begins.strip("-"):
        looks = (line[0].isspace() or len(begins) > 3) and _KEY.match(following)  # noqa: PLR2004 - a fence's dashes
        message = "the opening fence is not exactly ---"
        return (rules.FENCE.at(place, message, "begin the file with a line ---"),) if looks else ()
    if begins.startswith("--- ") and not begins.startswith("--- #"):
        return (rules.FENCE.at(place, "text stands behind the opening ---", "leave --- alone on its line"),)
    if begins.startswith("{") and any(_JSON.match(text) for text in lines[first : first + 2]):
        return (rules.FENCE.at(place, "the front matter is JSON", "write YAML between two lines ---"),)
    alike = _LOOK_ALIKE.match(line) and not begins.startswith("{")
    if (
        begins in ("+++", ";;;")
        or (begins == "..." and _metadata(lines[first + 1 :]))
        or (alike and _ASSIGNMENT.match(following))
    ):
        message = f"{begins[:12]} does not open a front matter"
        return (rules.FENCE.at(place, message, "write YAML between two lines ---"),)
    if _metadata(lines[first:]):
        message = "metadata stand before any fence"
        return (rules.FENCE.at(place, message, "put them between two lines ---"),)
    return ()


def _misplaced(path: str, lines: list[str], begin: int) -> tuple[Diagnostic, ...]:
    """A front matter that stands below something: a page would print it."""
    places = [number for number in range(begin, len(lines) - 1) if lines[number].rstrip() == "---"]
    code: dict[int, str | None] | None = None
    for number, end in pairwise(places):
        if _metadata(lines[number + 1 : end]):
            code = fenced(lines) if code is None else code
            if number not in code:
                message = "a front matter stands below other text"
                mend = "move it to the top of the file, or put it in a code block"
                return (rules.FENCE.at(Source(path, number + 1), message, mend),)
    return ()


def _metadata(lines: list[str]) -> bool:
    """Whether lines begin as a front matter does: a plain text may begin with "Date: …" too."""
    keys: list[str] = []
    for line in lines:
        found = _PLAIN_KEY.match(line)
        if found is None:
            break
        keys.append(found["key"])
    return bool(_TELLING & set(keys)) or (len(keys) > 1 and bool(_COMMON & set(keys)))


_JSON = re.compile(r"\s*\{?\s*\"[^\"]*\"\s*:")
_ASSIGNMENT = re.compile(r"\s*[\"']?[A-Za-z_][\w -]*[\"']?\s*[:=]")
