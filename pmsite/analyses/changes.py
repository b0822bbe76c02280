"""How long a change took to be decided, and how long it has been in its state."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings

UNDECIDED = frozenset({"draft", "submitted", "analysing", "in_review", "returned", "deferred"})
APPROVED = frozenset({"approved", "conditional", "implementing", "verified", "baselined", "closed"})


def is_approved(change: Record) -> bool:
    """Whether a change was approved; a closed one, unless a verdict rejected it."""
    status = change.get("status")
    rejected = any(item.verdict == "rejected" for item in change.get("approvals") or ())
    return status in APPROVED and not (status == "closed" and rejected)


def derive(graph: Graph, _settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of every change.

    ``decided_days``: calendar days from submission to the last required verdict; ``state_age_days``: days
    since the last dated step; ``pending``: whether it still waits for a decision.
    """
    return {record.uid: _of(record, as_of) for record in graph.of("change")}


def _of(record: Record, as_of: dt.date) -> dict[str, Any]:
    submitted: dt.date | None = record.get("submitted")
    approvals = record.get("approvals") or ()
    required = [item for item in approvals if item.required] or list(approvals)
    given = [item.date for item in required if item.verdict is not None and item.date is not None]
    complete = bool(required) and all(item.verdict is not None and item.date is not None for item in required)
    why: dict[str, str] = {}
    if submitted is None:
        why["decided_days"] = "not submitted"
    elif not complete:
        why["decided_days"] = "not decided by everyone required"
    steps = [item.date for item in approvals if item.date is not None and item.date <= as_of]
    last = max([*steps, *([submitted] if submitted and submitted <= as_of else [])], default=None)
    if last is None:
        why["state_age_days"] = "no dated step"
    return {
        "decided_days": (max(given) - submitted).days if submitted and complete else None,
        "state_age_days": (as_of - last).days if last else None,
        "pending": record.get("status") in UNDECIDED,
        "why": why,
    }
