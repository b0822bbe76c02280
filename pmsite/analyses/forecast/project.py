"""A project's forecast: what its simulated schedules say of milestones, the finish, and what drives it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.analyses.forecast.inputs import Uncertainty
from pmsite.analyses.forecast.records import unfinished
from pmsite.analyses.forecast.simulate import Simulation, simulate
from pmsite.analyses.forecast.statistics import (
    PERCENTILES,
    chance,
    correlation,
    curve,
    percentiles,
    ranks,
    share,
)
from pmsite.analyses.milestones import baseline_date
from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import ActivityDates, State
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings

FINISH = "finish"
"""Key of the project's finish beside the ids of its milestones."""


def forecast(
    graph: Graph,
    project: Record,
    planned: Planned,
    uncertain: Uncertainty,
    settings: Settings,
    as_of: dt.date,
) -> dict[str, Any]:
    """Derived values of a project, see :func:`pmsite.analyses.forecast.derive`."""
    found = simulate(
        planned.network,
        uncertain,
        as_of=as_of,
        seed=settings.seed,
        key=project.uid,
        runs=settings.forecast.runs,
        distribution=settings.forecast.distribution,
    )
    why: dict[str, str] = {}
    dates: dict[str, Any] = {}
    chances: dict[str, float | None] = {}
    for record in graph.of("milestone", project.id):
        item = planned.schedule.activities.get(record.id)
        if item is None:
            continue
        dates[record.id] = _dates(found, item)
        if dates[record.id]["p50"] is None:
            why[f"forecast.{record.id}"] = "not scheduled"
        chances[record.id] = _chance(found, item, baseline_date(graph, record, as_of))
        if chances[record.id] is None:
            why[f"forecast_chance.{record.id}"] = "no baseline, or reached"
    target = project.get("finish")
    if found.finish is None:
        why[f"forecast.{FINISH}"] = "not scheduled"
    dates[FINISH] = _none() if found.finish is None else percentiles(found.finish)
    chances[FINISH] = chance(found.finish, target) if found.finish is not None and target else None
    if chances[FINISH] is None:
        why[f"forecast_chance.{FINISH}"] = "no finish to compare with"
    planned_finish = planned.schedule.finish
    return {
        "forecast": dates,
        "forecast_chance": chances,
        "forecast_curve": _curve(found),
        "criticality": {key: share(number, found.runs) for key, number in found.critical.items()},
        "sensitivity": tuple(_sensitivity(found)),
        "forecast_basis": {
            "runs": found.runs,
            "seed": settings.seed,
            "distribution": settings.forecast.distribution,
            "tasks": unfinished(planned.schedule),
            "estimated": tuple(found.drawn),
            "risks": tuple(found.occurred),
            "planned_finish": planned_finish,
            "planned_chance": chance(found.finish, planned_finish)
            if found.finish is not None and planned_finish is not None
            else None,
        },
        "why": why,
    }


def _none() -> dict[str, dt.date | None]:
    return dict.fromkeys((f"p{number}" for number in PERCENTILES), None)


def _dates(found: Simulation, item: ActivityDates) -> Mapping[str, dt.date | None]:
    """Percentiles of a milestone; what is reached has its actual date in all of them."""
    if item.state is State.FINISHED:
        return dict.fromkeys(_none(), item.early_finish)
    instants = found.milestones.get(item.id)
    return percentiles(instants) if instants is not None else _none()


def _chance(found: Simulation, item: ActivityDates, baseline: dt.date | None) -> float | None:
    """Probability that a milestone is reached by its baseline; None where it is reached, or has none."""
    instants = found.milestones.get(item.id)
    if item.state is State.FINISHED or instants is None or baseline is None:
        return None
    return chance(instants, baseline)


def _curve(found: Simulation) -> tuple[dict[str, Any], ...]:
    days = curve(found.finish) if found.finish is not None else ()
    return tuple({"date": day, "share": done} for day, done in days)


def _sensitivity(found: Simulation) -> Iterator[dict[str, Any]]:
    """What moves the finish, the strongest first: durations of tasks, occurrence of risks.

    ``correlation`` is Spearman's between the input and the finish over the runs; ``cruciality`` of a task its
    correlation times its criticality, as schedule risk analysis uses it, None of a risk. An input without
    influence, or a finish that does not vary, has no correlation and is left out.
    """
    if found.finish is None:
        return
    finish = ranks(found.finish)
    drivers: list[tuple[float, str, str]] = []
    for kind, inputs in (("task", found.drawn), ("risk", found.occurred)):
        for key, values in inputs.items():
            rho = correlation(ranks(values), finish) if len(values) == found.runs else None
            if rho is not None:
                drivers.append((rho, key, kind))
    for rho, key, kind in sorted(drivers, key=lambda item: (-abs(item[0]), item[1])):
        critical = share(found.critical.get(key, 0), found.runs) if kind == "task" else None
        cruciality = round(rho * critical, 4) if critical is not None else None
        yield {"id": key, "kind": kind, "correlation": rho, "criticality": critical, "cruciality": cruciality}
