"""A closed risk with responses still to be done."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM159",
    ERROR,
    "a closed risk has an open response",
    "A closed or cancelled risk needs no response any more; one that is still open keeps its owner busy and "
    "lowers the implementation rate. Finish or cancel the response, or open the risk again.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Closed and cancelled risks with responses that are neither done nor cancelled."""
    for record in each(portal, "risk"):
        status = record.get("status")
        if status not in ("closed", "cancelled"):
            continue
        for part in portal.graph.parts(record.uid, "action"):
            if part.at[:1] == ("responses",) and portal.is_open(part):
                message = f"{record.id} is {status}, but its response {part.id} is {part.get('status')}"
                yield RULE.at(part.place("status"), message, "finish or cancel the response")
