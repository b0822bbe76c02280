"""Words of Chinese text, so that a search finds them inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from types import ModuleType

from pmsite.graph.graph import Graph

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
"""A run of Chinese characters."""
_PARTED = 3
"""Characters from which on a word has words inside."""


class Segmenter:
    """Splits runs of Chinese characters into words; names that the portal knows stay whole."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if HAN.fullmatch(name)}
        self._lengths: dict[str, list[int]] = {}
        for name in self._names:
            self._lengths.setdefault(name[0], []).append(len(name))
        self._lengths = {first: sorted(set(found), reverse=True) for first, found in self._lengths.items()}
        self._inside: dict[str, tuple[str, ...]] = {}
        self.digest = sha256("\n".join(sorted(self._names)).encode()).hexdigest()
        """Of the names that it keeps whole."""

    def words(self, run: str) -> list[str]:
        """The words of a run, one after the other: joined they are the run."""
        if self._lengths.keys().isdisjoint(run):
            return list(_library().cut(run))
        found: list[str] = []
        begin = at = 0
        while at < len(run):
            name = self._name(run, at)
            if not name:
                at += 1
                continue
            found += _library().cut(run[begin:at]) if at > begin else []
            found.append(name)
            begin = at = at + len(name)
        return found + (_library().cut(run[begin:]) if begin < len(run) else [])

    def inside(self, word: str) -> tuple[str, ...]:
        """The words inside of a word."""
        if len(word) < _PARTED:
            return ()
        if word not in self._inside:
            self._inside[word] = tuple(sorted({*_library().cut_for_search(word)} - {word}))
        return self._inside[word]

    def _name(self, run: str, at: int) -> str:
        """The longest name that begins at a character; "" where none does."""
        for length in self._lengths.get(run[at], ()):
            if run[at : at + length] in self._names:
                return run[at : at + length]
        return ""


def names(graph: Graph) -> set[str]:
    """Names of people, projects and terms, in every language they are written in."""
    found: set[str] = set()
    for kind in ("person", "project", "term"):
        for record in graph.of(kind):
            found |= {record.title, *(record.get("names") or {}).values(), *(record.get("aliases") or ())}
    return found


@cache
def _library() -> ModuleType:
    """The segmentation library; its dictionary takes a moment, so only a text with Chinese asks for it."""
    import rjieba

    return rjieba
