"""A change that waits for somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import deciding
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM167",
    NOTICE,
    "a required verdict is pending",
    "A change was submitted more than 14 days ago and a required verdict is still missing. Ask the person, "
    "or defer the change: what nobody decides holds up the plan all the same.",
)

DAYS = 14
WAITING = ("submitted", "analysing", "in_review")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Required verdicts that are missing more than 14 days after submission."""
    for record in each(portal, "change"):
        submitted = record.get("submitted")
        if (
            record.get("status") not in WAITING
            or submitted is None
            or (portal.as_of - submitted).days <= DAYS
        ):
            continue
        for number, item in deciding(record):
            if item.verdict is None:
                message = f"{record.id} has waited for {item.who} since {submitted}"
                yield RULE.at(
                    record.place("approvals", number), message, "ask for the verdict, or defer the change"
                )
