"""A milestone whose baseline date has passed."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.milestones import baseline_date
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import counted, each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM134",
    NOTICE,
    "a milestone is overdue",
    "The baseline date has passed and the milestone has no actual date. Record the day it was reached as "
    "`actual:`, or tell those who wait for it when it will be.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Milestones not reached at the as-of date whose baseline date lies before it."""
    for record in each(portal, "milestone"):
        date, actual = baseline_date(portal.graph, record, portal.as_of), record.get("actual")
        reached = actual is not None and actual <= portal.as_of
        if date is not None and date < portal.as_of and not reached and record.get("status") != "cancelled":
            message = (
                f"{record.id} is {counted((portal.as_of - date).days, 'day')} past its baseline date {date}"
            )
            yield RULE.at(record.place("baseline"), message, "add actual:, or agree a new date")
