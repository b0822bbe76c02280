"""Responses that are meant to make a risk worse."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM153",
    WARNING,
    "a risk's target is worse than its inherent score",
    "Responses lower a threat and raise an opportunity; a target on the other side of the inherent score "
    "means that the two were exchanged or mistyped. Correct the assessment that is wrong.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Threats whose target lies above the inherent score, opportunities whose target lies below it."""
    for record in each(portal, "risk"):
        inherent, target = record.get("inherent"), record.get("target")
        if inherent is None or target is None:
            continue
        better, side = (-1, "below") if record.get("type") == "opportunity" else (1, "above")
        if better * target.score > better * inherent.score:
            message = f"{record.id} has the target {target.score}, {side} its inherent score {inherent.score}"
            yield RULE.at(record.place("target"), message, "correct target: or inherent:")
