"""Somebody who was there and was not."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM175",
    ERROR,
    "a person was both present and not",
    "The attendance lists a person twice: as present, absent or excused. Who agreed to a decision must not "
    "be in doubt; keep one of the entries.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """People in more than one list of an attendance."""
    for record in each(portal, "meeting"):
        seen: dict[str, str] = {}
        attendance = record.get("attendance")
        for name in ("present", "absent", "excused") if attendance is not None else ():
            for number, who in enumerate(getattr(attendance, name)):
                other = seen.setdefault(who, name)
                if other != name:
                    place = record.place("attendance", name, number)
                    yield RULE.at(
                        place, f"{record.id} has {who} as {other} and as {name}", "keep one of the two"
                    )
