"""A change that was decided before it was submitted."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM168",
    ERROR,
    "a change's dates are out of order",
    "A change is submitted, decided and closed in this order; otherwise the days it took to be decided come "
    "out negative. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Changes with a verdict before their submission, or closed before it."""
    for record in each(portal, "change"):
        yield from misordered(RULE, record, ("submitted", "approvals.*.date"), ("submitted", "closed"))
