"""A plan file against the plan of a project: a new plan where there is none, else the edits that make ours like it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count
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
    """Fields of our tasks that the file has otherwise, and its new tasks; those that it does not have are told."""
    found = Found(notes=list(theirs.notes))
    known = {work.id: work for work in ours.works}
    theirs = _named(theirs, {record.id for record in graph if record.project == ours.project.id})
    if theirs.works and not any(work.id in known for work in theirs.works):
        found.problems.append(
            f"the file knows no task of the plan of {ours.project.id}: it is of another plan, or lost the field Text1"
        )
        return found
    day = ours.calendar.minutes_per_day
    status = theirs.status or theirs.start
    fresh_ones = []
    for work in theirs.works:
        mine = known.pop(work.id, None)
        if mine is None:
            fresh_ones.append(work)
            continue
        record = graph[f"{ours.project.id}/{work.id}"]
        found.edits += _edits(record, mine, work, day, status)
        found.notes += _untaken(mine, work)
    found.edits += _added(graph, ours, theirs, fresh_ones, day)
    if known:
        found.notes.append(f"{listed(sorted(known), most=5)} not in the file; nothing is deleted")
    found.notes += _calendar(ours, theirs)
    return found


def _named(theirs: PlanFile, taken: Collection[str]) -> PlanFile:
    """The file with ids for its new tasks that nothing in the project has."""
    used = {*taken, *(work.id for work in theirs.works)}
    names: dict[str, str] = {}
    for work in theirs.works:
        if work.id in theirs.unnamed and work.id in taken:
            stem = work.id.rstrip("0123456789")
            name = next(f"{stem}{number}" for number in count(1) if f"{stem}{number}" not in used)
            names[work.id] = name
            used.add(name)
    if not names:
        return theirs
    works = tuple(
        replace(
            work,
            id=names.get(work.id, work.id),
            ties=tuple(replace(tie, id=names.get(tie.id, tie.id)) for tie in work.ties),
        )
        for work in theirs.works
    )
    parents = {names.get(one, one): names.get(above, above) for one, above in theirs.parents.items()}
    return replace(theirs, works=works, parents=parents)


def _added(
    graph: Graph, ours: Interchange, theirs: PlanFile, works: Sequence[Work], day: int
) -> Iterator[Edit]:
    """New tasks and milestones, each with those below it, behind the last one of the list that they belong in."""
    known = {work.id for work in ours.works}
    new = {work.id for work in works}
    plan = graph.of("plan", ours.project.id)[0]
    items = {work.id: _item(work, day, theirs.status) for work in works}
    for work in works:
        above = theirs.parents.get(work.id, "")
        if work.milestone:
            record, name = plan, "milestones"
        elif above in new:
            items[above].setdefault("tasks", []).append(items[work.id])
            continue
        else:
            record, name = (graph[f"{ours.project.id}/{above}"] if above in known else plan), "tasks"
        yield Edit(record, f"{name}.+", items[work.id], "", "", f"{work.id} {work.name}")


def _untaken(mine: Work, other: Work) -> Iterator[str]:
    """What the file has otherwise and what is not taken from it."""
    if mine.level != other.level:
        yield f"{other.id}: stands elsewhere in the outline; move it in the plan"
    if mine.baselines and other.baselines and 0 in other.baselines:
        one, two = mine.baselines.get(0), other.baselines[0]
        if one is None or (one.start, one.finish) != (two.start, two.finish):
            yield f"{other.id}: has another baseline; a plan is frozen by pmsite baseline create"


def _calendar(ours: Interchange, theirs: PlanFile) -> Iterator[str]:
    """Days within the plan that the file's calendar works otherwise."""
    days = [day for work in ours.works for day in (work.start, work.finish) if day]
    if not days:
        return
    span = (max(days) - min(days)).days + 1
    every = (min(days) + dt.timedelta(days=number) for number in range(span))
    other = [day for day in every if ours.calendar.minutes_on(day) != theirs.calendar.minutes_on(day)]
    if other:
        said = listed([day.isoformat() for day in other], most=5)
        yield f"the calendar works otherwise on {said}; write exceptions into the plan"


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
    if sorted(mine.who) != sorted(other.who) and not mine.summary:
        old_who, new_who = (
            "; ".join(f"{name} {share:.0%}" for name, share in who) for who in (mine.who, other.who)
        )
        yield edit("allocate", old_who, new_who, _allocated(other) or None)
    pairs: list[tuple[str, Any, Any]] = [("deadline", mine.deadline, other.deadline)]
    if other.owner:
        pairs.append(("owner", mine.owner or None, other.owner))
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
        item = _item(work, day, theirs.status or theirs.start)
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


def baselines(theirs: PlanFile, day: dt.date) -> Iterator[dict[str, Any]]:
    """The front matters of the file's baselines, the oldest first: 1 to 10 came before 0, which is in force."""
    numbers = {number for work in theirs.works for number in work.baselines}
    minutes = theirs.calendar.minutes_per_day
    for number in sorted(numbers, key=lambda number: (number == 0, number)):
        held = [(work, work.baselines[number]) for work in theirs.works if number in work.baselines]
        yield {
            "title": f"Baseline {number}",
            "date": day,
            "reason": f"Baseline {number} of {theirs.title}",
            "tasks": {
                work.id: {
                    "start": kept.start,
                    "finish": kept.finish,
                    **({"duration": duration(kept.minutes, minutes)} if kept.minutes else {}),
                    **({"hours": _plain(kept.hours)} if kept.hours is not None else {}),
                    **({"cost": _plain(kept.cost)} if kept.cost is not None else {}),
                }
                for work, kept in held
                if not (work.milestone or work.summary)
            },
            "milestones": {work.id: kept.finish for work, kept in held if work.milestone},
        }


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number


def _item(work: Work, day: int, status: dt.date | None) -> dict[str, Any]:
    found: dict[str, Any] = {"id": work.id, "name": work.name}
    if work.owner:
        found["owner"] = work.owner
    if not (work.summary or work.milestone):
        found["duration"] = duration(work.minutes, day)
    if work.who:
        found["allocate"] = _allocated(work)
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
    if work.actual_finish:
        return found | {"actual_finish": work.actual_finish}
    if work.percent and status:
        done = round(work.minutes * work.percent / 100)
        left = work.remaining if work.remaining is not None else work.minutes - done
        told = {"remaining": duration(left, day)} if left != work.minutes - done else {}
        found["progress"] = [
            {"date": max(status, work.actual_start or status), "percent": round(work.percent), **told}
        ]
    return found


def _allocated(work: Work) -> list[dict[str, Any]]:
    return [{"who": who, **({"units": f"{share * 100:g}%"} if share != 1 else {})} for who, share in work.who]


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
