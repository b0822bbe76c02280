"""A published report on no period."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM199",
    WARNING,
    "a published report has no period",
    "Who reads a report later has to know which days it speaks of, and the next report begins where it "
    "ends. Write `period: {from: …, to: …}`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Published reports without a period."""
    for record in each(portal, "report"):
        if record.get("status") == "published" and record.get("period") is None:
            message = f"{record.id} is published without a period"
            yield RULE.at(record.place("status"), message, "add period: {from: …, to: …}")
