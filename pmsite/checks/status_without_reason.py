"""A project declared in trouble, nobody says why."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM140",
    WARNING,
    "a declared status has no reason",
    "Who declares a project at risk, off track or discontinued owes the reader the reason, most of all "
    "where the computed status says otherwise. Write one sentence as `status_reason:`.",
)

NEEDS_REASON = ("at_risk", "off_track", "discontinued")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Projects at risk, off track or discontinued without a reason."""
    for record in each(portal, "project"):
        status = record.get("status")
        if status in NEEDS_REASON and not record.get("status_reason"):
            yield RULE.at(
                record.place("status"), f"{record.id} is {status} without a reason", "add status_reason:"
            )
