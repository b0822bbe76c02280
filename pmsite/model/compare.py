"""What differs between two states of a record: plain values compared field by field.

Values are those of JSON, as :func:`pmsite.graph.plain.comparable` gives them. The comparison is of meaning, not of
writing: the order of keys and of items that have a name, the layout of a text, quotes and number formats count for
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

BODY = "body"
"""Field that holds a record's text."""
NAMES = ("id", "name", "version", "who", "by", "item", "date")
"""Keys that tell one item of a list from the others: the first that all of them have, each its own."""
_MARKED = re.compile(r"\s*(?:[-*+>|#=:!?\[]|\d+[.)]|`{3}|~{3}|\{|<)|\s{4}")
"""Lines of Markdown that begin something: a list item, a quote, a table, a heading, a block."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what it was and what it is; None where it was not, or is no longer, there."""

    field: str
    """Dotted name: ``current.probability``, ``progress[2026-05-04].percent``, ``body``."""
    old: Any
    new: Any


class Lines(NamedTuple):
    """How many lines of a text came and went."""

    added: int
    removed: int


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """What differs between two mappings of plain values, fields in the order of ``new``, then those gone.

    Mappings are entered, lists of mappings matched item by item; any other list is one value.
    """
    found: list[FieldChange] = []
    _mappings("", old, new, found)
    return tuple(found)


def lines_changed(old: str | None, new: str | None) -> Lines:
    """Lines of a text that came and went, blank ones and their layout aside."""
    import difflib

    before, after = (_lines(text or "") for text in (old, new))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    added = removed = 0
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal":
            removed += last - first
            added += end - start
    return Lines(added, removed)


def same_text(old: str | None, new: str | None) -> bool:
    """Whether two Markdown texts say the same: blank lines, ends of lines and where a paragraph wraps aside."""
    return old == new or _lines(old or "") == _lines(new or "")


def _mappings(name: str, old: Mapping[str, Any], new: Mapping[str, Any], found: list[FieldChange]) -> None:
    for key in [*new, *(key for key in old if key not in new)]:
        _values(f"{name}.{key}" if name else key, old.get(key), new.get(key), found)


def _values(name: str, old: Any, new: Any, found: list[FieldChange]) -> None:
    if old == new:
        return
    if name == BODY and same_text(old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        _mappings(name, old, new, found)
    elif _items(old) and _items(new) and (old or new):
        _lists(name, old or (), new or (), found)
    else:
        found.append(FieldChange(name, old, new))


def _items(value: Any) -> bool:
    """Whether a value is a list of mappings, or nothing where one may be."""
    if value is None:
        return True
    return isinstance(value, (list, tuple)) and all(isinstance(item, Mapping) for item in value)


def _lists(name: str, old: Sequence[Any], new: Sequence[Any], found: list[FieldChange]) -> None:
    key = _key(old, new)
    if key is not None:
        was, now = ({str(item[key]): item for item in items} for items in (old, new))
        for mark in [*now, *(mark for mark in was if mark not in now)]:
            _values(f"{name}[{mark}]", was.get(mark), now.get(mark), found)
        return
    rest_old, rest_new = _unmatched(old, new)
    for place in sorted({*rest_old, *rest_new}):
        _values(f"{name}[{place + 1}]", rest_old.get(place), rest_new.get(place), found)


def _key(old: Sequence[Any], new: Sequence[Any]) -> str | None:
    for key in NAMES:
        if all(
            all(isinstance(item.get(key), (str, int, float)) for item in items)
            and len({str(item[key]) for item in items}) == len(items)
            for items in (old, new)
        ):
            return key
    return None


def _unmatched(old: Sequence[Any], new: Sequence[Any]) -> tuple[dict[int, Any], dict[int, Any]]:
    """Items of each list, by place, that the other has not."""
    left = dict(enumerate(new))
    gone: dict[int, Any] = {}
    for place, item in enumerate(old):
        twin = next((other for other, value in left.items() if value == item), None)
        if twin is None:
            gone[place] = item
        else:
            del left[twin]
    return gone, left


def _lines(text: str) -> list[str]:
    """The lines of a Markdown text, those of a paragraph joined, blank ones left out; code as it stands."""
    found: list[str] = []
    fence, joins = "", False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        mark = _FENCE.match(line)
        if fence:
            found.append(line)
            fence = "" if line.strip().startswith(fence) else fence
            continue
        if not line.strip():
            joins = False
            continue
        if joins and not _MARKED.match(line):
            found[-1] += " " + " ".join(line.split())
            continue
        found.append(" " * (len(line) - len(line.lstrip())) + " ".join(line.split()))
        fence = mark[1] if mark else ""
        joins = mark is None and not line.lstrip().startswith(("#", "|"))
    return found
