"""A finished project with milestones that were never reached."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, here
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM141",
    WARNING,
    "a finished project has open milestones",
    "A project is finished when its milestones are reached or cancelled. Record the actual dates, cancel "
    "what was given up, or set the project's status back.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Finished projects with milestones that have no actual date and are not cancelled."""
    for record in each(portal, "project"):
        if record.get("status") != "finished":
            continue
        left = [
            item.id
            for item in here(portal, "milestone", record.id)
            if item.get("actual") is None and item.get("status") != "cancelled"
        ]
        if left:
            message = f"{record.id} is finished without reaching {', '.join(left)}"
            yield RULE.at(record.place("status"), message, "add actual: or status: cancelled to them")
