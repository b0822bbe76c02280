"""What the records of a project say is uncertain: three-point estimates of tasks, quantified risks."""

from __future__ import annotations

from collections.abc import Mapping

from pmsite.analyses.forecast.inputs import Event, ThreePoint, Uncertainty
from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import Schedule, State, parse_duration
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.records.risk import KIND as RISK


def uncertainty(graph: Graph, project: Record, planned: Planned) -> Uncertainty:
    """Estimates of unfinished tasks, and open risks that would delay (opportunities: shorten) something.

    A risk counts wherever it is written, if it names an activity of this project. What is finished, or has
    no dates, is left out; so are estimates whose three points do not rise.
    """
    plan = planned.calendar.minutes_per_day
    minutes = {item.id: item.day or plan for item in planned.network.activities}
    schedule = planned.schedule
    estimates = {
        task.id: points
        for task in graph.of("task", project.id)
        if task.get("estimate") is not None
        and _counts(schedule, task.id, summaries=False)
        and (points := _points(task, minutes[task.id])).rises
    }
    events = [
        Event(risk.uid, min(float(written.probability), 1.0), delays)
        for risk in graph.of("risk")
        if (written := risk.get("quantified")) is not None
        and written.probability > 0
        and risk.get("status") not in RISK.closed_states
        and (delays := _delays(risk, project.id, schedule, minutes))
    ]
    return Uncertainty(estimates, tuple(sorted(events, key=lambda event: event.uid)))


def _counts(schedule: Schedule, key: str, *, summaries: bool) -> bool:
    """Whether an activity is scheduled and not finished; with ``summaries``, also one with parts."""
    found = schedule.activities.get(key)
    return (
        found is not None
        and found.early_finish is not None
        and found.state is not State.FINISHED
        and (summaries or not found.summary)
    )


def _points(task: Record, minutes: int) -> ThreePoint:
    written = task.get("estimate")
    three = (written.optimistic, written.likely, written.pessimistic)
    return ThreePoint(*(parse_duration(value, minutes_per_day=minutes) for value in three))


def _delays(risk: Record, project: str, schedule: Schedule, minutes: Mapping[str, int]) -> dict[str, int]:
    """Working minutes by id of the activities of a project that a risk names; negative for an opportunity."""
    sign = -1 if risk.get("type") == "opportunity" else 1
    found: dict[str, int] = {}
    for name, written in risk.get("quantified").delay.items():
        home, _, key = name.rpartition("/")
        if (home or risk.project) == project and _counts(schedule, key, summaries=True):
            delay = parse_duration(written, minutes_per_day=minutes[key])
            found |= {key: found.get(key, 0) + sign * delay} if delay else {}
    return found


def unfinished(schedule: Schedule) -> int:
    """Number of tasks that are not finished; summaries and milestones are none."""
    return sum(
        not item.summary and not item.milestone and item.state is not State.FINISHED
        for item in schedule.activities.values()
    )
