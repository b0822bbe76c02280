"""Limits up to which a slip is green and amber."""

from __future__ import annotations

from pmsite.analyses.schedule.duration import DAYS_OF_A_WEEK
from pmsite.model.record import Record
from pmsite.model.settings import Settings


def slip_limits(project: Record, settings: Settings) -> tuple[float, float]:
    """Working days of slip that are still green, and still amber; a project's own tolerance is its green."""
    green, amber = settings.status.slip_days
    tolerances = project.get("tolerances")
    written = tolerances.schedule if tolerances is not None else None
    if written and written.endswith(("d", "w")):
        green = float(written[:-1]) * (DAYS_OF_A_WEEK if written.endswith("w") else 1)
    return green, max(green, amber)
