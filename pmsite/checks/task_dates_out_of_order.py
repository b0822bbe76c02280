"""A task, or a milestone, that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM114",
    ERROR,
    "a task's dates are out of order",
    "An actual finish before the actual start, or a latest day before the earliest, cannot be met by any "
    "schedule. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks and milestones whose dates contradict each other."""
    for record in each(portal, "task", "milestone"):
        yield from misordered(
            RULE,
            record,
            ("actual_start", "actual_finish"),
            ("must_start", "must_finish"),
            ("no_earlier_than", "no_later_than"),
            ("no_earlier_than", "must_finish"),
            ("no_earlier_than", "must_start"),
            ("must_start", "no_later_than"),
            ("must_finish", "no_later_than"),
        )
