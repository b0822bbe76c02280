"""Which entries of a search have a term: from nothing, or brought up to date where entries are as many as before."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from operator import sub

Weighed = tuple[str, str]
"""Terms of an entry, one a line, and as many digits: the weight of each."""
_ZERO = ord("0")
_json = json.JSONEncoder(ensure_ascii=False).encode


class Postings:
    """Of each term its entries as ``4 · number + weight``, in their order, and both as a piece of a JSON object."""

    def __init__(self) -> None:
        self._entries: list[Weighed] = []
        self._lists: dict[str, list[int]] = {}
        self._pieces: dict[str, str] = {}

    def pieces(self, entries: Sequence[Weighed]) -> list[tuple[str, str]]:
        """Every term of these entries in its order, with its piece ``"term":[first, distance, …]``."""
        if len(entries) != len(self._entries):
            self._lists, self._pieces = _lists(entries), {}
            stale = set(self._lists)
        else:
            stale = self._replaced(entries)
        self._entries = list(entries)
        for term in stale:
            if self._lists.get(term):
                self._pieces[term] = f"{_json(term)}:{_listed(self._lists[term])}"
            else:
                self._lists.pop(term, None)
                self._pieces.pop(term, None)
        return [(term, self._pieces[term]) for term in sorted(self._pieces)]

    def _replaced(self, entries: Sequence[Weighed]) -> set[str]:
        """Put entries in the place of those that had their numbers; terms whose lists are others now."""
        stale: set[str] = set()
        for number, (old, new) in enumerate(zip(self._entries, entries, strict=True)):
            if old is new or old == new:
                continue
            before, after = _weights(old), _weights(new)
            for term in before.keys() | after.keys():
                if before.get(term) == after.get(term):
                    continue
                found = [one for one in self._lists.get(term, ()) if one >> 2 != number]
                if term in after:
                    found.append(4 * number + after[term])
                    found.sort()
                self._lists[term] = found
                stale.add(term)
        return stale


def _weights(entry: Weighed) -> dict[str, int]:
    terms, weights = entry
    return dict(zip(terms.split("\n"), map(int, weights), strict=True)) if terms else {}


def _lists(entries: Sequence[Weighed]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (terms, weights) in enumerate(entries):
        first = 4 * number - _ZERO
        for term, weight in zip(terms.split("\n"), weights.encode(), strict=True) if terms else ():
            found[term].append(first + weight)
    return dict(found)


def _listed(found: Sequence[int]) -> str:
    """Entries of a term as a list of JSON, each number as its distance from the one before."""
    before = [0, *(one & ~3 for one in found[:-1])]
    return f"[{','.join(map(str, map(sub, found, before)))}]"
