"""A baseline that moved without a change that says why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pmsite.analyses.changes import is_approved
from pmsite.analyses.portal import Portal
from pmsite.checks._baselines import in_order
from pmsite.checks._fields import counted
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM147",
    ERROR,
    "a new baseline has no approved change",
    "A baseline that differs from the one before it moves what everybody is measured by, so an approved "
    "change stands behind it. Name it as `change:`; the first baseline of a project needs none.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Baselines that differ from their predecessor without naming an approved change."""
    for project in portal.graph.projects:
        for before, record in pairwise(in_order(portal, project.id)):
            differing = _differing(before, record)
            changes = _changes(portal, record)
            if not differing or changes is None:
                continue
            if not any(map(is_approved, changes)):
                states = " and ".join(f"{item.id} is {item.get('status')}" for item in changes)
                why = states or "names no approved change"
                message = f"{record.id} differs from {before.id} in {differing}, but {why}"
                yield RULE.at(record.place("change"), message, "add change: with an approved change request")


def _differing(before: Record, record: Record) -> str:
    """How many tasks and milestones differ, in words; "" where none do."""
    counts = []
    for name in ("task", "milestone"):
        old, new = before.get(f"{name}s") or {}, record.get(f"{name}s") or {}
        number = sum(1 for key in {*old, *new} if old.get(key) != new.get(key))
        if number:
            counts.append(counted(number, name))
    return " and ".join(counts)


def _changes(portal: Portal, record: Record) -> list[Record] | None:
    """Changes that a baseline names, or that name it; None where it names one that does not exist."""
    uids = [link.target for link in portal.graph.links(record.uid) if link.name == "change"]
    if record.get("change") is not None and not uids:
        return None
    uids += [link.origin for link in portal.graph.backlinks(record.uid) if link.name == "leads_to"]
    return [portal.graph[uid] for uid in dict.fromkeys(uids)]
