"""A verdict of which nobody knows when it was given."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM166",
    WARNING,
    "a verdict has no date",
    "The days that a change takes to be decided end with the last required verdict, and an audit asks when "
    "each was given. Write the day as `date:` beside the verdict.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Verdicts on changes and plans without a date."""
    for record in each(portal, "change", "plan"):
        for number, item in enumerate(record.get("approvals") or ()):
            if item.verdict is not None and item.date is None:
                message = f"{record.id} is {item.verdict} by {item.who} without a date"
                yield RULE.at(record.place("approvals", number), message, "add date: YYYY-MM-DD")
