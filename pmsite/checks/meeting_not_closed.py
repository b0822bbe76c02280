"""Minutes that nobody has closed."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM177",
    NOTICE,
    "minutes are still open a week after the meeting",
    "The meeting was more than seven days ago and its minutes are a draft or open. Those who were there "
    "forget what was said; have the minutes agreed and write `status: closed`.",
)

DAYS = 7


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Meetings held more than seven days ago that are not closed."""
    for record in each(portal, "meeting"):
        date = record.get("date")
        if date is not None and (portal.as_of - date).days > DAYS and portal.is_open(record):
            message = f"{record.id} was on {date}, its minutes are {record.get('status')}"
            yield RULE.at(record.place("status"), message, "agree the minutes and write status: closed")
