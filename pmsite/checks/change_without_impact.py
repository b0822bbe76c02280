"""A change that is decided without knowing what it does."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import APPROVED
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM169",
    WARNING,
    "a change has no impact analysis",
    "Whoever approves a change has to know what it does to scope, schedule, cost, quality and risk. Write "
    "the analysis under `impact:` before the change goes to review.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Changes in review, or approved, without an impact."""
    for record in each(portal, "change"):
        status = record.get("status")
        if status in (*APPROVED, "in_review") and record.get("impact") is None:
            message = f"{record.id} is {status} without an impact"
            mend = "add impact: {scope: …, schedule: 2d, cost: 0, quality: …, risk: …}"
            yield RULE.at(record.place("status"), message, mend)
