"""What something was made from, as numbers of values in their order: a million of them take little room and time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Reads = array[int]
else:
    Reads = array
_FEW = 1 / 16
"""Share of the values, up to which they are looked for one by one."""


def reads(numbers: Iterable[int]) -> Reads:
    """Numbers of values, in their order."""
    return array("I", sorted(numbers))


def fresh(known: Reads, stale: set[int]) -> bool:
    """Whether none of the values has changed."""
    if len(stale) > _FEW * len(known):
        return stale.isdisjoint(known)
    return not any(_has(known, number) for number in stale)


def _has(known: Reads, number: int) -> bool:
    place = bisect_left(known, number)
    return place < len(known) and bool(known[place] == number)


def renumbered(known: Reads, now: Mapping[int, int]) -> Reads:
    """The same values under the numbers that they have now."""
    return reads(now[number] for number in known)
