"""Work that cannot meet a date it has to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.rules import WARNING, Rule

RULE = Rule(
    "PM222",
    WARNING,
    "a task cannot meet its constraint",
    "The schedule puts the work later than its must-start, must-finish or finish-no-later-than allows: its total "
    "float is negative. Shorten the work before it, or agree another date.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Constraints of unfinished tasks and milestones that their own computed dates break."""
    for record in each(portal, "task", "milestone"):
        found = portal.of(record)
        finish = found.get("forecast") if record.kind == "milestone" else found.get("early_finish")
        if finish is None or found.get("state") == "done" or found.get("actual") is not None:
            continue
        start = found.get("early_start") if found.get("state") == "not_started" else None
        for name, day in (("must_start", start), ("must_finish", finish), ("no_later_than", finish)):
            written = record.get(name) if day is not None else None
            if written is not None and day is not None and day > _worked(portal, record, written, name):
                side = "starts" if name == "must_start" else "finishes"
                if record.kind == "milestone":
                    side = "falls on"
                message = f"{record.id} {side} {day}, after its {name} {written}"
                yield RULE.at(
                    record.place(name), message, "shorten the work before it, or agree another date"
                )


def _worked(portal: Portal, record: Record, day: dt.date, name: str) -> dt.date:
    """The day itself; of a must-start on a day off the next day that its calendar works."""
    project = portal.graph.get(record.project) if record.project else None
    planned = (
        planned_of(portal.graph, project, portal.settings, portal.as_of) if project is not None else None
    )
    if name != "must_start" or planned is None:
        return day
    activity = next((item for item in planned.network.activities if item.id == record.id), None)
    own = activity.calendar if activity is not None else None
    calendar = planned.network.calendars.get(own or "", planned.calendar)
    return calendar.add_workdays(day, 0)
