"""A submitted change of which nobody knows since when it waits."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM165",
    WARNING,
    "a change has no date of submission",
    "How long a change waits and how fast changes are decided is counted from the day it was submitted. "
    "Write that day as `submitted:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Changes beyond the draft without the day on which they were submitted."""
    for record in each(portal, "change"):
        status = record.get("status")
        if status not in ("draft", "withdrawn") and record.get("submitted") is None:
            message = f"{record.id} is {status} without a date of submission"
            yield RULE.at(record.place("status"), message, "add submitted: YYYY-MM-DD")
