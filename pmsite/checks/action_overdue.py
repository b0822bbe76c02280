"""An action past its due date."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import counted
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM101",
    NOTICE,
    "an action is overdue",
    "An open action's due date lies before the as-of date. Do it, or agree a new date with whoever waits "
    "for it. A notice never fails a check: the day passed, nobody broke anything.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open actions due before the as-of date."""
    for record in portal.graph.of("action"):
        if portal.of(record).get("overdue"):
            days = portal.of(record)["overdue_days"]
            yield RULE.at(
                record.place("due"),
                f"{record.id} is {counted(days, 'day')} overdue",
                "do it, or agree a new date",
            )
