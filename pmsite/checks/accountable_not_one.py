"""A task for which nobody, or more than one, is accountable."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM126",
    WARNING,
    "a task has not exactly one accountable",
    "In a responsibility matrix one person answers for the result: A stands exactly once in a task's row. "
    "Nobody leaves a gap, two leave the question who decides.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks with a matrix row whose A does not name exactly one."""
    for record in leaves(portal):
        matrix = record.get("responsible") or {}
        names = matrix.get("A", ())
        if matrix and len(names) != 1:
            message = (
                f"{record.id} has {len(names)} accountable, {', '.join(names)}"
                if names
                else f"{record.id} has nobody accountable"
            )
            yield RULE.at(record.place("responsible", "A"), message, "name exactly one under A")
