"""A change on which everybody required has spoken, and its state says that it waits."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import deciding
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM231",
    WARNING,
    "a change is decided, but its state says that it waits",
    "Everyone whose verdict is required has approved or rejected the change, and still its state is that of one "
    "which waits: it is counted as pending, and nobody starts. Write the state that follows from the verdicts.",
)

WAITING = ("draft", "submitted", "analysing", "in_review")
DECIDED = ("approved", "conditional", "rejected")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Waiting changes of which all verdicts that decide are given, and all of them close the question."""
    for record in each(portal, "change"):
        status, verdicts = record.get("status"), [item.verdict for _, item in deciding(record)]
        if status in WAITING and verdicts and all(verdict in DECIDED for verdict in verdicts):
            message = f"{record.id} is {status}, but everyone required has answered"
            follows = "approved" if "rejected" not in verdicts else "rejected"
            follows = "conditional" if follows == "approved" and "conditional" in verdicts else follows
            yield RULE.at(record.place("status"), message, f"write status: {follows}")
