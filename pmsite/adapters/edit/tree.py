"""Where every key and value of a front matter begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from pmsite.adapters.edit.written import Written

_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Node:
    """A value: where it stands in the file's text, blank lines and comments behind it left out."""

    shape: str
    """``scalar``, ``list`` or ``mapping``."""
    start: int
    end: int
    style: str = ""
    """Quote of a scalar, ``|`` or ``>`` of a block scalar."""
    flow: bool = False
    """Whether a list or mapping is written in brackets."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return self.shape == "scalar" and self.start == self.end

    @property
    def block(self) -> bool:
        """Whether it is a list or mapping on lines of its own."""
        return self.shape != "scalar" and not self.flow

    def scalars(self) -> Iterator[Node]:
        """Keys and values in it, and itself."""
        if self.shape == "scalar":
            yield self
        for entry in self.entries:
            if entry.key is not None:
                yield entry.key
            yield from entry.value.scalars()


@dataclass(frozen=True, slots=True)
class Entry:
    """A value in a list or mapping, with its key in the latter."""

    name: str | int
    key: Node | None
    value: Node
    colon: bool = True
    """Whether a colon stands behind the key: ``{a, b}`` has none."""

    @property
    def start(self) -> int:
        """Where its key begins, or the value of a list."""
        return self.key.start if self.key is not None else self.value.start


def tree(file: Written) -> Node | None:
    """The front matter of a file without problems, None where it says nothing."""
    front = file.front or ""
    root = yaml.compose(front, Loader=yaml.CLoader)
    return _node(root, file.base, file.text) if root is not None else None


def _node(node: Any, base: int, text: str) -> Node:
    start, end = base + node.start_mark.index, base + node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        style = node.style or ""
        if style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        return Node("scalar", start, end, style)
    if isinstance(node, yaml.SequenceNode):
        entries = tuple(Entry(at, None, _node(item, base, text)) for at, item in enumerate(node.value))
        shape = "list"
    else:
        entries = tuple(_entry(key, value, base, text) for key, value in node.value)
        shape = "mapping"
    flow = bool(node.flow_style)
    if not flow:
        end = max((entry.value.end for entry in entries), default=start)
    return Node(shape, start, end, "", flow, entries)


def _entry(key: Any, value: Any, base: int, text: str) -> Entry:
    named, valued = _node(key, base, text), _node(value, base, text)
    found = _COLON.match(text, named.end)
    if valued.empty:
        place = found.end() if found else named.end
        valued = Node("scalar", place, place)
    return Entry(str(key.value), named, valued, found is not None)


def commented(file: Written, start: int, end: int, scalars: Iterator[Node]) -> bool:
    """Whether a comment stands between two places; ``scalars`` are those in whose text a # is no comment."""
    piece = file.text[start:end]
    for node in scalars:
        first, last = max(node.start, start) - start, min(node.end, end) - start
        if last > first and node.style not in ("|", ">"):
            piece = piece[:first] + "x" * (last - first) + piece[last:]
        elif last > first:
            head = piece.find("\n", first)
            piece = piece[: head + 1] + "x" * (last - head - 1) + piece[last:] if head >= 0 else piece
    return "#" in piece
