"""Planned hours of a project by week: each allocation over the working days of its task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pmsite.analyses.allocation import Share, shares
from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import Portal
from pmsite.analyses.schedule import State
from pmsite.analyses.schedule.state import prepare
from pmsite.analyses.schedule.status import duration_of
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_NEGLIGIBLE = 1e-9


@dataclass(frozen=True, slots=True)
class Booked:
    """Planned hours of a person or a device for a task in the week of a Monday."""

    who: str
    task: Record
    monday: dt.date
    hours: float


def monday_of(day: dt.date) -> dt.date:
    """The Monday of a day's ISO week."""
    return day - dt.timedelta(days=day.weekday())


def booked(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> tuple[Booked, ...]:
    """Planned hours of a project's plan in force; worked out once for a graph and a day."""
    key = ("booked", project.uid, as_of)
    kept = graph.memo.get(key)
    if kept is None or kept[0] is not settings:
        kept = graph.memo[key] = (settings, tuple(_booked(graph, project, settings, as_of)))
    found: tuple[Booked, ...] = kept[1]
    return found


def _booked(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Iterator[Booked]:
    planned = planned_of(graph, project, settings, as_of)
    if planned is None:
        return
    prepared, dates = prepare(planned.network, as_of=as_of), planned.schedule.activities
    leaves = {
        leaf.id: (leaf, prepared.axes[node].calendar) for node, leaf in enumerate(prepared.graph.leaves)
    }
    values = {
        f"{project.id}/{name}": {
            "state": "done" if item.state is State.FINISHED else "open",
            "early_start": item.early_start,
            "early_finish": item.early_finish,
        }
        for name, item in dates.items()
    }
    for share in shares(Portal(graph, settings, as_of, values), project):
        if share.task.id not in leaves:
            continue
        leaf, calendar = leaves[share.task.id]
        fluid = dates[share.task.id].state is not State.UNSTARTED
        for monday, hours in weekly(share, calendar, duration_of(leaf)[0], fluid=fluid):
            yield Booked(share.who, share.task, monday, hours)


def weekly(
    share: Share, calendar: WorkCalendar, duration: int, *, fluid: bool
) -> Iterator[tuple[dt.date, float]]:
    """Hours of an allocation by the Monday of their week, over the task's working time.

    All hours of what has not started are spread evenly. What has started, or is done, may have taken longer
    or shorter than ``duration`` (working minutes): then a day takes what a planned day takes, the units ×
    the hours a day.
    """
    if share.hours is None or share.start is None or share.finish is None or share.finish < share.start:
        return
    end = share.finish + _DAY
    span = calendar.minutes_between(share.start, end)
    if not span:
        yield monday_of(share.start), share.hours
        return
    moved = fluid and duration and abs(span - duration) >= calendar.minutes_per_day
    rate = share.hours / (duration if moved else span)
    monday = monday_of(share.start)
    while monday < end:
        first, last = max(monday, share.start), min(monday + _WEEK, end)
        hours = calendar.minutes_between(first, last) * rate
        if hours > _NEGLIGIBLE:
            yield monday, hours
        monday += _WEEK
