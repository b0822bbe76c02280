"""An approved plan that somebody required has refused."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM144",
    ERROR,
    "a plan is approved against a verdict",
    "Somebody whose approval is required has returned or rejected the plan, and still its status is "
    "approved. Set the status back, or record the later verdict that changed it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Plans in the state approved that a required approver has returned or rejected."""
    for record in each(portal, "plan"):
        for number, item in enumerate(record.get("approvals") or ()):
            refused = item.required and item.verdict in ("returned", "rejected")
            if refused and record.get("status") == "approved":
                message = f"{record.id} is approved, yet {item.verdict} by {item.who}"
                yield RULE.at(
                    record.place("approvals", number, "verdict"), message, "correct the status or the verdict"
                )
