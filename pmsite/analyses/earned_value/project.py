"""Earned value of each project: its current baseline, the progress of its tasks, and what was booked."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pmsite.analyses.allocation import spent
from pmsite.analyses.baselines import current
from pmsite.analyses.earned_value._groups import Key, department_of, groups, package_of
from pmsite.analyses.earned_value._items import Item, items
from pmsite.analyses.earned_value.curves import DAY, Amount, cumulated, working_days
from pmsite.analyses.earned_value.earned_schedule import earned_schedule
from pmsite.analyses.earned_value.measures import NO_BASELINE, NO_COST, NO_PROGRESS, measures
from pmsite.analyses.planned import planned_of
from pmsite.analyses.responsibility import leaves
from pmsite.graph.graph import Graph
from pmsite.model.calendar import CalendarRangeError, WorkCalendar
from pmsite.model.record import Record
from pmsite.model.settings import Settings

KEYS = (
    "bac", "pv", "ev", "ac", "sv", "cv", "spi", "cpi", "percent_planned", "percent_complete", "eac_cpi",
    "eac_remaining_at_budget", "eac_cpi_spi", "etc_cpi", "etc_remaining_at_budget", "vac_cpi", "tcpi_bac",
    "tcpi_eac", "es", "spi_t", "sv_t", "ieac_t",
)  # fmt: skip
"""Measures at the top of ``earned_value``, in the order of the contract."""
ESTIMATES = {
    "eac_cpi": "BAC ÷ CPI",
    "eac_remaining_at_budget": "AC + (BAC − EV)",
    "eac_cpi_spi": "AC + (BAC − EV) ÷ (CPI × SPI)",
}
"""The variants of the estimate at completion, each with its formula."""
NO_PLAN, NO_COSTS = "no plan with a start", "no task of the baseline has a cost"
_MOST_DAYS = 7320
"""Days of a baseline, twenty years: of a longer one there is no earned value."""
_CENTS = 2
Booked = tuple[tuple[Any, float | None], ...]
"""Entries of the books with their cost, None where it is not known."""
_NOISE = 1e-9


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """``earned_value`` of every project: see :func:`earned_value`."""
    return {
        project.uid: {"earned_value": earned_value(graph, project, settings, as_of)}
        for project in graph.projects
    }


def earned_value(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> dict[str, Any]:
    """The measures of ``KEYS`` with ``why``, and what they rest on.

    ``baseline`` is the id of the current baseline; ``start``, ``finish``, ``planned_duration`` and ``at`` are
    its dates, its length and the actual time in working days; ``finish_t`` the day of IEAC(t); ``curves``
    cumulative values ``[date, value]``, one a working day: ``pv`` to the end, ``ev`` and ``ac`` to the as-of
    day; ``by_work_package``, ``by_department`` and ``tasks`` measures of the parts; ``estimates`` the formula
    of each EAC; ``unpriced`` tasks and bookings without a cost, ``unbaselined`` tasks that the baseline lacks.
    """
    booked = spent(graph, project.id, as_of)
    baseline = current(graph, project.id, as_of)
    planned = planned_of(graph, project, settings, as_of) if baseline is not None else None
    if baseline is None or planned is None:
        return _without(booked, baseline, NO_BASELINE if baseline is None else NO_PLAN)
    try:
        work = items(graph, project, baseline, planned, as_of)
        reason = _unusable(work)
        if not reason:
            return _Work(graph, project, baseline, planned.calendar, work, booked, as_of).computed()
    except CalendarRangeError:
        reason = "the baseline leaves the years for which working time is counted"
    return _without(booked, baseline, reason)


def _unusable(work: tuple[Item, ...]) -> str:
    """Why a baseline gives no planned value; "" where it does."""
    if not any(item.cost for item in work):
        return NO_COSTS
    first, last = min(item.start for item in work), max(item.finish for item in work)
    return "the baseline is longer than twenty years" if (last - first).days > _MOST_DAYS else ""


def _total(booked: Booked) -> float | None:
    """Actual cost; None where nothing with a cost is booked."""
    costs = [cost for _, cost in booked if cost is not None]
    return round(sum(costs), _CENTS) if costs else None


def _without(booked: Booked, baseline: Record | None, reason: str) -> dict[str, Any]:
    """What is left without a baseline that can be used: the actual cost."""
    ac = _total(booked)
    result = measures(ac=ac, why={**dict.fromkeys(("bac", "pv", "ev"), reason), "ac": NO_COST})
    times = dict.fromkeys(("es", "spi_t", "sv_t", "ieac_t"))
    ordered = {key: {**result.values, **times}[key] for key in KEYS}
    return {
        **ordered,
        "why": {**result.why, **dict.fromkeys(times, reason)},
        "estimates": ESTIMATES,
        "baseline": baseline.id if baseline is not None else None,
        **dict.fromkeys(("start", "finish", "planned_duration", "at", "finish_t")),
        "curves": {"pv": [], "ev": [], "ac": []},
        **{name: [] for name in ("by_work_package", "by_department", "tasks", "unbaselined")},
        "unpriced": {"tasks": [], "bookings": sum(cost is None for _, cost in booked)},
    }


@dataclass(frozen=True)
class _Work:
    """Everything that a project's earned value is worked out from."""

    graph: Graph
    project: Record
    baseline: Record
    calendar: WorkCalendar
    items: tuple[Item, ...]
    booked: Booked
    as_of: dt.date

    def computed(self) -> dict[str, Any]:
        """The measures, and what they rest on."""
        items, as_of = self.items, self.as_of
        why = {} if self.is_recorded else {"ev": NO_PROGRESS}
        ac = _total(self.booked)
        if ac is None:
            why["ac"] = NO_COST
        bac = sum(item.cost or 0.0 for item in items)
        pv = sum((item.cost or 0.0) * item.planned(as_of) for item in items)
        ev = sum((item.cost or 0.0) * item.earned(as_of) for item in items)
        curves = self.curves
        result = measures(bac=bac, pv=pv, ev=None if "ev" in why else ev, ac=ac, why=why)
        planned = [0.0, *(value for _, value in curves["pv"])]
        at = self._at(bac, curves["ev"])
        times = earned_schedule(planned, result.values["ev"], at, why=why)
        values = {**result.values, **times.values}
        ieac = values["ieac_t"]
        return {
            **{key: values[key] for key in KEYS},
            "why": {**result.why, **times.why},
            "estimates": ESTIMATES,
            "baseline": self.baseline.id,
            "start": self.start,
            "finish": self.finish,
            "planned_duration": len(planned) - 1,
            "at": at,
            "finish_t": self._after(ieac) if ieac is not None else None,
            "curves": curves,
            **self._parts(why),
        }

    @property
    def start(self) -> dt.date:
        """First day of the baseline."""
        return min(item.start for item in self.items)

    @property
    def finish(self) -> dt.date:
        """Last day of the baseline."""
        return max(item.finish for item in self.items)

    @property
    def is_recorded(self) -> bool:
        """Whether anything is written of the progress of any task."""
        return any(item.is_recorded(self.as_of) for item in self.items)

    @cached_property
    def curves(self) -> dict[str, list[list[Any]]]:
        """Cumulative values by day; what is earned and spent ends on the as-of day."""
        days = working_days(self.start, self.finish, self.calendar)
        until = working_days(self.start, self.as_of, self.calendar) if self.as_of >= self.start else []
        plans = [amount for item in self.items for amount in item.plans()]
        earned = [amount for item in self.items for amount in item.earnings(self.as_of)]
        costs = [(entry.date, cost) for entry, cost in self.booked if cost is not None]
        return {
            "pv": _curve(plans, days),
            "ev": _curve(earned, until) if self.is_recorded else [],
            "ac": _curve(costs, until) if costs else [],
        }

    def _at(self, bac: float, earned: list[list[Any]]) -> int:
        """Actual time: working days from the start to the as-of day, or until all was earned."""
        done = next((day for day, value in earned if value >= bac * (1 - _NOISE)), self.as_of)
        return max(self.calendar.workdays_between(self.start - DAY, done), 0)

    def _after(self, days: float) -> dt.date | None:
        """The day on which so many working days since the start have passed."""
        try:
            return self.calendar.add_workdays(self.start - DAY, max(math.ceil(days - _NOISE), 1))
        except CalendarRangeError:
            return None

    def _parts(self, why: Mapping[str, str]) -> dict[str, Any]:
        """Measures of work packages, departments and tasks, and what is not in them."""
        graph, own = self.graph, self.project.id
        actual: dict[str, float] = defaultdict(float)
        for entry, cost in self.booked:
            actual[entry.task] += cost or 0.0

        def by(key: Key) -> list[dict[str, Any]]:
            return groups(self.items, actual, graph, own, self.as_of, key=key, why=why)

        known = {item.id: item for item in self.items}
        tasks = by(lambda name, _: name)
        for task in tasks:
            item = known.get(task["id"])
            task["method"] = item.method if item is not None else ""
            task["start"], task["finish"] = (item.start, item.finish) if item is not None else (None, None)
        inside = {leaf for item in self.items for leaf in item.leaves}
        return {
            "by_work_package": by(package_of(graph)),
            "by_department": by(department_of(graph, own)),
            "tasks": tasks,
            "unbaselined": [task.id for task in leaves(graph, own) if task.id not in inside],
            "unpriced": {
                "tasks": [item.id for item in self.items if item.cost is None],
                "bookings": sum(cost is None for _, cost in self.booked),
            },
        }


def _curve(amounts: list[Amount], days: list[dt.date]) -> list[list[Any]]:
    return [[day, round(value, _CENTS)] for day, value in zip(days, cumulated(amounts, days), strict=True)]
