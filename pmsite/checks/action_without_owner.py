"""An action that nobody owns."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM102",
    ERROR,
    "an action has no owner",
    "An action is done by exactly one person; one that belongs to nobody, or to a group, is not done. Name "
    "the person as `owner:`, or as `@handle` in a list item.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions without an owner."""
    for record in each(portal, "action"):
        if record.get("owner") is None:
            yield RULE.at(record.source, f"{record.id} has no owner", "add owner: (in a list item @handle)")
