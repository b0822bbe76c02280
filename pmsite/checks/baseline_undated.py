"""A baseline of which nobody knows when it was frozen."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM148",
    WARNING,
    "a baseline has no date",
    "The current baseline is the latest one up to the as-of date; one without a date is never current, and "
    "nothing is measured against it. Write the day on which it was frozen as `date:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Baselines without a date."""
    for record in each(portal, "baseline"):
        if record.get("date") is None:
            yield RULE.at(record.source, f"{record.id} has no date", "add date: YYYY-MM-DD")
