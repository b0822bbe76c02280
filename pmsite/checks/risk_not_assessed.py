"""An open risk without probability and impact."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM151",
    WARNING,
    "a risk is not assessed",
    "Without probability and impact a risk has no score: it stands in no cell of the matrix, and its review "
    "is not planned by its band. Write `inherent:`, and `current:` once responses have changed it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Open risks with neither a current nor an inherent assessment, or with an impact on nothing."""
    for record in each(portal, "risk"):
        found = record.get("current") or record.get("inherent")
        if portal.is_open(record) and (found is None or not found.score):
            message = f"{record.id} has no probability and impact"
            yield RULE.at(record.source, message, "add inherent: {probability: 1 to 5, impact: 1 to 5}")
