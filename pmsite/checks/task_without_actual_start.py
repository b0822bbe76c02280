"""A task on which work is recorded, but not when it began."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM115",
    WARNING,
    "work is recorded without an actual start",
    "A task with progress, or with an actual finish, has begun. Without its actual start the schedule takes "
    "the first day with progress, which is late. Add `actual_start:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks with progress or an actual finish, but without an actual start."""
    for record in leaves(portal):
        if record.get("actual_start") is not None:
            continue
        if record.get("actual_finish") is not None:
            message = f"{record.id} is finished, but has no actual start"
            yield RULE.at(record.place("actual_finish"), message, "add actual_start:")
        elif any(entry.percent for entry in record.get("progress") or ()):
            yield RULE.at(
                record.place("progress"),
                f"{record.id} has progress, but no actual start",
                "add actual_start:",
            )
