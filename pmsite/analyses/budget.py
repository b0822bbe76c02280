"""The budget of a project by category: granted, planned by its tasks, committed, spent, and expected at the end.

Expected is what the funds state as their forecast; else spent + Σ budget of the tasks × share not earned yet
(the estimate AC + (BAC − EV), "the rest keeps its budget", by category; PMBOK Guide, 6th edition, 7.4.2). It is
not known while an open task that takes people, technology or money of the baseline has no budget by category.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.analyses.allocation import Used, actuals, budgets, used
from pmsite.analyses.portal import Portal
from pmsite.analyses.responsibility import leaves
from pmsite.model.record import Record

NO_COST, NO_GRANT = "no actual cost is recorded", "nothing is granted"
_ALL = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A category of the budget, amounts in the project's currency; None where nothing is known.

    ``granted`` is the fund of the resources, else the project's budget; ``forecast`` what the end will have
    cost, ``stated`` whether a fund says so itself.
    """

    category: str
    granted: float | None = None
    planned: float | None = None
    committed: float | None = None
    used: float | None = None
    forecast: float | None = None
    stated: bool = False

    @property
    def variance(self) -> float | None:
        """Granted − expected at the end: negative where the money does not last."""
        if self.granted is None or self.forecast is None:
            return None
        return self.granted - self.forecast


@dataclass(frozen=True, slots=True)
class Budget:
    """Lines by category, and their total; ``unpriced`` bookings have neither cost nor rate.

    ``unbudgeted`` are the open tasks without a budget, for which nothing can be expected.
    """

    lines: tuple[Line, ...] = ()
    total: Line = Line("")
    booked: bool = False
    unpriced: int = 0
    unbudgeted: tuple[Record, ...] = ()


def budget(portal: Portal, project: Record) -> Budget:
    """The budget of a project as of the portal's day."""
    records, tasks = portal.graph.of("resources", project.id), leaves(portal.graph, project.id)
    funds = [item for record in records for item in record.get("funds") or ()]
    granted = _sums((item.category, item.amount) for item in funds)
    written = {category: float(amount) for category, amount in (project.get("budget") or {}).items()}
    granted = {**written, **granted}
    committed = _sums((item.category, item.committed) for item in funds)
    stated = _sums((item.category, item.forecast) for item in funds)
    planned, spent = budgets(tasks), used(portal, project.id, "category")
    shares = _shares_left(portal, project, tasks)
    left, unbudgeted = _left(tasks, shares), _unbudgeted(portal, project, tasks, shares)
    booked = bool(actuals(portal, project.id))
    names = dict.fromkeys((*granted, *planned, *(name for name, found in spent.items() if found.cost)))
    lines = []
    for name in names:
        cost = spent.get(name, Used()).cost if booked else None
        expected = stated.get(name)
        if expected is None and cost is not None and not unbudgeted:
            expected = cost + left.get(name, 0.0)
        lines.append(
            Line(
                name,
                granted.get(name),
                planned.get(name),
                committed.get(name),
                cost,
                expected,
                stated=name in stated,
            )
        )
    unpriced = sum(item.unpriced for item in spent.values())
    return Budget(tuple(lines), _total(lines), booked, unpriced, unbudgeted)


def _sums(amounts: Iterable[tuple[str, float | None]]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for name, amount in amounts:
        if amount is not None:
            found[name] += float(amount)
    return dict(found)


def _shares_left(portal: Portal, project: Record, tasks: Iterable[Record]) -> Mapping[str, float]:
    """Share of each task, by uid, that is still to do: by earned value, else by the percentage done."""
    done = {
        part["id"]: part["ev"] / part["bac"]
        for part in _parts(portal, project)
        if part["bac"] and part["ev"] is not None
    }
    return {task.uid: 1 - done.get(task.id, (portal.of(task).get("percent") or 0) / _ALL) for task in tasks}


def _parts(portal: Portal, project: Record) -> Iterable[Mapping[str, Any]]:
    return (portal.of(project).get("earned_value") or {}).get("tasks") or ()


def _left(tasks: Iterable[Record], shares: Mapping[str, float]) -> Mapping[str, float]:
    """Budget of what is still to do, by category."""
    found: dict[str, float] = defaultdict(float)
    for task in tasks:
        for category, amount in (task.get("budget") or {}).items():
            found[category] += float(amount) * shares[task.uid]
    return found


def _unbudgeted(
    portal: Portal, project: Record, tasks: Iterable[Record], shares: Mapping[str, float]
) -> tuple[Record, ...]:
    """Open tasks that will cost something, by their allocation or the baseline, but have no budget."""
    costs = {part["id"] for part in _parts(portal, project) if part["bac"]}
    return tuple(
        task
        for task in tasks
        if shares[task.uid] > 0
        and not task.get("budget")
        and (task.id in costs or any(item.units > 0 for item in task.get("allocate") or ()))
    )


def _total(lines: Iterable[Line]) -> Line:
    """Sums over the categories; what no category knows is not known, nor the end if one does not tell it."""
    every = list(lines)

    def total(values: Iterable[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    return Line(
        "",
        total(line.granted for line in every),
        total(line.planned for line in every),
        total(line.committed for line in every),
        total(line.used for line in every),
        total(line.forecast for line in every) if all(line.forecast is not None for line in every) else None,
    )
