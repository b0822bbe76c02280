"""Where a task stands in its plan, and what it is linked to."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.graph.graph import Relation
from pmsite.model.record import Record

_HOURS = {"h": 1.0, "d": 8.0, "w": 40.0}


def is_summary(portal: Portal, record: Record) -> bool:
    """Whether a task has tasks of its own."""
    return bool(portal.graph.parts(record.uid, "task") or record.get("tasks"))


def leaves(portal: Portal) -> Iterator[Record]:
    """Tasks without tasks of their own."""
    for record in each(portal, "task"):
        if not is_summary(portal, record):
            yield record


def above(portal: Portal, record: Record) -> Iterator[str]:
    """Uids of the summaries that a task lies in, the nearest first."""
    parent = portal.graph.get(record.parent) if record.parent else None
    while parent is not None and parent.kind == "task":
        yield parent.uid
        parent = portal.graph.get(parent.parent) if parent.parent else None


def links(portal: Portal) -> Iterator[tuple[Record, Relation, Record]]:
    """Every dependency between tasks and milestones: successor, link, predecessor."""
    for record in each(portal, "task", "milestone"):
        for link in portal.graph.links(record.uid):
            target = portal.graph.get(link.target)
            if link.name == "depends" and target is not None:
                yield record, link, target


def hours(duration: str | None) -> float | None:
    """Hours of a written duration: a week has five days, a day eight hours; None where none is written."""
    return float(duration[:-1]) * _HOURS[duration[-1]] if duration else None
