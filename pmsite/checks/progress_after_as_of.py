"""A progress entry of a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM120",
    NOTICE,
    "progress is dated after the as-of date",
    "The portal shows the close of its as-of date, so a later entry does not count yet. That is right when "
    "you look back at an earlier day; otherwise the year or the month may be mistyped.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Entries dated after the as-of date."""
    for record in each(portal, "task"):
        for number, entry in enumerate(record.get("progress") or ()):
            if entry.date > portal.as_of:
                message = f"{record.id} has progress on {entry.date}, after the as-of date {portal.as_of}"
                mend = "correct the date, or move the as-of date"
                yield RULE.at(record.place("progress", number, "date"), message, mend)
