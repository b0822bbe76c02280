"""An issue that was resolved before it was raised."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM196",
    ERROR,
    "an issue's dates are out of order",
    "An issue is raised, resolved and closed in this order, and due after it was raised; otherwise its age "
    "is negative. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Issues with a date that lies before one it must follow."""
    for record in each(portal, "issue"):
        pairs = ("raised", "due"), ("raised", "resolved"), ("raised", "closed"), ("resolved", "closed")
        yield from misordered(RULE, record, *pairs)
