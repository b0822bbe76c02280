"""A day of a calendar that is said to be worked and not worked, or for more hours than it has."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM220",
    ERROR,
    "an exception of a plan's calendar contradicts itself",
    "An exception says of one day that it is worked (`works: true`, for `hours:` where they differ from a full "
    "day) or not (`works: false`). Write each day once, hours above 0 up to 24, and none for a day off.",
)
_DAY = 24


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Exceptions of plans with impossible hours, or with a day that is written twice."""
    for record in each(portal, "plan"):
        seen = set()
        for number, item in enumerate(record.get("exceptions")):
            hours = float(item.hours) if item.hours is not None else None
            if item.date in seen:
                message, mend = f"{item.date} is an exception already", "write each day once"
                yield RULE.at(record.place("exceptions", number, "date"), message, mend)
            elif hours is not None and not item.works:
                message, mend = (
                    f"{item.date} is not worked, but has hours",
                    "take hours: out, or write works: true",
                )
                yield RULE.at(record.place("exceptions", number, "hours"), message, mend)
            elif hours is not None and not 0 < hours <= _DAY:
                message = f"{item.date} has {hours:g} hours"
                mend = "use more than 0 and at most 24, or write works: false"
                yield RULE.at(record.place("exceptions", number, "hours"), message, mend)
            seen.add(item.date)
