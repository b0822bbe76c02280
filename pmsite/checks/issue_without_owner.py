"""An open issue that nobody resolves."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM194",
    WARNING,
    "an issue has no owner",
    "An issue hinders the project until somebody resolves it; without an owner nobody does. Agree it with "
    "the person and write `owner:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open issues without an owner."""
    for record in each(portal, "issue"):
        if record.get("owner") is None and portal.is_open(record):
            yield RULE.at(record.source, f"{record.id} has no owner", "add owner:")
