"""What a plan says at one moment: as a baseline froze it, and as it stands now.

A baseline is sealed by a digest of its frozen values (``canonical``), so that an edit by hand is found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmsite.analyses._work import Prices, Work, work_of
from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import ActivityDates, Network, parse_duration
from pmsite.graph.graph import Graph
from pmsite.model.calendar import CalendarRangeError, WorkCalendar
from pmsite.model.fields import Fields
from pmsite.model.record import Record

SEAL = re.compile(r"sha256:[0-9a-fA-F]{64}\Z")
"""A digest as it is written; any other text is a place holder, and the baseline is not sealed."""
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A task or a milestone at one moment; a milestone has its one date as start and finish.

    ``days`` are working days of its own calendar from start to finish, both counted; ``why`` says what is
    missing of a value that is None.
    """

    start: dt.date | None = None
    finish: dt.date | None = None
    days: float | None = None
    hours: float | None = None
    cost: float | None = None
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A plan at one moment: its tasks without tasks of their own, and its milestones."""

    tasks: Mapping[str, Piece]
    milestones: Mapping[str, Piece]
    summaries: Mapping[str, Piece] = field(default_factory=dict)
    """Tasks with tasks of their own: a baseline may hold one that was broken down since."""

    @property
    def finish(self) -> dt.date | None:
        """The day on which the last task or milestone finishes."""
        pieces = (*self.tasks.values(), *self.milestones.values())
        return max((piece.finish for piece in pieces if piece.finish is not None), default=None)


def in_order(graph: Graph, project: str) -> tuple[Record, ...]:
    """Dated baselines of a project, the oldest first."""
    dated = [record for record in graph.of("baseline", project) if record.get("date") is not None]
    return tuple(sorted(dated, key=lambda record: (record.get("date"), record.id)))


def current(graph: Graph, project: str, as_of: dt.date) -> Record | None:
    """The latest baseline up to a day."""
    known = [record for record in in_order(graph, project) if record.get("date") <= as_of]
    return known[-1] if known else None


def canonical(fields: Fields) -> str:
    """The frozen values of a baseline as the text that its digest is taken of.

    One JSON object of ``id``, ``date``, ``reason``, ``change``, ``tasks`` and ``milestones``; each task an
    object of ``start``, ``finish``, ``duration``, ``hours`` and ``cost``. Keys are sorted by code point, no
    space stands between tokens, letters stand for themselves, dates are ISO dates, a whole number has no
    decimals, what is not written is left out. Title, audience and text are not frozen.
    """
    tasks = getattr(fields, "tasks", None) or {}
    frozen = {
        "id": fields.id,
        **{name: getattr(fields, name, None) for name in ("date", "reason", "change")},
        "tasks": {name: _written(task) for name, task in tasks.items()},
        "milestones": dict(getattr(fields, "milestones", None) or {}),
    }
    return json.dumps(_plain(frozen), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(fields: Fields) -> str:
    """SHA-256 of the frozen values in UTF-8, as a baseline writes it: ``sha256:`` and 64 hex digits."""
    return f"sha256:{hashlib.sha256(canonical(fields).encode('utf-8', 'surrogatepass')).hexdigest()}"


def sealed(record: Record) -> bool | None:
    """Whether a baseline still says what was frozen; None where it is not sealed."""
    written = record.get("digest")
    if not written or not SEAL.match(written):
        return None
    return bool(written.lower() == digest(record.fields.model_copy(update={"id": record.id})))


def _written(task: Any) -> dict[str, Any]:
    return {name: getattr(task, name) for name in ("start", "finish", "duration", "hours", "cost")}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else float(value)
    return str(value)


def planned(graph: Graph, project: Record, found: Planned) -> Snapshot:
    """The plan in force as it stands: dates of its schedule, hours and cost of what is written."""
    prices = Prices.of(graph, project.id)
    own = dict(calendars(found.network))
    tasks: dict[str, Piece] = {}
    milestones: dict[str, Piece] = {}
    summaries: dict[str, Piece] = {}
    for name, dates in found.schedule.activities.items():
        record = graph.get(f"{project.id}/{name}")
        if record is None:
            continue
        calendar = own[name]
        if dates.summary:
            summaries[name] = _piece(dates, calendar, Work())
        elif record.kind == "milestone":
            milestones[name] = _dated(dates)
        else:
            tasks[name] = _piece(dates, calendar, work_of(record, prices, dates, calendar))
    return Snapshot(tasks, milestones, summaries)


def calendars(network: Network) -> Iterator[tuple[str, WorkCalendar]]:
    """Calendar of each activity: its own, else that of the nearest summary that has one, else the plan's."""
    known = {activity.id: activity for activity in network.activities}
    for activity in network.activities:
        seen, above = set[str](), activity
        while above.calendar is None and above.parent in known and above.id not in seen:
            seen.add(above.id)
            above = known[above.parent]
        yield activity.id, network.calendars.get(above.calendar or "", network.calendar)


def _piece(dates: ActivityDates, calendar: WorkCalendar, work: Work) -> Piece:
    start, finish = dates.early_start, dates.early_finish
    days = _days(calendar, start - _ONE_DAY, finish) if start and finish else None
    why = dict(work.why)
    if start is None or finish is None:
        why["start"] = why["finish"] = why["days"] = "not scheduled"
    return Piece(start, finish, days, work.hours, work.cost, why)


def _dated(dates: ActivityDates) -> Piece:
    why = {} if dates.early_finish else {"finish": "not scheduled"}
    return Piece(dates.early_finish, dates.early_finish, why=why)


def frozen(record: Record, calendar: WorkCalendar) -> Snapshot:
    """What a baseline froze; ``calendar`` is the plan's."""
    own = f"{record.project}/"
    return Snapshot(
        {name.removeprefix(own): _kept(task, calendar) for name, task in record.get("tasks").items()},
        {name.removeprefix(own): Piece(day, day) for name, day in record.get("milestones").items()},
    )


def settled(now: Snapshot, then: Snapshot, over: Collection[str]) -> Snapshot:
    """A plan to be frozen in which what is over keeps what the baseline before it says.

    A new baseline agrees what is still to come; that a milestone was reached late stays on record. ``over`` are
    ids of finished tasks and reached milestones; those that the baseline before does not have stand as they are.
    """
    kept = [
        {name: old[name] if name in over and name in old else piece for name, piece in new.items()}
        for new, old in ((now.tasks, then.tasks), (now.milestones, then.milestones))
    ]
    return Snapshot(kept[0], kept[1], now.summaries)


def _kept(task: Any, calendar: WorkCalendar) -> Piece:
    if task.duration:
        minutes = calendar.minutes_per_day
        days: float | None = parse_duration(task.duration, minutes_per_day=minutes) / minutes
    else:
        days = _days(calendar, task.start - _ONE_DAY, task.finish)
    missing = {"hours": task.hours, "cost": task.cost}
    why = {name: "not in the baseline" for name, value in missing.items() if value is None}
    return Piece(task.start, task.finish, days, task.hours, task.cost, why)


def _days(calendar: WorkCalendar, start: dt.date, finish: dt.date) -> int | None:
    try:
        return calendar.workdays_between(start, finish)
    except CalendarRangeError:
        return None
