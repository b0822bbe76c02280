"""A task of a baseline that ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM149",
    ERROR,
    "a task of a baseline finishes before it starts",
    "Planned value is spread over the working days from start to finish; a task that ends before it begins "
    "has none. Correct the dates in the baseline record.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Frozen tasks whose finish is before their start."""
    for record in each(portal, "baseline"):
        for name, task in (record.get("tasks") or {}).items():
            if task.start > task.finish:
                message = f"{record.id}: {name} finishes on {task.finish}, before its start {task.start}"
                yield RULE.at(record.place("tasks", name, "finish"), message, "correct one of the two dates")
