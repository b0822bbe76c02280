"""A milestone whose own baseline date is not that of the baseline record."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._baselines import current, date_in
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM133",
    WARNING,
    "a milestone's own baseline date differs from the baseline record",
    "Where a baseline record exists, its date counts and the milestone's own is not used; two different "
    "dates mislead whoever reads the plan. Take `baseline:` out of the milestone, or bring it up to date.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Milestones with another date than the current baseline record has."""
    for record in each(portal, "milestone"):
        baseline = current(portal, record.project)
        own, frozen = record.get("baseline"), date_in(baseline, record)
        if baseline is not None and own is not None and frozen is not None and own != frozen:
            message = f"{record.id} has the baseline {own}, but {baseline.id} says {frozen}"
            yield RULE.at(
                record.place("baseline"), message, f"{baseline.id} counts: take baseline: out or correct it"
            )
