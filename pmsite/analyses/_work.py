"""What a task takes by the plan: hours of people, and money.

Cost is the written budget; without one the hours of people by their rates and the days of technology by what
a day costs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmsite.analyses.allocation import budgets, hours_of, rate_on, rates_of
from pmsite.analyses.schedule import ActivityDates, parse_duration
from pmsite.graph.graph import Graph
from pmsite.model.calendar import WorkCalendar
from pmsite.model.record import Record

_DAY = dt.timedelta(days=1)
_CENTS = 2


@dataclass(frozen=True, slots=True)
class Work:
    """Planned hours and cost of a task; what cannot be computed is None with its reason in ``why``."""

    hours: float | None = None
    cost: float | None = None
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prices:
    """What an hour of people and a day of technology cost in a project."""

    rates: Mapping[str, tuple[Any, ...]]
    per_day: Mapping[str, float | None]

    @classmethod
    def of(cls, graph: Graph, project: str) -> Prices:
        """Prices as the project's resources state them."""
        devices = [item for record in graph.of("resources", project) for item in record.get("technology")]
        return cls(rates_of(graph, project), {item.id: item.per_day for item in devices})


def work_of(task: Record, prices: Prices, dates: ActivityDates, calendar: WorkCalendar) -> Work:
    """Planned hours and cost of a task that is worked by ``calendar`` on the days of ``dates``."""
    a_day = calendar.minutes_per_day / 60
    taken = [(item.who, hours_of(task, float(item.units), a_day)) for item in task.get("allocate")]
    people = [found for who, found in taken if who not in prices.per_day and found is not None]
    hours = round(sum(people), _CENTS) if people else None
    if not taken and task.get("effort"):
        hours = parse_duration(task.get("effort"), minutes_per_day=calendar.minutes_per_day) / 60
    why = {"hours": "nobody is allocated"} if hours is None else {}
    if task.get("budget"):
        return Work(hours, round(sum(budgets([task]).values()), _CENTS), why)
    found = [price(who, part, prices, dates, calendar) for who, part in taken]
    if found and None not in found:
        return Work(hours, round(sum(item or 0 for item in found), _CENTS), why)
    why["cost"] = "a rate is missing" if found else "neither budget nor allocation"
    return Work(hours, None, why)


def price(
    who: str, hours: float | None, prices: Prices, dates: ActivityDates, calendar: WorkCalendar
) -> float | None:
    """Cost of an allocation; None where a price is missing."""
    if hours is None:
        return None
    if who in prices.per_day:
        a_day = prices.per_day[who]
        return a_day * hours * 60 / calendar.minutes_per_day if a_day is not None else None
    rate = _mean_rate(prices.rates.get(who, ()), dates.early_start, dates.early_finish, calendar)
    return rate * hours if rate is not None else None


def _mean_rate(
    rates: Iterable[Any], start: dt.date | None, finish: dt.date | None, calendar: WorkCalendar
) -> float | None:
    """Cost of an hour, over the working days from start to finish; None where a day has no rate."""
    known = tuple(rates)
    if start is None or finish is None or rate_on(known, start) is None:
        return None
    turns = sorted({start, *(item.from_ for item in known if start < item.from_ <= finish)})
    ends = [*(day - _DAY for day in turns[1:]), finish]
    spans = [
        (calendar.workdays_between(first - _DAY, last), rate_on(known, first) or 0.0)
        for first, last in zip(turns, ends, strict=True)
    ]
    days = sum(number for number, _ in spans)
    return sum(number * rate for number, rate in spans) / days if days else spans[0][1]
