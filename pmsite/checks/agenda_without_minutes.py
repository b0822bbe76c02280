"""An item of an agenda that takes no time."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM176",
    WARNING,
    "an agenda item takes no time",
    "The minutes of the items add up to the length of the meeting; an item of 0 minutes or less is a slip, "
    "or is not meant to be talked about. Give it its time, or leave `minutes:` out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Agenda items with 0 minutes or less."""
    for record in each(portal, "meeting"):
        for number, item in enumerate(record.get("agenda") or ()):
            if item.minutes is not None and item.minutes <= 0:
                message = f"{record.id}: item {number + 1} takes {item.minutes:g} minutes"
                yield RULE.at(
                    record.place("agenda", number, "minutes"), message, "write at least 1, or leave it out"
                )
