"""A risk in the state accepted, without who accepted it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM156",
    WARNING,
    "a risk is accepted without an acceptance",
    "Accepting a risk is a decision of a person with the right to take it, for a time and at a score. "
    "Record it under `acceptance:`, so that it can be asked for again when the risk grows.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Risks in the state accepted without an acceptance."""
    for record in each(portal, "risk"):
        if record.get("status") == "accepted" and record.get("acceptance") is None:
            mend = "add acceptance: {by: …, date: …, until: …, score: …}"
            yield RULE.at(
                record.place("status"), f"{record.id} is accepted, but not by whom and until when", mend
            )
