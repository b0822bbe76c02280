"""Feedback that is answered, without the answer."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM188",
    ERROR,
    "answered feedback has no answer",
    "The state says that the client was answered, but not by whom, when and what. Write it under `answer:`, "
    "or set the state back to open.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Feedback in the state answered without an answer."""
    for record in each(portal, "feedback"):
        if record.get("status") == "answered" and record.get("answer") is None:
            mend = "add answer: {by: …, date: …, text: …}"
            yield RULE.at(record.place("status"), f"{record.id} is answered, but has no answer", mend)
