"""A report on a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM198",
    ERROR,
    "a report's period ends before it begins",
    "A report speaks of the days from the first to the last of its period; the wrong way round there are "
    "none. Correct `period:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Reports whose period is the wrong way round."""
    for record in each(portal, "report"):
        yield from misordered(RULE, record, ("period.from", "period.to"))
