"""A conditional approval whose condition nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM235",
    WARNING,
    "a conditional verdict states no condition",
    "Whoever approves on a condition has to say on which, or nobody can meet it or see that it was met. Write the "
    "condition as `comment:` beside the verdict.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Conditional verdicts on changes without a comment."""
    for record in each(portal, "change"):
        for number, item in enumerate(record.get("approvals") or ()):
            if item.verdict == "conditional" and not item.comment:
                message = f"{record.id}: {item.who} approved conditionally without a condition"
                yield RULE.at(record.place("approvals", number), message, "add comment: with the condition")
