"""A file as it was written: plain text to look things up in, bytes to change."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from pmsite.read.documents import document
from pmsite.read.fence import split
from pmsite.read.text import decode


@dataclass(frozen=True, slots=True)
class Written:
    """A file that the strict reader takes; ``text`` has plain line ends and no byte-order mark."""

    path: str
    raw: str = field(repr=False)
    text: str = field(repr=False)
    front: str | None
    """Front matter without its fences, None where there is none."""
    _pairs: tuple[int, ...] = field(repr=False)
    """Places in ``text`` of the line ends that are two characters in the file."""

    @property
    def data(self) -> bytes:
        """The file."""
        return self.raw.encode("utf-8")

    @property
    def base(self) -> int:
        """Place in ``text`` at which the front matter begins."""
        return self.text.index("\n") + 1

    def values(self) -> dict[str, Any]:
        """The front matter as the strict reader sees it."""
        return document(self.path, self.data).data

    def spliced(self, *splices: tuple[int, int, str]) -> Written:
        """This file with each ``text[start:end]`` replaced, places as they are now and none inside another.

        New lines end as the line above them does.
        """
        pieces, last = [], len(self.raw)
        for start, end, new in sorted(splices, reverse=True):
            pieces += [self.raw[self._place(end) : last], new.replace("\n", self._end_before(start))]
            last = self._place(start)
        return written(self.path, self.raw[:last] + "".join(reversed(pieces)))

    def _place(self, at: int) -> int:
        return at + bisect_left(self._pairs, at) + (1 if self.raw.startswith("\ufeff") else 0)

    def _end_before(self, at: int) -> str:
        last = self.text.rfind("\n", 0, at)
        if last < 0:
            return "\n"
        place = self._place(last)
        return "\r\n" if self.raw[place : place + 2] == "\r\n" else self.raw[place]


def written(path: str, raw: str) -> Written:
    """A file's text as it was written, byte-order mark and all."""
    text, _ = decode(path, raw.encode("utf-8"))
    body = raw.removeprefix("\ufeff")
    pairs = tuple(found.start() - number for number, found in enumerate(re.finditer("\r\n", body)))
    return Written(path, raw, text, split(path, text)[0].front, pairs)


def same(one: Any, other: Any) -> bool:
    """Whether two values of the strict reader are equal, to the type and to how a number is written."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other and getattr(one, "text", None) == getattr(other, "text", None))
