"""A milestone without a date to measure it by."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._baselines import date_in
from pmsite.checks._fields import each, here
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM132",
    WARNING,
    "a milestone has no baseline date",
    "Without a baseline date a milestone is never late: it has no slip, no status and no part in the "
    "on-time rate. Freeze the plan as a baseline record, or write the agreed date as `baseline:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Milestones with a date neither of their own nor in a baseline record, but for cancelled ones."""
    for record in each(portal, "milestone"):
        if record.get("baseline") is not None or record.get("status") == "cancelled":
            continue
        if not any(date_in(baseline, record) for baseline in here(portal, "baseline", record.project)):
            message = f"{record.id} has no baseline date, and no baseline record has one"
            yield RULE.at(record.source, message, "add baseline: YYYY-MM-DD, or freeze a baseline")
