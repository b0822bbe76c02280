"""How far each activity is at the as-of date, and what remains of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from pmsite.analyses.schedule.axis import Axis, date_of, evening
from pmsite.analyses.schedule.duration import effort_duration
from pmsite.analyses.schedule.network import Activity, Progress
from pmsite.analyses.schedule.result import Fault, Problem, State, Why

_ALL = 100


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of an activity at the as-of date."""

    state: State = State.UNSTARTED
    remaining: int = 0
    """Working minutes still to do: of unstarted work all of it."""
    start: dt.date | None = None
    finish: dt.date | None = None
    resumes: dt.date | None = None
    """The day from which the remaining work of a started activity may go on."""
    zero: bool = False
    """Whether the activity has no duration: a milestone."""
    why: Why | None = None
    """Why there is no duration to schedule."""
    fault: Problem | None = None


def status_of(activity: Activity, *, axis: Axis, as_of: dt.date | None) -> Status:
    """The status of an activity by its actual dates and its last progress entry up to the as-of date.

    Without an as-of date every activity is unstarted. Started is what has an actual start, or an entry that
    tells of work done; finished is what has an actual finish, or nothing remaining.
    """
    duration, why = duration_of(activity)
    if as_of is None:
        return Status(remaining=duration, zero=why is None and not duration, why=why)
    known = sorted(
        (entry for entry in activity.progress if entry.date <= as_of), key=lambda entry: entry.date
    )
    if activity.actual_finish is not None and activity.actual_finish <= as_of:
        return _finished(activity, activity.actual_finish, duration, axis)
    if why is not None:
        return Status(why=why)
    remaining = _remaining(known[-1], duration) if known else duration
    start = (
        activity.actual_start
        if activity.actual_start is not None and activity.actual_start <= as_of
        else None
    )
    begun = next((entry.date for entry in known if _tells_work(entry, duration)), None)
    if not duration or (start is None and begun is None):
        return Status(remaining=remaining if duration else 0, zero=not duration)
    fault = None if start else Problem(Fault.NO_ACTUAL_START, activity.id)
    start = start or begun
    if known and not remaining:
        return _all_done(activity, known, start, duration)
    resumes = as_of + dt.timedelta(days=1 if known and known[-1].date == as_of else 0)
    return Status(State.STARTED, remaining, start, resumes=resumes, fault=fault)


def duration_of(activity: Activity) -> tuple[int, Why | None]:
    """Planned working minutes of an activity, of an effort by its units; 0 with the reason where none are known."""
    if activity.milestone:
        return 0, None
    if activity.duration is not None:
        return max(activity.duration, 0), None
    if activity.effort is None:
        return 0, Why.NO_DURATION
    units = sum(activity.units, Fraction(0)) if activity.units else Fraction(1)
    return (effort_duration(activity.effort, units), None) if units > 0 else (0, Why.NO_UNITS)


def _remaining(entry: Progress, duration: int) -> int:
    """Working minutes that an entry leaves: as written, else duration × (1 − percent), rounded up."""
    if entry.remaining is not None:
        return max(entry.remaining, 0)
    left = duration * (_ALL - (entry.percent or Fraction(0))) / _ALL
    return max(-(-left.numerator // left.denominator), 0)


def _tells_work(entry: Progress, duration: int) -> bool:
    if not _remaining(entry, duration):
        return True
    if entry.percent is None:
        return entry.remaining is not None and entry.remaining < duration
    return entry.percent > 0


def _finished(activity: Activity, finish: dt.date, duration: int, axis: Axis) -> Status:
    start = activity.actual_start
    if activity.milestone:
        start = finish
    elif start is None:
        start = date_of(axis.start(axis.position(evening(finish)) - duration)) if duration else finish
    start = min(start, finish)
    return Status(State.FINISHED, 0, start, finish, zero=activity.milestone or not duration)


def _all_done(activity: Activity, known: list[Progress], start: dt.date | None, duration: int) -> Status:
    """Finished on the first day from which on every entry says that nothing remains."""
    finish = known[-1].date
    for entry in reversed(known):
        if _remaining(entry, duration):
            break
        finish = entry.date
    start = min(start or finish, finish)
    return Status(State.FINISHED, 0, start, finish, fault=Problem(Fault.NO_ACTUAL_FINISH, activity.id))
