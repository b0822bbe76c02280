"""A plan of which nobody knows when it starts."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM146",
    WARNING,
    "a plan has no start",
    "Nothing starts before the plan's start; without it, and without the project's, the schedule has no day "
    "to count from. Write `start:` in the plan.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Plans without a start whose project has none either."""
    for record in each(portal, "plan"):
        project = portal.graph.get(record.project) if record.project else None
        own = record.get("start") or (project.get("start") if project is not None else None)
        if own is None and record.get("status") != "superseded":
            yield RULE.at(record.source, f"{record.id} has no start", "add start: YYYY-MM-DD")
