"""A risk that has grown beyond what was accepted."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM154",
    WARNING,
    "a risk is higher than it was accepted",
    "An acceptance holds for the score that was accepted. The risk scores more now, so whoever accepted it "
    "has to be asked again: write the new `acceptance:`, or plan a response.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open threats whose current score is above the accepted one."""
    for record in each(portal, "risk"):
        current, acceptance = record.get("current") or record.get("inherent"), record.get("acceptance")
        if current is None or acceptance is None or acceptance.score is None or not portal.is_open(record):
            continue
        if current.score > acceptance.score and record.get("type") != "opportunity":
            message = f"{record.id} scores {current.score}, but was accepted at {acceptance.score}"
            yield RULE.at(record.place("acceptance", "score"), message, f"ask {acceptance.by} again")
