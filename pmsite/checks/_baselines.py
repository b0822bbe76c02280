"""The baselines of a project in their order, and the date that they give a milestone."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import here
from pmsite.model.record import Record


def in_order(portal: Portal, project: str | None) -> tuple[Record, ...]:
    """Dated baselines of a project, the oldest first."""
    dated = (record for record in here(portal, "baseline", project) if record.get("date") is not None)
    return tuple(sorted(dated, key=lambda record: (record.get("date"), record.id)))


def current(portal: Portal, project: str | None) -> Record | None:
    """The latest baseline up to the as-of date."""
    known = [record for record in in_order(portal, project) if record.get("date") <= portal.as_of]
    return known[-1] if known else None


def date_in(baseline: Record | None, milestone: Record) -> dt.date | None:
    """The date that a baseline gives a milestone, None where it gives none."""
    dates: dict[str, dt.date] = (baseline.get("milestones") if baseline is not None else None) or {}
    return dates.get(milestone.id) or dates.get(milestone.uid)


def baseline_date(portal: Portal, milestone: Record) -> dt.date | None:
    """The current baseline's date of a milestone; its own where the baseline record has none."""
    own: dt.date | None = milestone.get("baseline")
    return date_in(current(portal, milestone.project), milestone) or own
