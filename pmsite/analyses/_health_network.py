"""Points 1 to 8 and 10 of schedule health: how tasks are linked, constrained, sized and staffed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmsite.analyses._health import Assessed, Task, at_least, at_most, unknown
from pmsite.analyses.schedule import LinkType
from pmsite.analyses.schedule.status import duration_of

FEW = 0.05
"""Share of the unfinished tasks that may offend."""
NONE = 0.0
MOST_STARTS = 0.9
"""Share of the links that have to be finish to start, at least."""
LONG_DAYS = 44
"""Working days, two months: what floats or lasts longer is not thought through."""
_NO_LINK = "no link of unfinished work"


def logic(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks without a predecessor, without a successor, or without both."""
    loose = (task.id for task in found.open if not all(task.joined))
    return at_most("missing_logic", FEW, loose, len(found.open))


def leads(found: Assessed) -> dict[str, Any]:
    """Links with a negative lag; the ids are those of the activities that write them."""
    ids = [name for name, link in found.links if link.lag < 0]
    return at_most("leads", NONE, ids, len(found.links), of=_NO_LINK)


def lags(found: Assessed) -> dict[str, Any]:
    """Links with a positive lag."""
    ids = [name for name, link in found.links if link.lag > 0]
    return at_most("lags", FEW, ids, len(found.links), of=_NO_LINK)


def relationship_types(found: Assessed) -> dict[str, Any]:
    """Links from finish to start; the ids are those of the activities that write other ones."""
    if not found.links:
        return unknown("relationship_types", MOST_STARTS, _NO_LINK)
    other = [name for name, link in found.links if link.type is not LinkType.FS]
    number = len(found.links)
    return at_least("relationship_types", MOST_STARTS, number - len(other), number, other)


def hard_constraints(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks that must start or finish on a day, or finish no later than one."""
    hard = (
        task.id
        for task in found.open
        if (task.activity.must_start or task.activity.must_finish or task.activity.no_later_than) is not None
    )
    return at_most("hard_constraints", FEW, hard, len(found.open))


def high_float(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks with more than 44 days of total float."""
    return at_most("high_float", FEW, _floating(found, above=LONG_DAYS), len(found.open))


def negative_float(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks with total float below 0: a deadline cannot be met."""
    below = (
        task.id
        for task in found.open
        if task.dates.total_float_days is not None and task.dates.total_float_days < 0
    )
    return at_most("negative_float", NONE, below, len(found.open))


def high_duration(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks that last longer than 44 working days of their own calendar."""
    long = (task.id for task in found.open if duration_of(task.activity)[0] > LONG_DAYS * _day(task))
    return at_most("high_duration", FEW, long, len(found.open))


def resources(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks that have neither people or technology nor money."""
    bare = (
        task.id
        for task in found.open
        if not any(item.units > 0 for item in task.record.get("allocate") or ())
        and not any((task.record.get("budget") or {}).values())
    )
    return at_most("resources", NONE, bare, len(found.open))


def _floating(found: Assessed, *, above: int) -> Iterator[str]:
    for task in found.open:
        if task.dates.total_float_days is not None and task.dates.total_float_days > above:
            yield task.id


def _day(task: Task) -> int:
    return task.calendar.minutes_per_day
