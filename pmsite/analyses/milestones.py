"""What follows for a milestone from its dates: baseline, forecast, slip, status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmsite.analyses.baselines import current
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record


def milestone(
    graph: Graph,
    record: Record,
    computed: Mapping[str, Any],
    calendar: WorkCalendar,
    as_of: dt.date,
    limits: tuple[float, float],
    *,
    started: bool,
) -> dict[str, Any]:
    """Derived values of a milestone; dates are days, slip is in working days of the plan's calendar.

    ``limits`` are the largest slips that are green and amber.
    """
    baseline = baseline_date(graph, record, as_of)
    actual: dt.date | None = record.get("actual")
    actual = actual if actual is not None and actual <= as_of else None
    written = record.get("forecast") if not record.get("depends") else None
    forecast: dt.date | None = actual or written or computed["early_finish"]
    slip = calendar.workdays_between(baseline, forecast) if baseline and forecast else None
    why = {key: text for key, text in computed["why"].items() if "float" in key}
    if actual is None:
        why["actual"] = "not reached"
    if baseline is None:
        why["baseline"] = why["slip_days"] = "no baseline"
    if forecast is None:
        why["forecast"] = why["slip_days"] = computed["why"].get("early_finish", "not scheduled")
    values = {
        "baseline": baseline,
        "forecast": forecast,
        "actual": actual,
        "slip_days": slip,
        "critical": computed["critical"],
        "near_critical": computed["near_critical"],
        "total_float_days": computed["total_float_days"],
        "driven_by": computed["driven_by"],
        "why": why,
    }
    return {**values, "status": status(record, values, as_of, limits, started=started)}


def status(
    record: Record, values: Mapping[str, Any], as_of: dt.date, limits: tuple[float, float], *, started: bool
) -> str:
    """The first that holds: cancelled, achieved (late), overdue, delayed, at risk, planned, on track."""
    green, amber = limits
    slip = values["slip_days"] or 0
    if record.get("status") == "cancelled":
        return "cancelled"
    if values["actual"] is not None:
        late = values["baseline"] is not None and values["actual"] > values["baseline"]
        return "achieved_late" if late else "achieved"
    if values["baseline"] is not None and values["baseline"] < as_of:
        return "overdue"
    if slip > amber:
        return "delayed"
    if slip > green or (values["total_float_days"] or 0) < 0:
        return "at_risk"
    return "on_track" if started else "planned"


def baseline_date(graph: Graph, record: Record, as_of: dt.date) -> dt.date | None:
    """Date that the current baseline gives a milestone; its own where no baseline record does."""
    baseline = current(graph, record.project or "", as_of)
    dates: dict[str, dt.date] = (baseline.get("milestones") if baseline is not None else None) or {}
    own: dt.date | None = record.get("baseline")
    return dates.get(record.id) or dates.get(record.uid) or own
