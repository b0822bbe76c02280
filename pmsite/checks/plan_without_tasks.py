"""A plan that plans nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM145",
    WARNING,
    "a plan has no tasks",
    "Without tasks there is no schedule, no load and no earned value, and milestones have nothing to depend "
    "on. Write the work under `tasks:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Plans without tasks, but for superseded ones."""
    for record in each(portal, "plan"):
        if not record.get("tasks") and record.get("status") != "superseded":
            yield RULE.at(record.source, f"{record.id} has no tasks", "add tasks:")
