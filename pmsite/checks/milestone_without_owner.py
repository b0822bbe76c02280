"""A milestone that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM131",
    WARNING,
    "a milestone has no owner",
    "A milestone is a promise, and somebody gives it. Without an owner nobody is asked when it slips; write "
    "the person as `owner:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Milestones without an owner, but for cancelled ones."""
    for record in each(portal, "milestone"):
        if record.get("owner") is None and record.get("status") != "cancelled":
            yield RULE.at(record.source, f"{record.id} has no owner", "add owner:")
