"""A share of time that nobody can give."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.checks._resources import technology
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM123",
    WARNING,
    "an allocation is nothing, or more than there is",
    "A person has 100 % of a day for a task, a device as many times 100 % as there are of it; nothing at "
    "all does no work. More shows as overload, and effort-driven durations come out too short.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Allocations of 0 and less, or of more than the capacity."""
    for record in each(portal, "task"):
        items = record.get("allocate") or ()
        capacity = technology(portal, record) if items else {}
        for number, item in enumerate(items):
            most = max(capacity.get(item.who, 1.0), 1.0)
            if not 0 < item.units <= most:
                message = f"{record.id} takes {item.units:.0%} of {item.who}"
                mend = f"use more than 0 % and at most {most:.0%}"
                yield RULE.at(record.place("allocate", number, "units"), message, mend)
