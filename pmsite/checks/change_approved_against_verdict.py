"""An approved change that somebody required has refused."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import APPROVED, deciding
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM164",
    ERROR,
    "a change is approved against a verdict",
    "Somebody whose verdict is required has returned, rejected or deferred the change, and still it counts "
    "as approved. Set the status back, or record the later verdict that changed it.",
)

REFUSED = ("returned", "rejected", "deferred")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Approved changes, and those beyond, that a required approver has refused."""
    for record in each(portal, "change"):
        status = record.get("status")
        for number, item in deciding(record):
            if status in APPROVED and item.verdict in REFUSED:
                message = f"{record.id} is {status}, yet {item.verdict} by {item.who}"
                yield RULE.at(
                    record.place("approvals", number, "verdict"), message, "correct the status or the verdict"
                )
