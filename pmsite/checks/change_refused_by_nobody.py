"""A change that was rejected, returned or deferred, and nobody said so."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM232",
    WARNING,
    "nobody's verdict stands behind the state of a change",
    "A change is rejected, returned, deferred or conditionally approved by somebody's word; without that word "
    "whoever asked for the change cannot see who decided, and why. Add the verdict with name, day and comment.",
)

STATES = ("rejected", "returned", "deferred", "conditional")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Changes in a state that only a verdict gives, without such a verdict."""
    for record in each(portal, "change"):
        status = record.get("status")
        given = {item.verdict for item in record.get("approvals") or ()}
        if status in STATES and status not in given:
            message = f"{record.id} is {status}, but by nobody's verdict"
            mend = f"add the verdict: {{who: …, verdict: {status}, date: YYYY-MM-DD}}"
            yield RULE.at(record.place("status"), message, mend)
