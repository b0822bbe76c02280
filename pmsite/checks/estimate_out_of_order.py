"""A three-point estimate whose points do not rise."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._plan import hours
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM122",
    ERROR,
    "an estimate's three points are out of order",
    "Optimistic is the shortest, pessimistic the longest, likely lies between; otherwise the forecast has "
    "no distribution to draw from. A week counts as five days, a day as eight hours.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Estimates of which optimistic ≤ likely ≤ pessimistic does not hold."""
    for record in each(portal, "task"):
        points = record.get("estimate")
        if points is None:
            continue
        low, likely, high = (
            hours(value) or 0 for value in (points.optimistic, points.likely, points.pessimistic)
        )
        if not low <= likely <= high:
            message = (
                f"{record.id} is estimated at {points.optimistic}, {points.likely}, {points.pessimistic}"
            )
            yield RULE.at(record.place("estimate"), message, "write optimistic ≤ likely ≤ pessimistic")
