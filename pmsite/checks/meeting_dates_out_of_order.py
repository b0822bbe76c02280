"""A next meeting that lies before this one."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM178",
    ERROR,
    "the next meeting lies before this one",
    "The day of the next meeting comes after the day of this one; otherwise calendar and series are wrong. "
    "Correct `date:` or `next:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Meetings whose next date is before their own."""
    for record in each(portal, "meeting"):
        yield from misordered(RULE, record, ("date", "next"))
