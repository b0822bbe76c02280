"""What each baseline moved against the one before it: both are frozen, so this never changes again."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from pmsite.analyses.baselines import frozen, in_order
from pmsite.analyses.planned import planned_of
from pmsite.analyses.variance import difference, totals
from pmsite.graph.graph import Graph
from pmsite.model.settings import Settings


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """Derived value of every baseline that follows another one up to the day.

    ``step``: ``before`` (id of the baseline before), ``items`` and ``totals`` as
    :func:`pmsite.analyses.variance.difference` and ``totals`` give them, this baseline minus the one before,
    in working days of the calendar of the plan in force. None without a plan that has a start.
    """
    found: dict[str, dict[str, Any]] = {}
    for project in graph.projects:
        known = [record for record in in_order(graph, project.id) if record.get("date") <= as_of]
        plan = planned_of(graph, project, settings, as_of) if len(known) > 1 else None
        for before, record in pairwise(known):
            if plan is None:
                found[record.uid] = {"step": None, "why": {"step": "no plan with a start"}}
                continue
            then, now = frozen(before, plan.calendar), frozen(record, plan.calendar)
            items = difference(then, now, plan.calendar)
            sums = totals(items, then, now, plan.calendar)
            found[record.uid] = {"step": {"before": before.id, "items": items, "totals": sums}, "why": {}}
    return found
