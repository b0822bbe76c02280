"""Points 9 and 11 to 14 of schedule health: dates against the as-of day, the baseline, and the finish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pmsite.analyses._health import Assessed, at_least, at_most, point, unknown
from pmsite.analyses.schedule import Activity, ActivityDates, DriverKind, Progress, State, compute_schedule
from pmsite.model.calendar import CalendarRangeError

INDEX = 0.95
"""CPLI and BEI, at least."""
WHOLE = 1.0
"""The finish moves as much as the task."""
DELAY_DAYS = 600
"""Working days by which the critical path test delays a task: too many for float to take them up."""
_FEW, _NONE = 0.05, 0.0
_ROUNDING_DAYS = 5
"""Working days by which the finish may move less, where calendars differ: a week that one does not work."""
_ONE_DAY = dt.timedelta(days=1)
_NO_BASELINE = "no baseline up to the as-of day"


def invalid_dates(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks with a forecast before the as-of day, or with an actual date after it."""
    wrong = [
        task.id
        for task in found.open
        if _forecast_past(task.dates, found.as_of)
        or any(day is not None and day > found.as_of for day in _actual(task.activity))
    ]
    return at_most("invalid_dates", _NONE, wrong, len(found.open))


def _forecast_past(dates: ActivityDates, as_of: dt.date) -> bool:
    unstarted = dates.state is State.UNSTARTED
    days = (dates.early_finish, dates.early_start if unstarted else None)
    return any(day is not None and day < as_of for day in days)


def _actual(activity: Activity) -> tuple[dt.date | None, dt.date | None]:
    return activity.actual_start, activity.actual_finish


def missed_tasks(found: Assessed) -> dict[str, Any]:
    """Unfinished tasks that the current baseline finishes by the as-of day."""
    if found.baseline is None:
        return unknown("missed_tasks", _FEW, _NO_BASELINE)
    due = set(_due(found))
    return at_most("missed_tasks", _FEW, (task.id for task in found.open if task.id in due), len(found.open))


def bei(found: Assessed) -> dict[str, Any]:
    """Baseline execution index: tasks finished ÷ tasks that the baseline finishes by the as-of day.

    Tasks of the baseline count, those finished ahead of it too; what was added since is in neither number.
    """
    if found.baseline is None:
        return unknown("bei", INDEX, _NO_BASELINE)
    due, held = set(_due(found)), _held(found)
    if not due:
        return unknown("bei", INDEX, "the baseline finishes no task by the as-of day")
    finished = {task.id for task in found.tasks if task.dates.state is State.FINISHED}
    late = (task.id for task in found.tasks if task.id in due - finished)
    return at_least("bei", INDEX, len(finished & held.keys()), len(due), late)


def _held(found: Assessed) -> dict[str, dt.date]:
    """Finish in the baseline of each task that it holds, and that is still in the plan."""
    written = found.baseline.get("tasks") if found.baseline is not None else {}
    own = {name.rpartition("/")[2]: item.finish for name, item in written.items()}
    return {task.id: own[task.id] for task in found.tasks if task.id in own}


def _due(found: Assessed) -> Iterator[str]:
    return (name for name, finish in _held(found).items() if finish <= found.as_of)


def cpli(found: Assessed) -> dict[str, Any]:
    """Critical path length index: (length + total float) ÷ length, in working days of the plan's calendar.

    The length runs from the as-of day, or from the first start if that is later, to the finish, both
    included; the float is the smallest of what is not finished: below 0 where a deadline cannot be met.
    Milestones alone are no path.
    """
    calendar, finish = found.planned.calendar, found.planned.schedule.finish
    unfinished = [item for item in found.planned.schedule.activities.values() if _counts(item)]
    starts = [item.early_start for item in unfinished if item.early_start is not None]
    floats = [(item.total_float_days, item.id) for item in unfinished if item.total_float_days is not None]
    if finish is None or not starts or not floats or not found.open:
        return unknown("cpli", INDEX, "no unfinished work with dates")
    length = calendar.workdays_between(max(found.as_of, min(starts)) - _ONE_DAY, finish)
    if length <= 0:
        return unknown("cpli", INDEX, "no working day is left")
    least = min(floats)[0]
    late = [name for days, name in floats if days == least] if least < 0 else []
    return at_least("cpli", INDEX, length + least, length, late)


def _counts(item: ActivityDates) -> bool:
    return not item.summary and item.state is not State.FINISHED


def critical_path_test(found: Assessed) -> dict[str, Any]:
    """Days by which the finish moves when the first task of the critical path takes 600 days longer.

    Passed if the finish moves as much as the task: the logic holds from there to the end. The id is that
    of the task; both moves are in working days of the plan's calendar.
    """
    key, schedule = "critical_path_test", found.planned.schedule
    name = _first(found)
    if name is None or schedule.finish is None:
        return unknown(key, WHOLE, "no unfinished task with dates")
    try:
        activities = tuple(
            _longer(found, item) if item.id == name else item for item in found.planned.network.activities
        )
        later = compute_schedule(replace(found.planned.network, activities=activities), as_of=found.as_of)
        before, after = schedule.activities[name].early_finish, later.activities[name].early_finish
        if before is None or after is None or later.finish is None:
            return unknown(key, WHOLE, "the delayed plan has no finish")
        delay = found.planned.calendar.workdays_between(before, after)
        moved = found.planned.calendar.workdays_between(schedule.finish, later.finish)
    except CalendarRangeError:
        return unknown(key, WHOLE, "the delayed plan leaves the years that are counted")
    several = len({id(axis.calendar) for axis in found.prepared.axes}) > 1
    return point(
        key,
        passed=abs(delay - moved) <= (_ROUNDING_DAYS if several else 0),
        value=Fraction(moved, delay) if delay else None,
        numerator=moved,
        denominator=delay,
        threshold=WHOLE,
        ids=(name,),
    )


def _first(found: Assessed) -> str | None:
    """The first unfinished task on the chain of drivers that ends at the finish, else the one of least float."""
    dates = found.planned.schedule.activities
    tasks = {task.id for task in found.open if task.dates.early_finish is not None}
    last = [
        item
        for item in dates.values()
        if _counts(item) and item.early_finish == found.planned.schedule.finish
    ]
    floats = [item for item in dates.values() if item.id in tasks and item.total_float_days is not None]
    chain = [name for name in _chain(dates, min(last, key=_float).id) if name in tasks] if last else []
    if chain:
        return chain[-1]
    return min(floats, key=_float).id if floats else None


def _float(item: ActivityDates) -> Fraction:
    return item.total_float_days if item.total_float_days is not None else Fraction(10**6)


def _chain(dates: Mapping[str, ActivityDates], name: str | None) -> Iterator[str]:
    """An activity, what drives it, what drives that, back to where no link does."""
    seen = set[str]()
    while name is not None and name in dates and name not in seen:
        seen.add(name)
        yield name
        driver = dates[name].driven_by
        if driver is None or driver.kind not in {DriverKind.LINK, DriverKind.PART}:
            return
        name = driver.id


def _longer(found: Assessed, activity: Activity) -> Activity:
    """A task that takes 600 working days of its calendar more than it still takes."""
    node = next(number for number, leaf in enumerate(found.prepared.graph.leaves) if leaf.id == activity.id)
    more = DELAY_DAYS * found.prepared.axes[node].calendar.minutes_per_day
    left = found.prepared.statuses[node].remaining + more
    known = [entry for entry in activity.progress if entry.date <= found.as_of]
    if not known:
        return replace(activity, duration=left)
    last = max(reversed(known), key=lambda entry: entry.date)
    entry = Progress(last.date, last.percent, left)
    rest = tuple(item for item in activity.progress if item is not last)
    return replace(activity, duration=left, progress=(*rest, entry))
