"""Dates of an action that cannot follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM107",
    ERROR,
    "an action's dates are out of order",
    "An action is created, started, done and verified in this order. A date before its predecessor is a "
    "slip of the pen that would make the action's age negative; correct it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Actions done before they began, or verified before they were done."""
    for record in each(portal, "action"):
        yield from misordered(
            RULE,
            record,
            ("created", "started"),
            ("created", "done"),
            ("started", "done"),
            ("done", "verified.date"),
        )
