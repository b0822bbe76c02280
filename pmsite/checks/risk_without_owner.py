"""An open risk that nobody watches."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM150",
    WARNING,
    "a risk has no owner",
    "The risk owner watches the trigger and answers for the responses; a risk without one is only a "
    "sentence in a list. Agree it with the person and write `owner:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open risks without an owner."""
    for record in each(portal, "risk"):
        if record.get("owner") is None and portal.is_open(record):
            yield RULE.at(record.source, f"{record.id} has no owner", "add owner:")
