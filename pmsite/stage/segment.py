"""Words of Chinese text, so that a search finds them inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from pmsite.graph.graph import Graph

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
BREAK = "\u200b"
"""Stands between words; the search splits at it, readers do not see it."""


class Segmenter:
    """Splits runs of Chinese characters into words; names that the portal knows stay whole."""

    def __init__(self, names: Iterable[str]) -> None:
        known = sorted({name for name in names if _HAN.fullmatch(name)}, key=lambda name: (-len(name), name))
        self._names = re.compile("(" + "|".join(map(re.escape, known)) + ")") if known else None

    def __call__(self, text: str) -> str:
        """``text`` with a zero-width break between the words of each Chinese run; nothing else changes."""
        return _HAN.sub(lambda run: BREAK.join(self._words(run[0])), text)

    def _words(self, run: str) -> list[str]:
        parts = self._names.split(run) if self._names is not None else [run]
        found: list[str] = []
        for number, part in enumerate(parts):
            found += [part] if number % 2 else _library().cut(part) if part else []
        return found


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
