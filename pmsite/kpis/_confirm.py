"""Frozen figures beside those of the records: which of them the records do not confirm.

A number is confirmed by one that is the same when it is rounded as the frozen one is written; a row by the row with
the same ``id``, ``key`` or ``date``. What the records do not tell (a figure of the author's own) is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmsite.graph.plain import plain

_NAMES = ("id", "key", "date")
"""What a row of a list is found by."""
_NOT_COMPARED = frozenset({"why", "as_of"})
_WHOLE, _SMALL = 1000, 0.005
"""From which number on a whole one stands for its decimals, and how far a smaller one may be off."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A frozen figure, where it stands below the figures, and what the records say instead."""

    at: tuple[str | int, ...]
    name: str
    frozen: Any
    found: Any
    missing: bool = False
    """Whether the records know nothing of the row."""


def differences(
    frozen: Any, found: Any, at: tuple[str | int, ...] = (), name: str = "", *, whole: bool = True
) -> Iterator[Difference]:
    """Figures that are otherwise in ``found``; where that is not ``whole``, what it lacks is not told."""
    if isinstance(frozen, Mapping) and isinstance(found, Mapping):
        for key, value in frozen.items():
            if key in found and key not in _NOT_COMPARED:
                yield from differences(
                    value, found[key], (*at, key), f"{name}.{key}" if name else str(key), whole=whole
                )
    elif _is_rows(frozen) and _is_rows(found):
        yield from _rows(frozen, found, at, name, whole=whole)
    elif not _same(plain(frozen), plain(found)):
        yield Difference(at, name, plain(frozen), plain(found))


def _is_rows(value: Any) -> bool:
    """Whether it is a list of rows; what in it is none is passed over."""
    return isinstance(value, (list, tuple)) and (
        not value or any(isinstance(item, Mapping) for item in value)
    )


def _rows(
    frozen: Sequence[Any], found: Sequence[Any], at: tuple[str | int, ...], name: str, *, whole: bool
) -> Iterator[Difference]:
    known = {_name(row): row for row in found}
    for number, row in enumerate(frozen):
        if not isinstance(row, Mapping):
            continue
        own = _name(row)
        said = f"{name}.{own}"
        if own not in known:
            if whole:
                yield Difference((*at, number), said, own, None, missing=True)
            continue
        row_at = (*at, number)
        yield from differences(row, known[own], row_at, said, whole=whole)
        if row.get("actual") is None and known[own].get("actual") is not None:  # an empty field is not read
            yield Difference(row_at, f"{said}.actual", None, plain(known[own]["actual"]))


def _name(row: Mapping[str, Any]) -> str:
    return str(next((plain(row[name]) for name in _NAMES if name in row), ""))


def _same(frozen: Any, found: Any) -> bool:
    if isinstance(frozen, bool) or isinstance(found, bool):
        return frozen is found
    if isinstance(frozen, (int, float)) and isinstance(found, (int, float)):
        return abs(frozen - found) <= tolerance(frozen) + 1e-9
    return bool(frozen == found)


def tolerance(number: float) -> float:
    """How far a number may be off one that was written so: half of its last digit."""
    _, point, digits = f"{number:.12g}".partition(".")
    if point:
        return 0.5 * 10.0 ** -len(digits)
    return 0.5 if abs(number) >= _WHOLE else _SMALL
