"""Earned value of parts of a project: work packages, departments, tasks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pmsite.analyses.allocation import above
from pmsite.analyses.earned_value._items import Item
from pmsite.analyses.earned_value.measures import measures
from pmsite.graph.graph import Graph
from pmsite.model.record import Record

UNBASELINED = "not in the baseline"
REMOVED = "-"
"""Name of the group of what the plan does not hold any more."""
Key = Callable[[str, Record | None], str]
"""The group of a task, by its id and its record (None: not in the plan any more)."""


def groups(
    found: Iterable[Item],
    actual: Mapping[str, float],
    graph: Graph,
    project: str,
    as_of: dt.date,
    *,
    key: Key,
    why: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Measures of the groups that ``key`` puts tasks into, in the order of the baseline, then of the plan.

    ``actual`` is the actual cost by task. Where ``why`` says that the project has no earned value or no actual
    cost, neither has a group.
    """
    sums: dict[str, dict[str, float]] = {}
    counts: dict[str, int] = defaultdict(int)
    for item in found:
        name = key(item.id, item.record)
        own = sums.setdefault(name, defaultdict(float))
        cost = item.cost or 0.0
        own["bac"] += cost
        own["pv"] += cost * item.planned(as_of)
        own["ev"] += cost * item.earned(as_of)
        counts[name] += 1
    for task, cost in actual.items():
        name = key(task, graph.get(f"{project}/{task}"))
        sums.setdefault(name, defaultdict(float))["ac"] += cost
    return [
        {"id": name, "tasks": counts[name], **_measured(own, counts[name], why)} for name, own in sums.items()
    ]


def _measured(own: Mapping[str, float], number: int, why: Mapping[str, str]) -> dict[str, Any]:
    given = {name: own.get(name, 0.0) if number and name not in why else None for name in ("bac", "pv", "ev")}
    reasons = {name: why.get(name, UNBASELINED) for name in ("bac", "pv", "ev")}
    result = measures(
        **given, ac=None if "ac" in why else own.get("ac", 0.0), why={**reasons, "ac": why.get("ac", "")}
    )
    return {**result.values, "why": dict(result.why)}


def package_of(graph: Graph) -> Key:
    """The work package of a task: the summary task at the top that it lies in, or itself."""
    return lambda _, task: [item.id for item in above(graph, task)][-1] if task is not None else REMOVED


def department_of(graph: Graph, project: str) -> Key:
    """The department of a task, by id: its own, else the nearest above it, else its owner's; "" for none."""
    resources = graph.of("resources", project)
    ids = {
        str(word): str(item.id)
        for record in resources
        for item in record.get("departments") or ()
        for word in (item.name, item.id)
    }
    members = {item.who: item.department for record in resources for item in record.get("people") or ()}

    def named(_: str, task: Record | None) -> str:
        if task is None:
            return REMOVED
        own = (item.get("department") for item in above(graph, task))
        owners = (item.get("owner") for item in above(graph, task))
        written = next((name for name in own if name), None) or members.get(next(filter(None, owners), ""))
        return ids.get(written or "", written or "")

    return named
