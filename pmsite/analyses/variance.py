"""How the plan differs from each of its baselines, task by task and as a whole.

Differences are now minus baseline: dates in working days of the plan's calendar, durations in working days,
hours and cost as planned (cost is the written budget, else hours by rates).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmsite.analyses._drift import cause
from pmsite.analyses.baselines import Piece, Snapshot, frozen, planned
from pmsite.analyses.planned import Planned, planned_of
from pmsite.graph.graph import Graph
from pmsite.model.calendar import CalendarRangeError, WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

STATES = ("slipped", "earlier", "added", "removed", "same")
WORST = 5
"""Slippers that are named."""
_WHY = {
    "no_plan": "no plan with a start",
    "later": "frozen after the as-of day",
    "broken_down": "it has tasks of its own now",
    "one_side": "only on one side",
    "undated": "not scheduled",
    "missing": "a side has none",
    "milestone": "a milestone has one date",
}
_DELTAS = ("start_days", "finish_days", "duration_days", "hours", "cost")


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of every baseline.

    ``variance``: a mapping each of the tasks and milestones on either side, ``difference``; ``variance_totals``: what
    they come to, ``totals``. Without a plan that has dates, and of a baseline that is dated later than the
    day, both are empty and ``why`` says so.
    """
    found: dict[str, dict[str, Any]] = {}
    for project in graph.projects:
        baselines = graph.of("baseline", project.id)
        plan = planned_of(graph, project, settings, as_of) if baselines else None
        now = planned(graph, project, plan) if plan is not None else None
        for record in baselines:
            date = record.get("date")
            if plan is None or now is None:
                found[record.uid] = _nothing(_WHY["no_plan"])
            elif date is not None and date > as_of:
                found[record.uid] = _nothing(_WHY["later"])
            else:
                found[record.uid] = _of(record, now, plan)
    return found


def _nothing(why: str) -> dict[str, Any]:
    return {"variance": [], "variance_totals": {}, "why": {"variance": why, "variance_totals": why}}


def _of(record: Record, now: Snapshot, plan: Planned) -> dict[str, Any]:
    items = difference(frozen(record, plan.calendar), now, plan.calendar)
    sums = totals(items, frozen(record, plan.calendar), now, plan.calendar)
    return {"variance": items, "variance_totals": {**sums, "cause": cause(items, sums, plan)}, "why": {}}


def difference(then: Snapshot, now: Snapshot, calendar: WorkCalendar) -> list[dict[str, Any]]:
    """Tasks and milestones on either side in the order of the plan, what was removed last.

    Each has ``id``, ``kind``, the differences ``start_days``, ``finish_days``, ``duration_days``, ``hours``
    and ``cost``, its ``status`` (by the finish; None where there is nothing to compare), both sides as
    ``baseline`` and ``now``, and ``why`` of what is None. A task that was broken down since is compared by
    the dates of its parts.
    """
    broken = {name: piece for name, piece in now.summaries.items() if name in then.tasks}
    tasks = _paired(then.tasks, {**now.tasks, **broken})
    found = [_item("task", *pair, calendar) for pair in tasks]
    milestones = _paired(then.milestones, now.milestones)
    found += [_item("milestone", *pair, calendar) for pair in milestones]
    for item in found:
        if item["id"] in broken:
            item["why"] |= dict.fromkeys(("hours", "cost"), _WHY["broken_down"])
    return found


def _paired(
    then: Mapping[str, Piece], now: Mapping[str, Piece]
) -> Iterator[tuple[str, Piece | None, Piece | None]]:
    for name in dict.fromkeys((*now, *then)):
        yield name, then.get(name), now.get(name)


def _item(
    kind: str, name: str, then: Piece | None, now: Piece | None, calendar: WorkCalendar
) -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(_DELTAS)
    why: dict[str, str] = {}
    if then is None or now is None:
        status: str | None = "added" if then is None else "removed"
        why |= dict.fromkeys(_DELTAS[:3], _WHY["one_side"])
    else:
        values["start_days"] = _between(calendar, then.start, now.start)
        values["finish_days"] = _between(calendar, then.finish, now.finish)
        values["duration_days"] = _minus(now.days, then.days)
        days = values["finish_days"]
        status = None if days is None else "slipped" if days > 0 else "earlier" if days < 0 else "same"
        why |= {key: _WHY["undated"] for key in _DELTAS[:3] if values[key] is None}
    for key in ("hours", "cost"):
        values[key] = _minus(_amount(now, key), _amount(then, key)) if kind == "task" else None
        if values[key] is None:
            sides = [side for side in (then, now) if side is not None]
            why[key] = next((side.why[key] for side in sides if key in side.why), _WHY["missing"])
    if kind == "milestone":
        values["start_days"] = values["duration_days"] = None
        why |= dict.fromkeys(("start_days", "duration_days", "hours", "cost"), _WHY["milestone"])
    return {
        "id": name,
        "kind": kind,
        **values,
        "status": status,
        "baseline": _side(then),
        "now": _side(now),
        "why": why,
    }


def _amount(side: Piece | None, key: str) -> float | None:
    """Hours or cost of a side; what is not there takes nothing."""
    return 0.0 if side is None else getattr(side, key)


def _side(piece: Piece | None) -> dict[str, Any] | None:
    if piece is None:
        return None
    return {name: getattr(piece, name) for name in ("start", "finish", "days", "hours", "cost")}


def _between(calendar: WorkCalendar, start: dt.date | None, finish: dt.date | None) -> int | None:
    if start is None or finish is None:
        return None
    try:
        return calendar.workdays_between(start, finish)
    except CalendarRangeError:
        return None


def _minus(now: float | None, then: float | None) -> float | None:
    if now is None or then is None:
        return None
    found = round(now - then, 4)
    return int(found) if float(found).is_integer() else found


def totals(
    items: Iterable[Mapping[str, Any]], then: Snapshot, now: Snapshot, calendar: WorkCalendar
) -> dict[str, Any]:
    """What the differences come to.

    ``finish_days``: working days between the two finishes of the plan; ``hours`` and ``cost``: sums over the
    tasks whose difference is known, None where none is, with the number of the others as
    ``hours_uncounted`` and ``cost_uncounted``; the number of tasks by status; ``worst``: ids of the five
    tasks that slipped most.
    """
    every = list(items)
    tasks = [item for item in every if item["kind"] == "task"]
    slipped = [item for item in tasks if item["status"] == "slipped"]
    slipped.sort(key=lambda item: (-item["finish_days"], item["now"]["finish"], item["id"]))
    milestones = [item for item in every if item["kind"] == "milestone"]
    found: dict[str, Any] = {
        "baseline_finish": then.finish,
        "finish": now.finish,
        "finish_days": _between(calendar, then.finish, now.finish),
        **{state: sum(item["status"] == state for item in tasks) for state in STATES},
        "milestones_slipped": sum(item["status"] == "slipped" for item in milestones),
        "worst": [item["id"] for item in slipped[:WORST]],
    }
    for key in ("hours", "cost"):
        known = [item[key] for item in tasks if item[key] is not None]
        found[key] = _minus(sum(known), 0) if known else None
        found[f"{key}_uncounted"] = len(tasks) - len(known)
    return found
