"""A cancelled milestone that was reached."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM136",
    ERROR,
    "a cancelled milestone has an actual date",
    "A milestone is either cancelled or reached. Cancelled ones leave the on-time rate, so the "
    "contradiction changes a figure; take the state or the date out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Cancelled milestones with an actual date."""
    for record in each(portal, "milestone"):
        actual = record.get("actual")
        if actual is not None and record.get("status") == "cancelled":
            message = f"{record.id} is cancelled, yet reached on {actual}"
            yield RULE.at(record.place("actual"), message, "take status: cancelled or actual: out")
