"""A false assumption from which nothing follows."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM192",
    WARNING,
    "an invalid assumption has no consequence",
    "The plan was built on an assumption that turned out false; what that does to the project is a risk or "
    "an issue. Name it as `if_false:`, or write an issue with `came_from:`.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Invalid assumptions that lead to no risk and no issue."""
    for record in each(portal, "assumption"):
        issues = [link for link in portal.graph.backlinks(record.uid) if link.name == "came_from"]
        if record.get("status") == "invalid" and record.get("if_false") is None and not issues:
            message = f"{record.id} is invalid, but leads to no risk and no issue"
            yield RULE.at(record.place("status"), message, "add if_false: with the id of a risk or an issue")
