"""Dates of a risk that cannot follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM157",
    ERROR,
    "a risk's dates are out of order",
    "A risk is identified, reviewed and closed in this order, its next review lies after the last one, and "
    "an acceptance ends after it was given. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Risks with a date that lies before one it must follow."""
    for record in each(portal, "risk"):
        yield from misordered(
            RULE,
            record,
            ("identified", "reviewed"),
            ("identified", "closed"),
            ("reviewed", "next_review"),
            ("acceptance.date", "acceptance.until"),
        )
