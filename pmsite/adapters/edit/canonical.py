"""The canonical form of a front matter: blanks only; its values, keys, comments and body stay.

Trailing blanks go, one blank stands behind a colon and behind a comma in brackets, none inside brackets and
none before colon and comma, dates lose their quotes, a line end stands behind the closing fence. Order, quotes of
texts, indentation, blank lines, line ends and everything behind the closing fence stay as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from pmsite.adapters.edit.tree import Node, tree
from pmsite.adapters.edit.written import Written, same, written
from pmsite.model.diagnostic import has_errors
from pmsite.read.documents import document

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_BLANK_GAP = re.compile(r"[ \t]*\Z")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_OPENS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSES = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_VALUES = (yaml.ScalarToken, *_OPENS)


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


def canonical(path: str, data: bytes) -> bytes | None:
    """A file with its front matter in canonical form; None where that would change a value.

    The file must be one that the strict reader takes; one without front matter stays as it is.
    """
    file = written(path, data.decode("utf-8"))
    if file.front is None:
        return data
    before = document(path, data)
    splices = [*_gaps(file), *_dates(file), *_trailing(file), *_end(file)]
    edited = file.spliced(*splices)
    after = document(path, edited.data)
    kept = same(before.data, after.data) and before.body.text == after.body.text
    return edited.data if kept and not has_errors(after.problems) else None


def _tokens(file: Written) -> list[Any]:
    """What is written in the front matter; tokens that stand for indentation are left out."""
    scanned = yaml.scan(file.front or "", Loader=yaml.CLoader)
    return [token for token in scanned if token.end_mark.index > token.start_mark.index]


def _gaps(file: Written) -> list[_Splice]:
    """Blanks between two tokens of a line."""
    found: list[_Splice] = []
    tokens, front = _tokens(file), file.front or ""
    for one, other in pairwise(tokens):
        start, end = one.end_mark.index, other.start_mark.index
        wanted = _wanted(one, other)
        if wanted is not None and _BLANK_GAP.match(front[start:end]) and front[start:end] != wanted:
            found.append(_Splice(file.base + start, file.base + end, wanted))
    return found


def _wanted(one: Any, other: Any) -> str | None:
    """Blanks that belong between two tokens, None where they stay."""
    if isinstance(one, yaml.ValueToken):
        return " " if isinstance(other, _VALUES) else None
    if isinstance(one, yaml.FlowEntryToken):
        return None if isinstance(other, _CLOSES) else " "
    if isinstance(other, yaml.ValueToken):
        return "" if isinstance(one, yaml.ScalarToken) else None
    if isinstance(other, yaml.FlowEntryToken) and isinstance(one, (yaml.ScalarToken, *_CLOSES)):
        return ""
    if isinstance(one, _OPENS) or isinstance(other, _CLOSES):
        return ""
    return None


def _dates(file: Written) -> list[_Splice]:
    root = tree(file)
    found: list[_Splice] = []
    stack: list[Node] = [root] if root is not None else []
    while stack:
        node = stack.pop()
        stack.extend(entry.value for entry in node.entries)
        text = file.text[node.start + 1 : node.end - 1]
        if node.style in ("'", '"') and _DATE.match(text) and _is_day(text):
            found.append(_Splice(node.start, node.start + 1, ""))
            found.append(_Splice(node.end - 1, node.end, ""))
    return found


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _trailing(file: Written) -> list[_Splice]:
    """Blanks at ends of lines, outside of texts and comments; those behind the fences too."""
    front, base = file.front or "", file.base
    end = base + len(front) + (1 if front else 0)
    close = file.text.find("\n", end)
    fences = [(3, base - 1), (end + 3, close if close >= 0 else len(file.text))]
    found = [_Splice(start, stop, "") for start, stop in fences if start < stop]
    tokens = _tokens(file)
    starts = [token.start_mark.index for token in tokens]
    for blanks in _TRAILING.finditer(front):
        place = blanks.start()
        number = bisect_right(starts, place) - 1
        last = _reach(tokens, number, len(front)) if number >= 0 else 0
        behind = front[max(last, front.rfind("\n", 0, place) + 1) : place]
        if last <= place and not behind.strip():
            found.append(_Splice(base + place, base + blanks.end(), ""))
    return found


def _reach(tokens: list[Any], number: int, end: int) -> int:
    """Where a token's text ends; blank lines behind a block text may be part of it."""
    token = tokens[number]
    if not isinstance(token, yaml.ScalarToken) or token.style not in ("|", ">"):
        return int(token.end_mark.index)
    return int(tokens[number + 1].start_mark.index) if number + 1 < len(tokens) else end


def _end(file: Written) -> list[_Splice]:
    """A line end behind a closing fence that is the last line."""
    last = file.text.rpartition("\n")[2]
    whole = file.base + len(file.front or "") + len(last) + (1 if file.front else 0) == len(file.text)
    return [_Splice(len(file.text), len(file.text), "\n")] if last and whole else []
