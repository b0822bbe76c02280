"""A project that nobody manages."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM137",
    WARNING,
    "a project has no manager",
    "The manager is whom a client, a sponsor and the team ask first, and who answers for the reports. Write "
    "the person as `manager:` in the project's index.md.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Projects without a manager."""
    for record in each(portal, "project"):
        if record.get("manager") is None:
            yield RULE.at(record.source, f"{record.id} has no manager", "add manager:")
