"""A task of which nothing remains, but not since when."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import hours, leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM116",
    WARNING,
    "a task is complete without an actual finish",
    "The last progress entry says that nothing remains, so the schedule takes its day as the finish. If the "
    "work was done earlier, the milestones behind it look late. Add `actual_finish:`.",
)

ALL = 100


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks whose last entry leaves nothing to do, without an actual finish."""
    for record in leaves(portal):
        entries = record.get("progress") or ()
        last = max(range(len(entries)), key=lambda number: entries[number].date, default=None)
        if last is None or record.get("actual_finish") is not None:
            continue
        left = hours(entries[last].remaining)
        if left == 0 or (left is None and entries[last].percent == ALL):
            message = f"{record.id} is complete on {entries[last].date}, but has no actual finish"
            yield RULE.at(record.place("progress", last), message, "add actual_finish:")
