"""An action without a day by which it is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM103",
    ERROR,
    "an action has no due date",
    "Without a due date an action is never overdue, so nobody is reminded and no rate of implementation can "
    "be computed. Agree a day with the owner and write it as `due:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions without a due date."""
    for record in each(portal, "action"):
        if record.get("due") is None:
            message = f"{record.id} has no due date"
            yield RULE.at(record.source, message, "add due: YYYY-MM-DD (in a list item due:YYYY-MM-DD)")
