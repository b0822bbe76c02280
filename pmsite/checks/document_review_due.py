"""A document past its review date."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM181",
    NOTICE,
    "a document is due for review",
    "The day by which the document was to be looked at again has passed. Review it, add a row to its "
    "revision table if something changed, and write the next date as `next_review:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Documents in force whose next review lies before the as-of date."""
    for record in each(portal, "document"):
        date = record.get("next_review")
        if date is not None and date < portal.as_of and portal.is_open(record):
            yield RULE.at(
                record.place("next_review"), f"{record.id} was due for review on {date}", "review it"
            )
