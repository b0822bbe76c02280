"""Closed minutes without the day, or without who was there."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM174",
    WARNING,
    "closed minutes lack date or attendance",
    "Decisions take their day and their weight from the meeting: when it was and who was present. Add "
    "`date:` and `attendance:` before the minutes are closed.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Closed meetings without a date or without anyone present."""
    for record in each(portal, "meeting"):
        attendance = record.get("attendance")
        missing = [] if record.get("date") is not None else ["date"]
        missing += [] if attendance is not None and attendance.present else ["attendance"]
        if missing and record.get("status") == "closed":
            message = f"{record.id} is closed, but has no {' and no '.join(missing)}"
            yield RULE.at(record.place("status"), message, "add " + ", ".join(f"{name}:" for name in missing))
