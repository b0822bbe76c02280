"""A lesson that tells nobody what to do."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM197",
    WARNING,
    "a lesson has no recommendation",
    "A lesson is learnt when the next project does something differently. Write what it should do as "
    "`recommendation:`, in one sentence that can be followed.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Lessons without a recommendation."""
    for record in each(portal, "lesson"):
        if not record.get("recommendation"):
            yield RULE.at(record.source, f"{record.id} has no recommendation", "add recommendation:")
