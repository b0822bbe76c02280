"""Progress that contradicts a task's actual start or finish."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import hours, leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM117",
    ERROR,
    "progress contradicts the actual dates",
    "Work cannot be recorded before the actual start, nor can some of it remain after the actual finish. "
    "Either the entry or the date is wrong; the schedule cannot know which.",
)

ALL = 100


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Progress before the actual start, and work that remains after the actual finish."""
    for record in leaves(portal):
        start, finish = record.get("actual_start"), record.get("actual_finish")
        for number, entry in enumerate(record.get("progress") or ()):
            left = hours(entry.remaining)
            unfinished = left > 0 if left is not None else entry.percent is not None and entry.percent < ALL
            if start is not None and entry.percent and entry.date < start:
                message = f"{record.id} has progress on {entry.date}, before its actual start {start}"
            elif finish is not None and unfinished and entry.date >= finish:
                message = f"{record.id} is unfinished on {entry.date}, yet its actual finish is {finish}"
            else:
                continue
            yield RULE.at(
                record.place("progress", number, "date"), message, "correct the entry or the actual date"
            )
