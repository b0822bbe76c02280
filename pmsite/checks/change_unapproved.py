"""An approved change that not everyone required has approved."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._changes import APPROVED, deciding
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM163",
    ERROR,
    "an approved change lacks a required verdict",
    "A change is approved when everyone whose verdict is required has given it, with name and day; work "
    "that starts before that has no mandate. Add the verdicts, or set the status back to in_review.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Approved changes, and those beyond, without verdicts or with required ones still open."""
    for record in each(portal, "change"):
        status, approvals = record.get("status"), deciding(record)
        open_ones = [item.who for _, item in approvals if item.verdict is None]
        if status in APPROVED and (open_ones or not approvals):
            message = f"{record.id} is {status} without the verdict of {', '.join(open_ones) or 'anybody'}"
            yield RULE.at(record.place("status"), message, "add the verdict, or write status: in_review")
