"""A task nobody can schedule: no duration, no effort, no tasks of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM109",
    ERROR,
    "a task has neither duration nor effort nor sub-tasks",
    "The schedule needs to know how long a task takes; without that the task and everything behind it has "
    "no dates. Write `duration: 5d` or `effort: 40h`, or divide the task under `tasks:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks without anything that says how long they take."""
    for record in leaves(portal):
        if record.get("duration") is None and record.get("effort") is None:
            message = f"{record.id} has no duration, no effort and no sub-tasks"
            yield RULE.at(record.source, message, "add duration: 5d or effort: 40h")
