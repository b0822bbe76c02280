"""Progress entries that do not follow each other by date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM118",
    WARNING,
    "progress entries are not in the order of their dates",
    "Entries are written one below the other as days pass; one that is out of order, or a second one for "
    "the same day, is usually a mistyped date. The entry of the latest day up to the as-of date counts.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Entries dated on or before the day of the entry above them."""
    for record in each(portal, "task"):
        for number, (above, entry) in enumerate(pairwise(record.get("progress") or ()), 1):
            if entry.date <= above.date:
                message = f"{record.id}: progress of {entry.date} stands after that of {above.date}"
                mend = "correct the date, or sort the entries"
                yield RULE.at(record.place("progress", number, "date"), message, mend)
