"""A resolved issue of which nobody knows since when."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM195",
    WARNING,
    "a resolved issue has no date",
    "How long issues stay open is counted to the day they were resolved. Write that day as `resolved:`, and "
    "what was done as `resolution:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Resolved and closed issues without the day."""
    for record in each(portal, "issue"):
        status = record.get("status")
        if (
            status in ("resolved", "closed")
            and record.get("resolved") is None
            and record.get("closed") is None
        ):
            message = f"{record.id} is {status} without a date"
            yield RULE.at(record.place("status"), message, "add resolved: YYYY-MM-DD")
