"""A confirmed requirement that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM180",
    WARNING,
    "a confirmed requirement names nobody who confirmed it",
    "Client and account manager confirm that what was understood is what was meant. Without their names the "
    "confirmation cannot be shown; add `confirmed_by:`.",
)

CONFIRMED = ("confirmed", "delivered", "accepted")


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Confirmed requirements, and those beyond, without those who confirmed them."""
    for record in each(portal, "requirement"):
        status = record.get("status")
        if status in CONFIRMED and not record.get("confirmed_by"):
            message = f"{record.id} is {status}, but by nobody"
            yield RULE.at(
                record.place("status"), message, "add confirmed_by: {client: …, account_manager: …}"
            )
