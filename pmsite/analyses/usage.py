"""Usage of a project's people: planned, actual and remaining hours and cost, and how far they are off the plan.

Variance is (actual + remaining − planned) ÷ planned: what it will have taken against what was planned. Hours
of people only; the cost of a person or a department is that of these hours, the cost of a work package also
holds technology and everything else that its tasks plan (their budget, else hours × rate) and book.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pmsite.analyses._capacity import Source, sources
from pmsite.analyses._work import Prices, price, work_of
from pmsite.analyses.allocation import shares, spent
from pmsite.analyses.planned import Planned, planned_of
from pmsite.analyses.portal import Portal
from pmsite.analyses.schedule import State
from pmsite.analyses.schedule.state import Prepared, prepare
from pmsite.analyses.schedule.status import duration_of
from pmsite.model.record import Record

By = Literal["person", "department", "package"]
_CENTS = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as planned, as booked until the day, and as still to come; None where it is not known."""

    planned: float | None = None
    actual: float | None = None
    remaining: float | None = None

    @property
    def variance(self) -> float | None:
        """Share of the plan by which actual and remaining together are above it; negative: below."""
        if not self.planned or self.actual is None or self.remaining is None:
            return None
        return (self.actual + self.remaining - self.planned) / self.planned


@dataclass(frozen=True, slots=True)
class Usage:
    """Hours and cost of a person, a department or a work package, named by ``key``."""

    key: str
    hours: Amount
    cost: Amount


@dataclass(frozen=True, slots=True)
class _Entry:
    """Planned or booked hours and cost of one name at one task; ``left`` is the share still to come."""

    who: str
    task: str
    hours: float
    cost: float | None
    left: float | None = None
    """None: it is booked."""


def usage(portal: Portal, project: Record, by: By) -> tuple[Usage, ...]:
    """Usage by person, department (of the person) or work package (the summary that a task lies in)."""
    planned = planned_of(portal.graph, project, portal.settings, portal.as_of)
    if planned is None:
        return ()
    prepared = prepare(planned.network, as_of=portal.as_of)
    known = sources(portal.graph, portal.settings, portal.as_of)
    money = by == "package"
    entries = [*_planned(portal, project, planned, prepared, known), *_booked(portal, project, known)]
    costs = [*_budgeted(portal, project, planned, prepared), *_spent(portal, project)] if money else entries
    key = _keys(portal, project, known)[by]
    booked = bool(portal.graph.actuals.get(project.id))
    hours, cost = _grouped(entries, key), _grouped(costs, key)
    return tuple(
        Usage(
            name,
            _amount(hours.get(name, ()), lambda item: item.hours, booked=booked),
            _amount(cost.get(name, ()), lambda item: item.cost, booked=booked),
        )
        for name in dict.fromkeys((*hours, *cost))
    )


def _keys(portal: Portal, project: Record, known: dict[str, Source]) -> dict[By, Callable[[_Entry], str]]:
    def package(item: _Entry) -> str:
        task = portal.graph.get(f"{project.id}/{item.task}")
        above = portal.graph.get(task.parent) if task is not None and task.parent else None
        return above.id if above is not None and above.kind == "task" else item.task

    def department(item: _Entry) -> str:
        return known[item.who].department if item.who in known else ""

    return {"person": lambda item: item.who, "department": department, "package": package}


def _planned(
    portal: Portal, project: Record, planned: Planned, prepared: Prepared, known: dict[str, Source]
) -> Iterator[_Entry]:
    """Planned hours of people, with what they cost."""
    prices, left = Prices.of(portal.graph, project.id), dict(_left(prepared))
    axes = {leaf.id: prepared.axes[node].calendar for node, leaf in enumerate(prepared.graph.leaves)}
    for share in shares(portal, project):
        name = share.task.id
        if share.hours is None or name not in axes or not _is_person(share.who, known):
            continue
        dates = planned.schedule.activities[name]
        cost = price(share.who, share.hours, prices, dates, axes[name])
        yield _Entry(share.who, name, share.hours, cost, left[name])


def _booked(portal: Portal, project: Record, known: dict[str, Source]) -> Iterator[_Entry]:
    """Booked hours of people, with their cost."""
    for item, cost in spent(portal.graph, project.id, portal.as_of):
        if item.hours and _is_person(item.who, known):
            yield _Entry(item.who, item.task, float(item.hours), cost)


def _budgeted(portal: Portal, project: Record, planned: Planned, prepared: Prepared) -> Iterator[_Entry]:
    """Planned cost of tasks."""
    prices, left = Prices.of(portal.graph, project.id), dict(_left(prepared))
    for node, leaf in enumerate(prepared.graph.leaves):
        task = portal.graph.get(f"{project.id}/{leaf.id}")
        if task is None or task.kind != "task":
            continue
        dates = planned.schedule.activities[leaf.id]
        work = work_of(task, prices, dates, prepared.axes[node].calendar)
        if work.cost is not None or task.get("allocate"):
            yield _Entry("", leaf.id, 0, work.cost, left[leaf.id])


def _spent(portal: Portal, project: Record) -> Iterator[_Entry]:
    """Booked cost, of hours and of everything else."""
    for item, cost in spent(portal.graph, project.id, portal.as_of):
        yield _Entry(item.who or "", item.task, 0, cost)


def _left(prepared: Prepared) -> Iterator[tuple[str, float]]:
    """Share of the work of each task that is still to come, 0 to 1."""
    for leaf, status in zip(prepared.graph.leaves, prepared.statuses, strict=True):
        duration = duration_of(leaf)[0]
        share = status.remaining / duration if duration else 1.0
        yield leaf.id, 0.0 if status.state is State.FINISHED else share


def _is_person(who: str, known: dict[str, Source]) -> bool:
    return bool(who) and (who not in known or known[who].type == "person")


def _grouped(entries: Iterable[_Entry], key: Callable[[_Entry], str]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for item in entries:
        found[key(item)].append(item)
    return dict(found)


def _amount(entries: Iterable[_Entry], value: Callable[[_Entry], Any], *, booked: bool) -> Amount:
    """Sums; None where one of the values is not known, or nothing is ever booked on the project."""
    planned = [(value(item), item.left) for item in entries if item.left is not None]
    actual = [value(item) for item in entries if item.left is None]
    known = all(amount is not None for amount, _ in planned)
    return Amount(
        round(sum((amount for amount, _ in planned), 0.0), _CENTS) if known else None,
        round(sum(actual, 0.0), _CENTS) if booked and None not in actual else None,
        round(sum((amount * left for amount, left in planned), 0.0), _CENTS) if known else None,
    )
