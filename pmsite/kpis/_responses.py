"""Response actions of risks, and whether they were done by a day."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.model.record import Record

DONE = frozenset({"done", "verified"})


def responses(portal: Portal, risk: Record) -> tuple[Record, ...]:
    """Actions written as responses of a risk, without those that were cancelled."""
    parts = portal.graph.parts(risk.uid, "action")
    return tuple(
        part for part in parts if part.at[:1] == ("responses",) and part.get("status") != "cancelled"
    )


def done_by(action: Record, day: dt.date) -> bool:
    """Whether an action was done by a day; one without a date was done when it was due."""
    on: dt.date | None = action.get("done") or action.get("due")
    return action.get("status") in DONE and (on is None or on <= day)
