"""A risk whose acceptance has run out."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import NOTICE, Rule

RULE = Rule(
    "PM155",
    NOTICE,
    "a risk's acceptance has expired",
    "A risk is accepted until a day, and that day has passed. Ask again whoever accepted it, or plan a "
    "response; until then nobody stands behind the risk.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open risks accepted until a day before the as-of date."""
    for record in each(portal, "risk"):
        acceptance = record.get("acceptance")
        until = acceptance.until if acceptance is not None else None
        if until is not None and until < portal.as_of and portal.is_open(record):
            message = f"{record.id} was accepted until {until}"
            yield RULE.at(record.place("acceptance", "until"), message, f"ask {acceptance.by} again")
