"""Budget, actual cost, estimate at completion or performance indices of a project are others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmsite.consequences._pairs import Pairs, Side
from pmsite.model.difference import Consequence
from pmsite.model.record import Record

ORDER = 8
TYPES = {
    "budget": "Budget that a project grants, over all categories.",
    "bac": "Budget at completion (BAC), of the current baseline.",
    "actual_cost": "Actual cost (AC) up to the as-of day.",
    "eac": "Estimate at completion (EAC), as BAC ÷ CPI.",
    "cpi": "Cost performance index (CPI).",
    "spi": "Schedule performance index (SPI).",
}
_EARNED = {"bac": "bac", "actual_cost": "ac", "eac": "eac_cpi", "cpi": "cpi", "spi": "spi"}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Sums and indices of projects of both states that differ."""
    for was, now in pairs.each("project"):
        old, new = _values(pairs.old, was), _values(pairs.new, now)
        for name in TYPES:
            if old[name] != new[name]:
                more = {"currency": now.get("currency")}
                yield Consequence(name, pairs.named(now), old[name], new[name], more=more)


def _values(side: Side, project: Record) -> dict[str, Any]:
    earned = side.portal.of(project).get("earned_value") or {}
    granted = project.get("budget") or {}
    found = {name: earned.get(key) for name, key in _EARNED.items()}
    return {"budget": sum(granted.values()) if granted else None, **found}
