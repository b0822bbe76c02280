"""A major change that the sponsor has not been asked about."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import APPROVED
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM234",
    WARNING,
    "a major change goes past the sponsor",
    "A major change moves what the sponsor has granted: time, money or scope. Only the sponsor can grant it anew, "
    "so the sponsor of the project is among those whose verdict is required. Add the sponsor to `approvals:`, or "
    "lower the level.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Major changes in review, or approved, that do not require the verdict of the project's sponsor."""
    for record in each(portal, "change"):
        project = portal.graph.get(record.project) if record.project else None
        sponsor = project.get("sponsor") if project is not None else None
        if record.get("level") != "major" or not sponsor:
            continue
        approvals = record.get("approvals") or ()
        required = [item.who for item in approvals if item.required] or [item.who for item in approvals]
        if record.get("status") in (*APPROVED, "in_review") and sponsor not in required:
            message = f"{record.id} is major, but does not ask the sponsor {sponsor}"
            yield RULE.at(
                record.place("level"), message, f"add {{who: {sponsor}, required: true}} to approvals:"
            )
