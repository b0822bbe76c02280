"""What a plan takes of people, technology and money, and what has been used of it.

Planned hours of an allocation are duration × hours a day × units; of a task with an effort, the effort by
the share of the units. Spent money is the written cost, else hours × the rate of that date.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.analyses.responsibility import leaves
from pmsite.graph.graph import Graph
from pmsite.model.record import Record

_HOURS_A_DAY, _DAYS_A_WEEK = 8.0, 5


@dataclass(frozen=True, slots=True)
class Share:
    """What a task takes of a person or a device: units, hours where a duration is known, and when."""

    who: str
    task: Record
    units: float
    hours: float | None
    start: dt.date | None
    finish: dt.date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Used:
    """Hours and money that were used; money is None where a rate is missing."""

    hours: float = 0
    cost: float = 0
    unpriced: int = 0
    """Entries without a cost and without a rate."""


def is_done(portal: Portal, task: Record) -> bool:
    """Whether a task is finished at the day: as computed, else as written."""
    state = portal.of(task).get("state")
    finish: dt.date | None = task.get("actual_finish")
    return bool(state == "done" if state else finish is not None and finish <= portal.as_of)


def is_live(portal: Portal, task: Record) -> bool:
    """Whether a task is under way at the day."""
    start: dt.date | None = task.get("actual_start")
    return start is not None and start <= portal.as_of and not is_done(portal, task)


def shares(portal: Portal, project: Record) -> tuple[Share, ...]:
    """Allocations of the plans in force."""
    found: list[Share] = []
    for task in leaves(portal.graph, project.id):
        per_day = _hours_a_day(portal, project, task)
        for item in task.get("allocate") or ():
            dates = portal.of(task)
            found.append(
                Share(
                    item.who,
                    task,
                    float(item.units),
                    hours_of(task, float(item.units), per_day),
                    dates.get("early_start") or task.get("actual_start"),
                    dates.get("early_finish") or task.get("actual_finish"),
                    is_done(portal, task),
                )
            )
    return tuple(found)


def _hours_a_day(portal: Portal, project: Record, task: Record) -> float:
    """Hours of ``1d`` in the plan's calendar."""
    plans = portal.graph.of("plan", project.id)
    written = [task.get("calendar"), *(plan.get("calendar") for plan in plans), project.get("calendar")]
    name = next((item for item in written if item), "")
    own = portal.settings.calendars.get(name)
    return float(own.hours_per_day) if own is not None else _HOURS_A_DAY


def hours_of(task: Record, units: float, per_day: float) -> float | None:
    """Planned hours of an allocation of a task; ``per_day`` are the hours of ``1d``. None without a duration."""
    duration, effort = task.get("duration"), task.get("effort")
    if duration:
        return _worked(duration, per_day) * units
    if effort:
        every = sum(float(item.units) for item in task.get("allocate"))
        return _worked(effort, per_day) * units / every if every else None
    return None


def _worked(written: str, per_day: float) -> float:
    """Hours of a written working time: ``5d``, ``2w``, ``12h``."""
    of_one = {"h": 1.0, "d": per_day, "w": per_day * _DAYS_A_WEEK}[written[-1]]
    return float(written[:-1]) * of_one


def peak(found: Iterable[Share], today: dt.date) -> tuple[float, dt.date | None]:
    """The highest sum of units on one day from ``today`` on, and the first such day; 0 and None for none."""
    open_ = [
        (max(item.start, today), item.finish, item.units)
        for item in found
        if not item.done and item.start is not None and item.finish is not None and item.finish >= today
    ]
    sums = {
        day: sum(units for start, finish, units in open_ if start <= day <= finish)
        for day in sorted({start for start, _, _ in open_})
    }
    if not sums:
        return 0.0, None
    highest = max(sums.values())
    return round(highest, 6), next(day for day, units in sums.items() if units == highest)


def department_of(task: Record, portal: Portal) -> str:
    """Department of a task: its own, else the nearest one above it; "" where none is written."""
    return next(
        (str(item.get("department")) for item in above(portal.graph, task) if item.get("department")), ""
    )


def above(graph: Graph, task: Record) -> Iterator[Record]:
    """A task and the summary tasks it lies in, the nearest first."""
    found: Record | None = task
    while found is not None and found.kind == "task":
        yield found
        found = graph.get(found.parent) if found.parent else None


def budgets(tasks: Iterable[Record]) -> dict[str, float]:
    """Budget of tasks by category."""
    found: dict[str, float] = defaultdict(float)
    for task in tasks:
        for category, amount in (task.get("budget") or {}).items():
            found[category] += float(amount)
    return dict(found)


def actuals(portal: Portal, project: str) -> tuple[Any, ...]:
    """What was booked on a project until the day; () where nothing is kept."""
    kept: Mapping[str, tuple[Any, ...]] = getattr(portal.graph, "actuals", None) or {}
    return tuple(item for item in kept.get(project, ()) if item.date <= portal.as_of)


def used(portal: Portal, project: str, by: str) -> dict[str, Used]:
    """Hours and money used, by a field of the entries: ``who``, ``task``, ``category``."""
    found: dict[str, Used] = {}
    for item, cost in spent(portal.graph, project, portal.as_of):
        key = str(getattr(item, by, None) or "")
        before = found.get(key, Used())
        hours, missing = before.hours + float(item.hours or 0), before.unpriced + (cost is None)
        found[key] = Used(hours, before.cost + (cost or 0), missing)
    return found


def spent(graph: Graph, project: str, as_of: dt.date) -> tuple[tuple[Any, float | None], ...]:
    """Entries booked on a project until a day, each with its cost: as written, else hours × the rate of its date.

    An hour of technology costs the eighth of its day. None: hours without a rate.
    """
    rates = rates_of(graph, project)
    a_day = {
        item.id: item.per_day
        for record in graph.of("resources", project)
        for item in record.get("technology") or ()
        if item.per_day is not None
    }
    found: list[tuple[Any, float | None]] = []
    for item in graph.actuals.get(project, ()):
        if item.date > as_of:
            continue
        cost, hours, who = item.cost, float(item.hours or 0), item.who or ""
        if cost is None:
            rate = a_day[who] / _HOURS_A_DAY if who in a_day else rate_on(rates.get(who, ()), item.date)
            cost = rate * hours if rate is not None else None
        found.append((item, float(cost) if cost is not None else None if hours else 0.0))
    return tuple(found)


def rates_of(graph: Graph, project: str) -> dict[str, tuple[Any, ...]]:
    """Rates of each person of a project's resources, in the order of writing."""
    found: dict[str, tuple[Any, ...]] = {}
    for record in graph.of("resources", project):
        for member in record.get("people") or ():
            found[member.who] = (*found.get(member.who, ()), *member.rates)
    return found


def rate_on(rates: Iterable[Any], day: dt.date) -> float | None:
    """Cost of an hour on a day: the rate that began last; None before the first one."""
    valid = [item for item in rates if item.from_ <= day]
    return float(max(valid, key=lambda item: item.from_).per_hour) if valid else None
