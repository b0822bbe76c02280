"""A decision that replaces another which still looks valid."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each, sound
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM171",
    ERROR,
    "a superseded decision is not marked",
    "An accepted decision that supersedes another is marked on both sides, or two valid decisions "
    "contradict each other. Write `status: superseded` in the older one.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Accepted decisions that supersede one whose state is not superseded."""
    for record in each(portal, "decision"):
        for link in portal.graph.links(record.uid):
            old = portal.graph.get(link.target)
            if (
                link.name != "supersedes"
                or record.get("status") != "accepted"
                or old is None
                or not sound(old)
            ):
                continue
            if old.get("status") != "superseded":
                message = f"{record.id} supersedes {old.id}, which is {old.get('status')}"
                yield RULE.at(link.source, message, f"write status: superseded in {old.id}")
