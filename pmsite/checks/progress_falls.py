"""Progress that is less than it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM119",
    WARNING,
    "progress falls",
    "The percentage done is lower than at an earlier day, and earned value falls with it. Rework can do "
    "that: then say so in the entry's `comment:`; otherwise correct the number.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Entries with a lower percentage than the day before them, and no comment."""
    for record in each(portal, "task"):
        entries = enumerate(record.get("progress") or ())
        known = sorted(
            ((n, item) for n, item in entries if item.percent is not None), key=lambda pair: pair[1].date
        )
        for (_, before), (number, entry) in pairwise(known):
            if entry.percent < before.percent and not entry.comment:
                message = (
                    f"{record.id} falls from {before.percent:g} % to {entry.percent:g} % on {entry.date}"
                )
                place = record.place("progress", number, "percent")
                yield RULE.at(place, message, "correct the percentage, or give the reason as comment:")
