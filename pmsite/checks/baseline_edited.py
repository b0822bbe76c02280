"""A baseline that no longer says what was frozen."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.baselines import sealed
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM211",
    ERROR,
    "a baseline was edited after it was sealed",
    "The digest is taken of the id, the date, the reason, the change, the tasks and the milestones when the "
    "baseline is frozen; it no longer fits them, so the record does not say what was approved. Restore the "
    "file from git; a plan that has moved is frozen as a new baseline (pmsite baseline create).",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Baselines whose digest does not fit the frozen values."""
    for record in each(portal, "baseline"):
        if sealed(record) is False:
            message = f"{record.id} was edited after it was sealed: its digest does not fit what it says"
            mend = "restore the file from git; freeze a new plan with pmsite baseline create"
            yield RULE.at(record.place("digest"), message, mend)
