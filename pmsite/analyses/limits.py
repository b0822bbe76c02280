"""Limits up to which a slip, or a performance index, is green and amber."""

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


def index_limits(settings: Settings) -> tuple[float, float]:
    """Lowest performance index (SPI, CPI) that is still green, and still amber."""
    green, amber = settings.status.index
    return green, min(green, amber)


def cost_limits(project: Record, settings: Settings) -> tuple[float, float]:
    """Lowest CPI that is still green, and still amber; a project's own tolerance is its green.

    With the tolerance τ that is 1 ÷ (1 + τ): the estimate BAC ÷ CPI is then BAC × (1 + τ).
    """
    green, amber = index_limits(settings)
    tolerances = project.get("tolerances")
    if tolerances is not None and tolerances.cost is not None:
        green = 1 / (1 + float(tolerances.cost))
    return green, min(green, amber)
