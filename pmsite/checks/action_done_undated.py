"""An action that is done, nobody knows since when."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM104",
    WARNING,
    "an action is done without a date",
    "Whether an action was done in time, and how old it grew, follows from the day it was done. Write that "
    "day as `done:`, in a list item as `done:YYYY-MM-DD`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions in the state done or verified without the day."""
    for record in each(portal, "action"):
        status = record.get("status")
        if status in ("done", "verified") and record.get("done") is None:
            yield RULE.at(
                record.place("status"), f"{record.id} is {status} without a date", "add done: YYYY-MM-DD"
            )
