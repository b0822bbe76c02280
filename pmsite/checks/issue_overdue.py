"""An issue past its due date."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import counted, each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM193",
    NOTICE,
    "an issue is overdue",
    "The day by which the issue was to be resolved has passed. Resolve it, agree a new date with those it "
    "hinders, or take it to whoever can.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open issues due before the as-of date."""
    for record in each(portal, "issue"):
        due = record.get("due")
        if due is not None and due < portal.as_of and portal.is_open(record):
            message = f"{record.id} is {counted((portal.as_of - due).days, 'day')} overdue"
            yield RULE.at(record.place("due"), message, "resolve it, or agree a new date")
