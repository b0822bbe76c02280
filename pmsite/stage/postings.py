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
    """Of each term its entries as ``4 · number + weight``, in their order, as a piece of a JSON object."""

    def __init__(self) -> None:
        self._entries: list[Weighed] = []
        self._pieces: dict[str, str] = {}

    def pieces(self, entries: Sequence[Weighed]) -> list[tuple[str, str]]:
        """Every term of these entries in its order, with its piece ``"term":[first, distance, …]``."""
        if len(entries) != len(self._entries):
            self._pieces = {term: _piece(term, found) for term, found in _lists(entries).items()}
        else:
            self._replace(entries)
        self._entries = list(entries)
        return sorted(self._pieces.items())

    def _replace(self, entries: Sequence[Weighed]) -> None:
        """Put entries in the place of those that had their numbers."""
        changed: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
        for number, (old, new) in enumerate(zip(self._entries, entries, strict=True)):
            if old is new or old == new:
                continue
            before, after = _weights(old), _weights(new)
            for term in before.keys() | after.keys():
                if before.get(term) != after.get(term):
                    changed[term][number] = after.get(term)
        for term, weights in changed.items():
            found = [one for one in _told(term, self._pieces.get(term)) if one >> 2 not in weights]
            found += [4 * number + weight for number, weight in weights.items() if weight is not None]
            if found:
                self._pieces[term] = _piece(term, sorted(found))
            else:
                self._pieces.pop(term, None)


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


def _piece(term: str, found: Sequence[int]) -> str:
    """A term and its entries as JSON, each number as its distance from the one before."""
    before = [0, *(one & ~3 for one in found[:-1])]
    return f"{_json(term)}:[{','.join(map(str, map(sub, found, before)))}]"


def _told(term: str, piece: str | None) -> list[int]:
    """The entries of a piece."""
    found: list[int] = []
    for distance in json.loads(piece[len(_json(term)) + 1 :]) if piece else ():
        found.append(distance + (found[-1] & ~3 if found else 0))
    return found
