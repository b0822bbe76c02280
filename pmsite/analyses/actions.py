"""Whether an action is overdue, and how old it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.records.action import KIND

_BEGINNINGS = ("date", "submitted", "raised", "identified", "created")
"""Fields of a record that say when what is written in it arose."""


def derive(graph: Graph, _settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of every action: ``overdue``, ``overdue_days`` and ``age_days`` (calendar days)."""
    return {record.uid: _of(graph, record, as_of) for record in graph.of("action")}


def _of(graph: Graph, record: Record, as_of: dt.date) -> dict[str, Any]:
    done: dt.date | None = record.get("done")
    is_open = record.get("status") not in KIND.closed_states or (done is not None and done > as_of)
    due: dt.date | None = record.get("due")
    since = _since(graph, record)
    end = as_of if is_open else done
    why = {} if since else {"age_days": "no date of its beginning"}
    return {
        "overdue": is_open and due is not None and due < as_of,
        "overdue_days": (as_of - due).days if is_open and due is not None and due < as_of else 0,
        "open": is_open,
        "age_days": (end - since).days if since and end else None,
        "why": why,
    }


def _since(graph: Graph, record: Record) -> dt.date | None:
    """Day an action began: its own, else that of the record it was written in or names as source."""
    own: dt.date | None = record.get("created") or record.get("started")
    if own is not None:
        return own
    sources = [link.target for link in graph.links(record.uid) if link.name == "source"]
    for uid in (record.parent, *sources):
        parent = graph.get(uid) if uid else None
        found = parent and next((day for name in _BEGINNINGS if (day := parent.get(name))), None)
        if found:
            return found  # type: ignore[no-any-return]
    return None
