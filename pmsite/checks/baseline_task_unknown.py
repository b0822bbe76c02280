"""A task or milestone of the latest baseline that no plan has."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._baselines import in_order
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM213",
    WARNING,
    "the latest baseline holds a task that does not exist",
    "What the latest baseline holds and no plan has is either misspelt, or it was taken out of the plan "
    "without a new baseline; its cost stays in the budget and nobody works on it. Correct the id, put the "
    "task back, or freeze the plan anew with the change that took it out. Older baselines may hold what has "
    "gone since.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Tasks and milestones of each project's latest baseline that are none."""
    for project in portal.graph.projects:
        for record in in_order(portal, project.id)[-1:]:
            for field, kind in (("tasks", "task"), ("milestones", "milestone")):
                for name in record.get(field) or {}:
                    if not _known(portal, record, name, kind):
                        message = f"{record.id} holds {name}, which is no {kind} of {project.id}"
                        mend = "correct the id, or freeze the plan anew with the change that removed it"
                        yield RULE.at(record.key_place(field, name), message, mend)


def _known(portal: Portal, record: Record, name: str, kind: str) -> bool:
    own = f"{record.project}/"
    found = portal.graph.get(f"{own}{name.removeprefix(own)}")
    return found is not None and found.kind == kind
