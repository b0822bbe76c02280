"""An assumption that should have been looked into."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM191",
    NOTICE,
    "an assumption was to be validated",
    "The day by which the assumption was to be looked into has passed, and it is still open. Find out, and "
    "write `status: valid`, or `invalid` with the risk or issue that follows.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open assumptions whose day of validation lies before the as-of date."""
    for record in each(portal, "assumption"):
        date = record.get("validate_by")
        if date is not None and date < portal.as_of and portal.is_open(record):
            message = f"{record.id} was to be validated by {date}"
            yield RULE.at(record.place("validate_by"), message, "find out and set its status")
