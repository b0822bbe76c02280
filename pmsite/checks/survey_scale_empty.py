"""A scale without two ends."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM186",
    ERROR,
    "a survey's scale has no range",
    "The least score lies below the most; otherwise no answer can be right and no share of the maximum can "
    "be computed. Write `scale: {min: 1, max: 5}`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Surveys whose scale does not rise."""
    for record in each(portal, "survey"):
        scale = record.get("scale")
        if scale.min >= scale.max:
            message = f"{record.id} has a scale from {scale.min:g} to {scale.max:g}"
            yield RULE.at(record.place("scale"), message, "write min below max")
