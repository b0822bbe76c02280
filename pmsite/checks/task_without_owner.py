"""A task that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM129",
    WARNING,
    "a task has no owner",
    "Every part of a plan has one person who answers for its date. A task without an owner is a gap in the "
    "responsibility matrix; agree it with the person and write `owner:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks without sub-tasks and without an owner."""
    for record in leaves(portal):
        if record.get("owner") is None:
            yield RULE.at(record.source, f"{record.id} has no owner", "add owner:")
