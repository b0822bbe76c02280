"""A link between a task and a summary it lies in."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import above, links
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM113",
    ERROR,
    "a task is linked to its own summary",
    "A summary starts and finishes with its parts, so a part can neither wait for it nor be waited for: the "
    "schedule leaves this link out. Link the two sub-tasks that are meant.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Links from a task to a summary above it, or to a part below it."""
    for record, link, target in links(portal):
        if target.uid in above(portal, record):
            message = f"{record.id} depends on {target.id}, in which it lies"
        elif record.uid in above(portal, target):
            message = f"{record.id} depends on {target.id}, its own part"
        else:
            continue
        yield RULE.at(link.source, message, "take the link out, or name another sub-task")
