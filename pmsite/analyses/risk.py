"""Scores, bands and review dates of risks (PMBOK probability and impact matrix, ISO 31000)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmsite.analyses.exposure import exposure_of
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.records.risk import KIND, Assessment

KINDS = ("risk",)


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of every risk.

    ``score`` by assessment (1–25, None where it is not assessed; a missing current one is the inherent),
    ``band`` of the current score, ``open``, ``review_due`` (a date), ``review_is_due``, ``exposure`` (``cost``
    and ``delay_days`` of an open risk that is quantified, else None).
    """
    return {
        record.uid: _of(record, settings, as_of) | _exposure(graph, settings, as_of, record)
        for record in graph.of("risk")
    }


def _exposure(graph: Graph, settings: Settings, as_of: dt.date, record: Record) -> dict[str, Any]:
    """Expected cost and delay of an open risk."""
    counts = record.get("status") not in KIND.closed_states and record.get("quantified") is not None
    return {"exposure": exposure_of(graph, settings, as_of, record) if counts else None}


def _of(record: Record, settings: Settings, as_of: dt.date) -> dict[str, Any]:
    inherent: Assessment | None = record.get("inherent")
    current: Assessment | None = record.get("current") or inherent
    target: Assessment | None = record.get("target")
    is_open = record.get("status") not in KIND.closed_states
    band = (
        settings.risk.band(current.probability, current.largest_impact) if current and current.score else None
    )
    due = _review_due(record, settings, band) if is_open else None
    why: dict[str, str] = {} if current else {"score": "not assessed", "band": "not assessed"}
    if due is None:
        why["review_due"] = "never reviewed" if is_open else "not open"
    if not is_open or record.get("quantified") is None:
        why["exposure"] = "not quantified" if is_open else "not open"
    return {
        "score": {
            name: item.score if item else None for name, item in _named(inherent, current, target).items()
        },
        "band": band,
        "open": is_open,
        "review_due": due,
        "review_is_due": due is not None and due <= as_of,
        "why": why,
    }


def _named(
    inherent: Assessment | None, current: Assessment | None, target: Assessment | None
) -> Mapping[str, Assessment | None]:
    return {"inherent": inherent, "current": current, "target": target}


def _review_due(record: Record, settings: Settings, band: str | None) -> dt.date | None:
    """The written next review, else the last one plus the days of the band."""
    if record.get("next_review") is not None:
        return record.get("next_review")  # type: ignore[no-any-return]
    last = record.get("reviewed") or record.get("identified") or record.get("created")
    if last is None:
        return None
    days: int = getattr(settings.risk.review_days, band or "medium")
    return last + dt.timedelta(days=days)  # type: ignore[no-any-return]
