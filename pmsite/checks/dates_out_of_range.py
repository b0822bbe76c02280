"""Work whose dates lie outside the years for which working time is counted."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import days, each
from pmsite.model.calendar import FIRST_YEAR, LAST_YEAR
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import ERROR, Rule
from pmsite.model.source import Path

RULE = Rule(
    "PM221",
    ERROR,
    "a task's dates lie outside the years that are counted",
    f"Working time is counted from {FIRST_YEAR} to {LAST_YEAR}. A date beyond, or a duration or a lag that leads "
    "there, is a slip of the pen: the task, and what follows it, would have no dates.",
)
_WRITTEN = (
    "start",
    "no_earlier_than",
    "must_start",
    "must_finish",
    "no_later_than",
    "deadline",
    "actual_start",
    "actual_finish",
    "actual",
    "forecast",
    "progress.*.date",
    "exceptions.*.date",
    "people.*.leave.*.from",
    "people.*.leave.*.to",
)
_REASON = "outside the years that are counted"


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Dates of plans, tasks, milestones and leave beyond the years, and tasks whose length leads there."""
    for record in each(portal, "plan", "task", "milestone", "resources"):
        found = list(_beyond(record))
        yield from found
        if not found and _REASON in portal.of(record).get("why", {}).values():
            message = f"{record.id} has no dates, or no float, between {FIRST_YEAR} and {LAST_YEAR}"
            yield RULE.at(record.source, message, "shorten its duration, or the lag before it")


def _beyond(record: Record) -> Iterator[Diagnostic]:
    for name in _WRITTEN:
        for at, day in days(record, name):
            if not FIRST_YEAR <= day.year < LAST_YEAR:
                message = f"{record.id}: {_name(at)} {day} lies outside {FIRST_YEAR} to {LAST_YEAR - 1}"
                yield RULE.at(record.place(*at), message, "write a day of this project")


def _name(at: Path) -> str:
    """Where a date stands, as a message says it: without the numbers of items and the word for a day."""
    return ".".join(str(step) for step in at if isinstance(step, str) and step != "date")
