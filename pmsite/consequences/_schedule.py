"""What consequences of the schedule share."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import Portal
from pmsite.analyses.schedule.national import named_calendar
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record


def calendar(portal: Portal, project: str | None) -> WorkCalendar:
    """Calendar of a project's plan; Monday to Friday where it has none."""
    record = portal.graph.get(project) if project else None
    plan = planned_of(portal.graph, record, portal.settings, portal.as_of) if record is not None else None
    return plan.calendar if plan is not None else named_calendar("none", {})


def working_days(portal: Portal, record: Record, old: dt.date | None, new: dt.date | None) -> int | None:
    """Working days from one day to another in the project's calendar; None where one of them is not known."""
    if old is None or new is None:
        return None
    return calendar(portal, record.project).workdays_between(old, new)


def is_over(portal: Portal, record: Record) -> bool:
    """Whether a task is done, a milestone reached, or either no longer wanted."""
    found = portal.of(record)
    over = found.get("state") == "done" or found.get("actual") is not None
    return over or record.get("status") == "cancelled"
