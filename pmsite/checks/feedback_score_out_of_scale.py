"""A score above the end of its scale."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM189",
    ERROR,
    "a feedback's score lies outside its scale",
    "The score is a part of the scale's end, between 0 and `of`. Correct the value, or the end of the scale.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Feedback with a score below 0 or above the end of its scale."""
    for record in each(portal, "feedback"):
        score = record.get("score")
        if score is not None and not 0 <= score.value <= score.of:
            message = f"{record.id} scores {score.value:g} of {score.of:g}"
            yield RULE.at(record.place("score", "value"), message, f"use 0 to {score.of:g}")
