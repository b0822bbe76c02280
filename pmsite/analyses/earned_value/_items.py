"""The tasks whose value is planned and earned: those of the current baseline, with what is known of them now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pmsite.analyses._work import Prices, work_of
from pmsite.analyses.baselines import calendars
from pmsite.analyses.earned_value.curves import Amount, days_between, planned_share, spread
from pmsite.analyses.earned_value.methods import LEVEL_OF_EFFORT, Progress, earned_share, progress_of
from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import Activity, ActivityDates
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record


@dataclass(frozen=True, slots=True)
class Item:
    """A task of the baseline: its dates, its cost (None: unknown), and how far its parts are, by weight.

    A leaf is its own only part; a task that was broken down after the baseline has its leaves of today.
    """

    id: str
    record: Record | None
    start: dt.date
    finish: dt.date
    cost: float | None
    calendar: WorkCalendar
    parts: tuple[tuple[float, Progress], ...] = ()
    leaves: tuple[str, ...] = ()
    """Ids of its leaves in the plan of today."""

    @property
    def method(self) -> str:
        """How its value is earned; "" of a task that is no leaf any more, or not in the plan."""
        return self.parts[0][1].method if len(self.parts) == 1 else ""

    def planned(self, day: dt.date) -> float:
        """Share that is planned until the close of a day."""
        return planned_share(self.start, self.finish, self.calendar, day)

    def earned(self, day: dt.date) -> float:
        """Share that is earned at the close of a day; nothing of what is not in the plan any more."""
        whole = sum(weight for weight, _ in self.parts)
        if not whole:
            return 0.0
        planned = self.planned(day)
        return sum(weight * earned_share(part, day, planned=planned) for weight, part in self.parts) / whole

    def is_recorded(self, day: dt.date) -> bool:
        """Whether anything is written of its progress up to a day."""
        return any(part.is_recorded(day) for _, part in self.parts)

    def plans(self) -> list[Amount]:
        """What is planned on each day."""
        return spread(self.cost or 0.0, self.start, self.finish, self.calendar)

    def earnings(self, until: dt.date) -> Iterator[Amount]:
        """What is earned on each day, up to one."""
        days = {day for _, part in self.parts for day in part.changes}
        if any(part.method == LEVEL_OF_EFFORT for _, part in self.parts):
            days.update(days_between(self.start, min(self.finish, until)))
        before = 0.0
        for day in sorted(day for day in days if day <= until):
            now = self.earned(day)
            yield day, (self.cost or 0.0) * (now - before)
            before = now


def items(
    graph: Graph, project: Record, baseline: Record, planned: Planned, as_of: dt.date
) -> tuple[Item, ...]:
    """The tasks of a baseline, summary tasks left out: their tasks count."""
    own = f"{project.id}/"
    frozen = {name.removeprefix(own): task for name, task in (baseline.get("tasks") or {}).items()}
    prices, calendar_of = Prices.of(graph, project.id), dict(calendars(planned.network))
    activities = {activity.id: activity for activity in planned.network.activities}
    found: list[Item] = []
    for name, task in frozen.items():
        record = graph.get(f"{own}{name}")
        inside = tuple(_inside(graph, record)) if record is not None and record.kind == "task" else ()
        if frozen.keys() & {item.id for item in inside[1:]}:
            continue
        leaves = [item for item in inside if not graph.parts(item.uid, "task")]
        calendar = calendar_of.get(name, planned.calendar)
        item = Item(name, record, task.start, max(task.start, task.finish), task.cost, calendar)
        parts = tuple(_part(leaf, activities.get(leaf.id), as_of) for leaf in leaves)
        cost = task.cost if task.cost is not None else _cost(item, task, prices)
        found.append(replace(item, cost=cost, parts=parts, leaves=tuple(leaf.id for leaf in leaves)))
    return tuple(found)


def _inside(graph: Graph, task: Record) -> Iterator[Record]:
    """A task and everything in it."""
    yield task
    for part in graph.parts(task.uid, "task"):
        yield from _inside(graph, part)


def _part(leaf: Record, activity: Activity | None, as_of: dt.date) -> tuple[float, Progress]:
    weight = float((activity.duration or activity.effort or 0) if activity is not None else 0)
    return weight or 1.0, progress_of(leaf, activity, as_of)


def _cost(item: Item, frozen: Any, prices: Prices) -> float | None:
    """Cost of a task that the baseline gives none: its budget, else hours × rate; the baseline's hours count."""
    if item.record is None:
        return None
    dates = ActivityDates(item.id, early_start=item.start, early_finish=item.finish)
    work = work_of(item.record, prices, dates, item.calendar)
    if work.cost is None or item.record.get("budget") or not frozen.hours or not work.hours:
        return work.cost
    return work.cost * float(frozen.hours) / work.hours
