"""A risk whose response is planned, but nowhere written."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM162",
    WARNING,
    "a planned response is missing",
    "The state says that the response is planned, yet the risk holds no action. Write it under `responses:` "
    "with owner and due date, or accept the risk in so many words.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Risks in the state response_planned without responses, unless the strategy is to accept or escalate."""
    for record in each(portal, "risk"):
        planned = record.get("status") == "response_planned" and record.get("strategy") not in (
            "accept",
            "escalate",
        )
        if planned and not portal.graph.parts(record.uid, "action"):
            message = f"{record.id} is response_planned, but has no response"
            yield RULE.at(
                record.place("status"), message, "add responses: [{id: …, action: …, owner: …, due: …}]"
            )
