"""A released record that names what it must not, for a strict audience."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._release import named, unreleased
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

BODIES = True
"""It reads texts."""
RULE = Rule(
    "PM205",
    ERROR,
    "a released record must not name an unreleased one",
    "The audience is configured with `unreleased_links: error`, so what it sees must be complete. Release "
    "the other record (people too), take the reference out, or withhold the field with `field_audience:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Released records that name unreleased ones, for audiences that are configured to refuse that."""
    for record, audience, hidden in unreleased(portal, "error"):
        for uid, place in hidden.items():
            message = f"{record.id} is released to {audience}, but names {named(portal, record, [uid])}"
            yield RULE.at(place, message, "release it too, or take the name out")
