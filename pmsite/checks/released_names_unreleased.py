"""A released record that names records its readers may not see."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._release import named, unreleased
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

BODIES = True
"""It reads texts."""
RULE = Rule(
    "PM204",
    NOTICE,
    "a released record names an unreleased one",
    "For the audience the reference becomes neutral text, or the field stays empty: nothing leaks, but "
    "something is missing. Release the other record (people too), or withhold the field with "
    "`field_audience:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Released records that name unreleased ones, for audiences whose links become neutral."""
    for record, audience, hidden in unreleased(portal, "neutral"):
        message = f"{record.id} is released to {audience}, but names {named(portal, record, hidden)}"
        yield RULE.at(
            record.place("audience"),
            message,
            "release them too, withhold the field, or let them read 'an internal record'",
        )
