"""A plan file against the plan of a project: a new plan where there is none, else the edits that make ours like it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pmsite.analyses.interchange import CONSTRAINTS, Interchange, Tie, Work
from pmsite.graph.graph import Graph
from pmsite.imports._edits import Edit, Found
from pmsite.imports.mspdi import PlanFile
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.suggest import listed

_AFTER = 60
"""Days behind the plan up to which exceptions of its calendar are written."""


def compared(graph: Graph, ours: Interchange, theirs: PlanFile) -> Found:
    """Fields of our tasks that the file has otherwise; tasks that one of both does not have are told."""
    found = Found(notes=list(theirs.notes))
    known = {work.id: work for work in ours.works}
    day = ours.calendar.minutes_per_day
    status = theirs.status or theirs.start
    for work in theirs.works:
        mine = known.pop(work.id, None)
        if mine is None:
            found.problems.append(f"{work.id} {work.name}: is not in the plan; add it there and export anew")
            continue
        record = graph[f"{ours.project.id}/{work.id}"]
        found.edits += _edits(record, mine, work, day, status)
    if known:
        found.notes.append(f"{listed(sorted(known), most=5)} not in the file; nothing is deleted")
    return found


def _edits(record: Record, mine: Work, other: Work, day: int, status: dt.date | None) -> Iterator[Edit]:
    def edit(key: str, old: object, new: object, value: Any) -> Edit:
        return Edit(record, key, value, "", "" if old is None else str(old), "" if new is None else str(new))

    if mine.name != other.name:
        yield edit("title", mine.name, other.name, other.name)
    if mine.minutes != other.minutes and not (mine.summary or mine.milestone):
        new = duration(other.minutes, day)
        yield edit("duration", duration(mine.minutes, day), new, new)
    if {*mine.ties} != {*other.ties}:
        new_ties = [dependency(tie, day) for tie in other.ties]
        old_ties = "; ".join(dependency(tie, day) for tie in mine.ties)
        yield edit("depends", old_ties, "; ".join(new_ties), new_ties or None)
    if mine.constraint != other.constraint:
        old, new_held = mine.constraint, other.constraint
        if old is not None and (new_held is None or new_held[0] != old[0]):
            yield edit(old[0], old[1], None, None)
        if new_held is not None:
            yield edit(new_held[0], record.get(new_held[0]), new_held[1], new_held[1])
    pairs = [("deadline", mine.deadline, other.deadline)]
    if mine.milestone:
        pairs += [("actual", mine.actual_finish, other.actual_finish)]
    elif not mine.summary:
        pairs += [
            ("actual_start", mine.actual_start, other.actual_start),
            ("actual_finish", mine.actual_finish, other.actual_finish),
        ]
    yield from (edit(key, old, new, new) for key, old, new in pairs if old != new)
    moved = round(mine.percent) != round(other.percent) and other.actual_finish is None
    if moved and status and not (mine.milestone or mine.summary):
        entry = {"date": status, "percent": round(other.percent)}
        yield edit("progress.+", f"{mine.percent:g} %", f"{other.percent:g} %", entry)


def fresh(theirs: PlanFile, identifier: str, named: WorkCalendar | None) -> dict[str, Any]:
    """The front matter of a new plan; ``named`` is the calendar that its calendar's name means here, None if none."""
    base = named or WorkCalendar()
    day = base.minutes_per_day
    exceptions = list(_exceptions(theirs, base))
    children: dict[str, list[dict[str, Any]]] = {}
    top: list[dict[str, Any]] = []
    milestones: list[dict[str, Any]] = []
    for work in theirs.works:
        item = _item(work, day)
        if work.milestone:
            milestones.append(item)
        else:
            children.setdefault(
                theirs.parents.get(work.id, ""), top if not theirs.parents.get(work.id) else []
            ).append(item)
            if work.summary:
                item["tasks"] = children.setdefault(work.id, [])
    return {
        "id": identifier,
        "title": theirs.title,
        **({"start": theirs.start} if theirs.start else {}),
        "calendar": theirs.calendar_name if named is not None else "none",
        **({"exceptions": exceptions} if exceptions else {}),
        "tasks": top,
        **({"milestones": milestones} if milestones else {}),
    }


def _item(work: Work, day: int) -> dict[str, Any]:
    found: dict[str, Any] = {"id": work.id, "name": work.name}
    if not (work.summary or work.milestone):
        found["duration"] = duration(work.minutes, day)
    if work.who:
        found["allocate"] = [
            {"who": who, **({"units": f"{share * 100:g}%"} if share != 1 else {})} for who, share in work.who
        ]
    if work.ties:
        found["depends"] = [dependency(tie, day) for tie in work.ties]
    if work.constraint is not None and work.constraint[0] in CONSTRAINTS and not work.summary:
        found[work.constraint[0]] = work.constraint[1]
    if work.deadline:
        found["deadline"] = work.deadline
    if work.milestone:
        return found | ({"actual": work.actual_finish} if work.actual_finish else {})
    if work.summary:
        return found
    found |= {"actual_start": work.actual_start} if work.actual_start else {}
    return found | ({"actual_finish": work.actual_finish} if work.actual_finish else {})


def _exceptions(theirs: PlanFile, base: WorkCalendar) -> Iterator[dict[str, Any]]:
    """Days of the plan that its calendar works otherwise than the one that is named."""
    days = [day for work in theirs.works for day in (work.start, work.finish) if day] + (
        [theirs.start] if theirs.start else []
    )
    if not days:
        return
    day, end = min(days), max(days) + dt.timedelta(days=_AFTER)
    while day <= end:
        minutes = theirs.calendar.minutes_on(day)
        full = minutes == theirs.calendar.minutes_per_day and base.minutes_on(day) == base.minutes_per_day
        if minutes != base.minutes_on(day) and not full:
            hours = {"hours": minutes / 60} if minutes not in (0, base.minutes_per_day) else {}
            yield {"date": day, "works": minutes > 0, **hours}
        day += dt.timedelta(days=1)


def duration(minutes: int, day: int) -> str:
    """Working time as a plan writes it: in days where they are whole or half, else in hours."""
    if minutes % day == 0:
        return f"{minutes // day}d"
    if minutes * 2 % day == 0:
        return f"{minutes / day:.1f}d"
    return f"{minutes / 60:.4f}".rstrip("0").rstrip(".") + "h"


def dependency(tie: Tie, day: int) -> str:
    """A link as a plan writes it."""
    if tie.type == "FS" and not tie.lag:
        return tie.id
    sign = "" if not tie.lag else "+" if tie.lag > 0 else "-"
    return f"{tie.id} {tie.type}{sign}{duration(abs(tie.lag), day) if tie.lag else ''}"
