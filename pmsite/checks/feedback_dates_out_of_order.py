"""Feedback that was answered before it was given."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, misordered
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM190",
    ERROR,
    "feedback is answered before it was given",
    "The days until an answer are counted from the day of the feedback; an answer before it makes them "
    "negative. Correct the date that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Feedback answered or closed before its date."""
    for record in each(portal, "feedback"):
        yield from misordered(RULE, record, ("date", "answer.date"), ("date", "closed"))
