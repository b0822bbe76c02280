"""A change that is in the baseline, nobody says in which."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM170",
    WARNING,
    "a baselined change names no baseline",
    "The state says that the change has been taken into a baseline; without a link nobody can see which "
    "dates it moved. Name the baseline as `leads_to:`, or the change as `change:` of the baseline.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Changes in the state baselined that neither name a baseline nor are named by one."""
    for record in each(portal, "change"):
        named = [link for link in portal.graph.backlinks(record.uid) if link.name == "change"]
        if record.get("status") == "baselined" and record.get("leads_to") is None and not named:
            message = f"{record.id} is baselined, but in no baseline"
            yield RULE.at(record.place("status"), message, "add leads_to: with the baseline's id")
