"""The baselines of a project whose fields could be read, and the date that one gives a milestone."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses import baselines
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import sound
from pmsite.model.record import Record


def in_order(portal: Portal, project: str | None) -> tuple[Record, ...]:
    """Dated baselines of a project, the oldest first."""
    return tuple(record for record in baselines.in_order(portal.graph, project or "") if sound(record))


def current(portal: Portal, project: str | None) -> Record | None:
    """The latest baseline up to the as-of date."""
    return baselines.current(portal.graph, project or "", portal.as_of)


def date_in(baseline: Record | None, milestone: Record) -> dt.date | None:
    """The date that a baseline gives a milestone, None where it gives none."""
    dates: dict[str, dt.date] = (baseline.get("milestones") if baseline is not None else None) or {}
    return dates.get(milestone.id) or dates.get(milestone.uid)
