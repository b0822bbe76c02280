"""A risk whose review is due."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM152",
    NOTICE,
    "a risk is due for review",
    "The written next review, or the last one plus the days of the risk's band, has come. Look at the risk "
    "with its owner, correct the assessment and write the day as `reviewed:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open risks whose review date is reached."""
    for record in each(portal, "risk"):
        derived = portal.of(record)
        if derived.get("review_is_due"):
            name = "next_review" if record.get("next_review") is not None else "reviewed"
            message = f"{record.id} was due for review on {derived.get('review_due')}"
            yield RULE.at(record.place(name), message, "review it and write reviewed:")
