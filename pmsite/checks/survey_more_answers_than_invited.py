"""More answers than people were asked."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM187",
    WARNING,
    "a survey has more answers than invitations",
    "The response rate is answers by invitations and cannot be above 100 %. Somebody answered twice, or "
    "`invited:` is too low; correct it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Surveys with more answers than invited respondents."""
    for record in each(portal, "survey"):
        invited, answers = record.get("invited"), record.get("answers") or ()
        if invited is not None and len(answers) > invited:
            message = f"{record.id} has {len(answers)} answers of {invited} invited"
            yield RULE.at(record.place("invited"), message, "correct invited:, or take double answers out")
