"""How much of a task's value is earned on a day: the methods that a task can declare.

* ``zero_hundred``: all of it when the task is finished, nothing before.
* ``fifty_fifty``: half when it starts, the rest when it is finished.
* ``milestones``: the weights of the steps done, of all weights.
* ``percent``: the share that the last progress entry tells.
* ``level_of_effort``: as planned, for work that only takes time.

Source: PMBOK Guide, 6th edition, section 7.4.2; PMI Practice Standard for Earned Value Management, 2nd edition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.analyses.schedule import Activity
from pmsite.model.record import Record

DEFAULT, LEVEL_OF_EFFORT = "percent", "level_of_effort"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was known of a task at the close of a day: the share that is done, and whether that is all."""

    date: dt.date
    share: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A weighted step of a task, and the day on which it was done."""

    weight: float
    done: dt.date | None = None

    def is_done(self, day: dt.date) -> bool:
        """Whether it is done at the close of a day."""
        return self.done is not None and self.done <= day


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that tells how far a task is; entries in the order of their dates."""

    method: str = DEFAULT
    started: dt.date | None = None
    finished: dt.date | None = None
    entries: tuple[Entry, ...] = ()
    steps: tuple[Step, ...] = ()

    def last(self, day: dt.date) -> Entry | None:
        """The last entry up to a day."""
        return next((entry for entry in reversed(self.entries) if entry.date <= day), None)

    def is_finished(self, day: dt.date) -> bool:
        """Whether the work is finished at the close of a day: by its date, or since an entry says so."""
        entry = self.last(day)
        return (self.finished is not None and self.finished <= day) or (entry is not None and entry.done)

    def is_started(self, day: dt.date) -> bool:
        """Whether work has begun at the close of a day: by its date, or since an entry tells of work."""
        told = any(entry.share > 0 or entry.done for entry in self.entries if entry.date <= day)
        return told or self.is_finished(day) or (self.started is not None and self.started <= day)

    @property
    def changes(self) -> tuple[dt.date, ...]:
        """Days on which the earned share may change."""
        days = [entry.date for entry in self.entries]
        days += [day for day in (self.started, self.finished) if day is not None]
        return tuple(sorted({*days, *(step.done for step in self.steps if step.done is not None)}))

    def is_recorded(self, day: dt.date) -> bool:
        """Whether anything is written of the progress up to a day."""
        return any(changed <= day for changed in self.changes)


def earned_share(progress: Progress, day: dt.date, *, planned: float = 0.0) -> float:
    """Share of a task's value, 0 to 1, that is earned at the close of a day by the task's method.

    What is finished has earned all of it, whatever the method; level of effort earns the ``planned`` share.
    """
    if progress.method == LEVEL_OF_EFFORT:
        return planned
    if progress.is_finished(day):
        return 1.0
    found = _SHARES.get(progress.method, _percent)(progress, day)
    return min(max(found, 0.0), 1.0)


def _nothing(_progress: Progress, _day: dt.date) -> float:
    return 0.0


def _half(progress: Progress, day: dt.date) -> float:
    return 0.5 if progress.is_started(day) else 0.0


def _steps(progress: Progress, day: dt.date) -> float:
    whole = sum(step.weight for step in progress.steps)
    return sum(step.weight for step in progress.steps if step.is_done(day)) / whole if whole > 0 else 0.0


def _percent(progress: Progress, day: dt.date) -> float:
    entry = progress.last(day)
    return entry.share if entry is not None else 0.0


_SHARES: Mapping[str, Callable[[Progress, dt.date], float]] = {
    "zero_hundred": _nothing,
    "fifty_fifty": _half,
    "milestones": _steps,
    "percent": _percent,
}


def progress_of(task: Record, activity: Activity | None, as_of: dt.date) -> Progress:
    """How far a task is by its record; ``activity`` is what the schedule made of it.

    A step that is done on a day that nobody wrote counts from the as-of day.
    """
    entries = [_entry(item, activity) for item in activity.progress] if activity is not None else []
    return Progress(
        method=str(task.get("earned") or DEFAULT),
        started=task.get("actual_start"),
        finished=task.get("actual_finish"),
        entries=tuple(sorted((item for item in entries if item is not None), key=lambda item: item.date)),
        steps=tuple(
            Step(float(item.weight), as_of if item.done is True else item.done or None)
            for item in task.get("weights") or ()
        ),
    )


def _entry(item: Any, activity: Activity) -> Entry | None:
    """An entry by its percentage, else by what its remaining work leaves of the task's; None says neither."""
    whole = activity.duration or activity.effort
    done = item.remaining == 0 if item.remaining is not None else item.percent == 100  # noqa: PLR2004
    if item.percent is not None:
        return Entry(item.date, float(item.percent) / 100, done)
    if item.remaining is not None and whole:
        return Entry(item.date, max(1 - item.remaining / whole, 0.0), done)
    return None
