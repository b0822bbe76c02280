"""A fact of a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._facts import FACTS
from pmsite.checks._fields import days, each, spoken
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM203",
    NOTICE,
    "a fact is dated after the as-of date",
    "What was raised, decided, answered or frozen has happened on a day; this day lies after the as-of "
    "date. That is right when you look back at an earlier day; otherwise the year or the month may be "
    "mistyped.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Dates of facts after the as-of date."""
    for kind, paths in FACTS.items():
        for record in each(portal, kind):
            for at, date in (found for path in paths for found in days(record, path)):
                if date > portal.as_of:
                    message = f"{record.id}: {spoken(at)} {date} is after the as-of date {portal.as_of}"
                    yield RULE.at(record.place(*at), message, "correct the date, or move the as-of date")
