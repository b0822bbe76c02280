"""Work that waits for a milestone that will not come."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import links
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM128",
    WARNING,
    "a task depends on a cancelled milestone",
    "A cancelled milestone is never reached, so the schedule leaves the link out and what waits for it may "
    "be planned too early. Link what the task really needs now, or take the link out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Links of living tasks and milestones to cancelled milestones."""
    for record, link, target in links(portal):
        cancelled = target.kind == "milestone" and target.get("status") == "cancelled"
        if cancelled and record.get("status") != "cancelled":
            message = f"{record.id} depends on {target.id}, which is cancelled"
            yield RULE.at(link.source, message, "take the link out, or name another predecessor")
