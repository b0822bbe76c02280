"""An action in the state verified, without who looked and what they saw."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM106",
    WARNING,
    "an action is verified without a verification",
    "Verified means that somebody looked afterwards and judged whether the action had its effect. Record "
    "that person, the day and the judgement under `verified:`, or set the state back to done.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions in the state verified without a verification."""
    for record in each(portal, "action"):
        if record.get("status") == "verified" and record.get("verified") is None:
            mend = "add verified: {by: …, date: …, effective: true}"
            yield RULE.at(record.place("status"), f"{record.id} is verified, but not by whom and when", mend)
