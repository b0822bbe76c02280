"""A risk that has occurred, and no issue deals with it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM158",
    ERROR,
    "an occurred risk has no issue",
    "A risk that occurs leaves the register and becomes an issue that somebody resolves; without one it is "
    "forgotten. Write the issue with `came_from:` and the risk's id.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Risks in the state occurred that no issue names as its origin."""
    for record in each(portal, "risk"):
        issues = [link for link in portal.graph.backlinks(record.uid) if link.name == "came_from"]
        if record.get("status") == "occurred" and not issues:
            message = f"{record.id} has occurred, but no issue came from it"
            yield RULE.at(record.place("status"), message, f"add an issue with came_from: {record.id}")
