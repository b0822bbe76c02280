"""Forecast: with what probability milestones and the finish are reached by a day, by Monte Carlo simulation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmsite.analyses.forecast.records import uncertainty
from pmsite.analyses.planned import planned_of
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings

NOTHING_UNCERTAIN = "no open task has a three-point estimate, and no open risk a delay"
NOT_SCHEDULED = "not scheduled"


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived values of projects that have a plan.

    * ``forecast``: by milestone id, and ``finish``: the days p10, p50, p80, p95 by which that share of the
      runs is done; of a reached milestone its actual date. Empty, with the reason in ``why``, where nothing
      is uncertain.
    * ``forecast_chance``: by the same keys the share of runs that keep the baseline date; of the finish the
      project's target.
    * ``forecast_curve``: dates on which runs finish, each with the share that is done by its end.
    * ``criticality``: by id of an unfinished activity the share of runs in which it has no float.
    * ``sensitivity``: inputs by their rank correlation with the finish, the strongest first.
    * ``forecast_basis``: runs, seed, distribution, number of unfinished ``tasks``, ids of those ``estimated``,
      uids of the ``risks``, and the finish as scheduled with its chance.
    """
    return {
        project.uid: found
        for project in graph.projects
        if (found := forecast_of(graph, project, settings, as_of)) is not None
    }


def forecast_of(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> dict[str, Any] | None:
    """Derived values of a project, worked out once for a graph and a day; None without a scheduled plan."""
    key = ("forecast", project.uid, as_of)
    kept = graph.memo.get(key)
    if kept is None or kept[0] is not settings:
        kept = graph.memo[key] = (settings, _forecast(graph, project, settings, as_of))
    found: dict[str, Any] | None = kept[1]
    return found


def _forecast(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> dict[str, Any] | None:
    planned = planned_of(graph, project, settings, as_of)
    if planned is None:
        return None
    if planned.schedule.finish is None:
        return {"forecast": {}, "why": {"forecast": NOT_SCHEDULED}}
    uncertain = uncertainty(graph, project, planned)
    if not uncertain.estimates and not uncertain.events:
        return {"forecast": {}, "why": {"forecast": NOTHING_UNCERTAIN}}
    from pmsite.analyses.forecast.project import forecast

    return forecast(graph, project, planned, uncertain, settings, as_of)
