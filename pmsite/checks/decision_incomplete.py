"""A decision without the day, or without those who took it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM173",
    WARNING,
    "an accepted decision lacks date or names",
    "A decision counts from a day and by the authority of those who took it. One in the minutes takes the "
    "day from its meeting; one with a file of its own needs `date:` and `by:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Accepted decisions with a file of their own, without ``date`` or ``by``."""
    for record in each(portal, "decision"):
        missing = [name for name in ("date", "by") if not record.get(name)]
        if missing and record.get("status") == "accepted" and record.parent is None:
            message = f"{record.id} is accepted, but has no {' and no '.join(missing)}"
            yield RULE.at(record.source, message, "add " + ", ".join(f"{name}:" for name in missing))
