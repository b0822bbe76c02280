"""A published document that nobody approved."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM182",
    WARNING,
    "a published document has no approver",
    "A controlled document is written, reviewed and approved by named people before others rely on it. "
    "Write the person who approved it as `approver:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Approved and published documents without an approver."""
    for record in each(portal, "document"):
        status = record.get("status")
        if status in ("approved", "published") and record.get("approver") is None:
            yield RULE.at(
                record.place("status"), f"{record.id} is {status} without an approver", "add approver:"
            )
