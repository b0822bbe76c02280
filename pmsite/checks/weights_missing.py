"""A task that earns its value by steps, and has none."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._plan import leaves
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM130",
    WARNING,
    "a task earns by milestones without weights",
    "With `earned: milestones` the value of a task is earned step by step, each with its weight; without "
    "weights above 0 nothing is ever earned. Add `weights:`, or choose another method.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks with the method milestones, whose weights are missing, negative or add up to nothing."""
    for record in leaves(portal):
        weights = [item.weight for item in record.get("weights") or ()]
        if record.get("earned") == "milestones" and (sum(weights) <= 0 or min(weights) < 0):
            message = f"{record.id} earns by milestones, but has no weights to earn"
            yield RULE.at(record.place("earned"), message, "add weights: [{name: …, weight: 50}, …]")
