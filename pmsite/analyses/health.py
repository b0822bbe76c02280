"""Schedule health of each project after the DCMA 14-point assessment.

Source: Defense Contract Management Agency, Earned Value Management System Program Analysis Pamphlet, the 14
point schedule metrics. Values are shares, except the indices CPLI and BEI; a share is of the unfinished tasks
without tasks of their own, that of leads, lags and types of the links of unfinished work.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmsite.analyses import _health_network as network
from pmsite.analyses import _health_progress as progress
from pmsite.analyses._health import assessed
from pmsite.analyses.baselines import current
from pmsite.analyses.planned import planned_of
from pmsite.graph.graph import Graph
from pmsite.model.settings import Settings

POINTS = (
    network.logic,
    network.leads,
    network.lags,
    network.relationship_types,
    network.hard_constraints,
    network.high_float,
    network.negative_float,
    network.high_duration,
    progress.invalid_dates,
    network.resources,
    progress.missed_tasks,
    progress.critical_path_test,
    progress.cpli,
    progress.bei,
)
"""The points in the order of the assessment."""


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """``health`` of each project with a scheduled plan: the 14 points in their order."""
    found: dict[str, dict[str, Any]] = {}
    for project in graph.projects:
        planned = planned_of(graph, project, settings, as_of)
        if planned is None or not planned.network.activities:
            continue
        records = {task.id: task for task in graph.of("task", project.id)}
        item = assessed(planned, records, as_of, current(graph, project.id, as_of))
        found[project.uid] = {"health": [point(item) for point in POINTS]}
    return found
