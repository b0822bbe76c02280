"""An action that is open and has a day on which it was done."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM105",
    ERROR,
    "an open action has a done date",
    "State and date contradict each other: the action counts as open and is reported as overdue although it "
    "has been done. Set the state to done, or take the date out.",
)

OPEN = ("open", "in_progress", "blocked")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions in an open state with the day on which they were done."""
    for record in each(portal, "action"):
        status, done = record.get("status"), record.get("done")
        if status in OPEN and done is not None:
            message = f"{record.id} is {status}, yet done on {done}"
            yield RULE.at(record.place("done"), message, "write status: done, or take done: out")
