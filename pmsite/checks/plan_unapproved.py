"""An approved plan that nobody approved."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM143",
    ERROR,
    "an approved plan lacks a verdict",
    "A plan is approved when everyone whose approval is required has said so, with name and day. Add the "
    "verdicts under `approvals:`, or set the status back to in_review.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Plans in the state approved without approvals, or with required ones still open."""
    for record in each(portal, "plan"):
        approvals = record.get("approvals") or ()
        open_ones = [item.who for item in approvals if item.required and item.verdict is None]
        if record.get("status") == "approved" and (open_ones or not approvals):
            message = f"{record.id} is approved without the verdict of {', '.join(open_ones) or 'anybody'}"
            yield RULE.at(record.place("status"), message, "add the verdict, or write status: in_review")
