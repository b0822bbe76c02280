"""Records as they stood on an earlier day, as far as the dates in them tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pmsite.analyses import actions
from pmsite.analyses.portal import Portal
from pmsite.graph.query import DERIVED, Query
from pmsite.kpis._withheld import named
from pmsite.model.record import Record

_BEGINNINGS = ("date", "submitted", "raised", "identified", "created")
"""Fields that say when a record arose: before, it was not there."""
_FACTS = (
    "actual",
    "actual_finish",
    "actual_start",
    "answered",
    "closed",
    "done",
    "resolved",
    "reviewed",
    "validated",
)
"""Fields that hold a day on which something happened: before, they were empty."""
_STATES = frozenset({"status", "state"})
"""Fields without a date: what they were on an earlier day is not written."""
_DATED: Mapping[str, frozenset[str]] = {
    "action": frozenset({"overdue", "overdue_days", "open", "age_days"}),
    "change": frozenset({"decided_days"}),
    "milestone": frozenset({"baseline", "actual"}),
}
"""Derived values that follow from dates."""


def tells(portal: Portal, *queries: Query) -> bool:
    """Whether queries ask only for what can be told of an earlier day."""
    return all(
        path[0] not in _STATES and (path[0] not in DERIVED.get(kind, {}) or path[0] in _DATED.get(kind, ()))
        for query in queries
        for kind, path in named(portal, query)
    )


def then(portal: Portal, day: dt.date) -> tuple[dict[str, Record], dict[str, Mapping[str, Any]]]:
    """Records that were there on a day, without what happened later, and their dated derived values."""
    key = f"then {day}"
    if key not in portal.memo:
        records = {
            record.uid: _before(record, day)
            for record in portal.graph
            if all((first := record.get(name)) is None or not _later(first, day) for name in _BEGINNINGS)
        }
        overdue = actions.derive(portal.graph, portal.settings, day)
        derived = {uid: _derived(portal, record, overdue, day) for uid, record in records.items()}
        portal.memo[key] = records, derived
    found: tuple[dict[str, Record], dict[str, Mapping[str, Any]]] = portal.memo[key]
    return found


def _later(value: Any, day: dt.date) -> bool:
    return isinstance(value, dt.date) and value > day


def _before(record: Record, day: dt.date) -> Record:
    later = {name: None for name in _FACTS if _later(record.get(name), day)}
    return replace(record, fields=record.fields.model_copy(update=later)) if later else record


def _derived(
    portal: Portal, record: Record, overdue: Mapping[str, Mapping[str, Any]], day: dt.date
) -> Mapping[str, Any]:
    if record.kind == "action":
        return overdue.get(record.uid, {})
    values = portal.of(record)
    if record.kind == "milestone" and _later(values.get("actual"), day):
        return {**values, "actual": None}
    if record.kind == "change" and values.get("decided_days") is not None:
        decided = record.get("submitted") + dt.timedelta(days=values["decided_days"])
        return {**values, "decided_days": None} if decided > day else values
    return values
