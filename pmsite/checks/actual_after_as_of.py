"""Something recorded as having happened on a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import days, each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM121",
    NOTICE,
    "an actual date lies after the as-of date",
    "An actual date says what has happened; at the as-of date this had not, so it does not count yet. That "
    "is right when you look back at an earlier day; otherwise correct the date or write it as a forecast.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actual starts and finishes of tasks, actual dates of milestones, after the as-of date."""
    for record in each(portal, "task", "milestone"):
        for name in ("actual_start", "actual_finish", "actual"):
            for at, date in days(record, name):
                if date > portal.as_of:
                    message = f"{record.id}: {name} {date} is after the as-of date {portal.as_of}"
                    yield RULE.at(record.place(*at), message, "correct the date, or move the as-of date")
