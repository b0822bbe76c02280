"""Work given to somebody, or something, that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._resources import is_person, technology
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM124",
    WARNING,
    "an allocation names neither a person nor technology",
    "What is allocated is a person of people/ or technology of the project's resources; anything else has "
    "no calendar, no capacity and no rate, so its load and its cost are missing. Correct the name or add "
    "it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Allocations whose name is found nowhere."""
    for record in each(portal, "task"):
        for number, item in enumerate(record.get("allocate") or ()):
            if not is_person(portal, record, item.who) and item.who not in technology(portal, record):
                message = f"{record.id} allocates {item.who}, who is no person and no technology"
                mend = "correct the name, or add it to people/ or resources.md"
                yield RULE.at(record.place("allocate", number, "who"), message, mend)
