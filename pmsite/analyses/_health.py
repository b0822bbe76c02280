"""Points of schedule health: what one says, and the tasks and links of a plan that they look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import Activity, ActivityDates, Link, State
from pmsite.analyses.schedule.state import Prepared, prepare
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Task:
    """A task without tasks of its own, with its record, its dates and its calendar."""

    activity: Activity
    record: Record
    dates: ActivityDates
    calendar: WorkCalendar
    joined: tuple[bool, bool]
    """Whether a link leads to it, and from it; links of its summaries count."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.activity.id


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is assessed: the tasks of a scheduled plan, those that are not finished, and their links."""

    planned: Planned
    prepared: Prepared
    as_of: dt.date
    tasks: tuple[Task, ...]
    open: tuple[Task, ...]
    links: tuple[tuple[str, Link], ...]
    """Links with the activity at which they are written; those of finished activities are history."""
    baseline: Record | None = None


def assessed(
    planned: Planned, records: Mapping[str, Record], as_of: dt.date, baseline: Record | None = None
) -> Assessed:
    """Tasks and links of a plan; ``records`` are its tasks by id."""
    prepared, found = prepare(planned.network, as_of=as_of), planned.schedule.activities
    graph = prepared.graph
    tasks = tuple(
        Task(
            leaf,
            records[leaf.id],
            found[leaf.id],
            prepared.axes[node].calendar,
            (bool(graph.into[node]), bool(graph.out[node])),
        )
        for node, leaf in enumerate(graph.leaves)
        if leaf.id in records
    )
    faulty = {(problem.id, problem.link) for problem in prepared.problems if problem.link is not None}
    links = tuple(
        (activity.id, link)
        for activity in planned.network.activities
        if found[activity.id].state is not State.FINISHED
        for link in activity.links
        if (activity.id, link) not in faulty
    )
    unfinished = tuple(task for task in tasks if task.dates.state is not State.FINISHED)
    return Assessed(planned, prepared, as_of, tasks, unfinished, links, baseline)


def point(
    key: str,
    *,
    passed: bool | None = None,
    value: Fraction | None = None,
    numerator: Fraction | int | None = None,
    denominator: Fraction | int | None = None,
    threshold: float,
    ids: Iterable[str] = (),
    why: str = "",
) -> dict[str, Any]:
    """A point as data; without a value it is neither passed nor failed, and ``why`` is the reason."""
    return {
        "key": key,
        "value": _number(value),
        "numerator": _number(numerator),
        "denominator": _number(denominator),
        "threshold": threshold,
        "passed": passed,
        "ids": list(dict.fromkeys(ids)),
        "why": why,
    }


def unknown(key: str, threshold: float, why: str) -> dict[str, Any]:
    """A point that cannot be told, with its reason."""
    return point(key, threshold=threshold, why=why)


def at_most(
    key: str, threshold: float, found: Iterable[str], all_: int, *, of: str = "no unfinished task"
) -> dict[str, Any]:
    """The share of what is found among ``all_``: passed up to the threshold."""
    ids = list(found)
    if not all_:
        return unknown(key, threshold, of)
    share = Fraction(len(ids), all_)
    passed = share <= Fraction(str(threshold))
    return point(
        key,
        passed=passed,
        value=share,
        numerator=len(ids),
        denominator=all_,
        threshold=threshold,
        ids=ids,
    )


def at_least(
    key: str,
    threshold: float,
    numerator: Fraction | int,
    denominator: Fraction | int,
    ids: Iterable[str] = (),
) -> dict[str, Any]:
    """An index: passed from the threshold on."""
    value = Fraction(numerator) / Fraction(denominator)
    return point(
        key,
        passed=value >= Fraction(str(threshold)),
        value=value,
        numerator=numerator,
        denominator=denominator,
        threshold=threshold,
        ids=ids,
    )


def _number(value: Fraction | int | None) -> float | int | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value.denominator == 1 else round(float(value), _DIGITS)
