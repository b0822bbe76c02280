"""Monte Carlo simulation of a network: many schedules with drawn durations and events, worked out together.

After Van Slyke, "Monte Carlo Methods and the PERT Problem" (1963). Each run is the schedule that the engine
computes for its durations: the passes work on arrays over the runs, activity by activity.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pmsite.analyses.forecast.backward import project_finish, total_floats
from pmsite.analyses.forecast.draw import durations, generator, occurrences
from pmsite.analyses.forecast.forward import Model, forward, model
from pmsite.analyses.forecast.grid import Minutes
from pmsite.analyses.forecast.inputs import Distribution, Event, Uncertainty
from pmsite.analyses.schedule.network import Network
from pmsite.analyses.schedule.result import State
from pmsite.analyses.schedule.state import Prepared, prepare
from pmsite.analyses.schedule.status import status_of

_RUNS_AT_ONCE = 2500
"""Runs that are worked out together: few enough to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the runs gave: instants of milestones and of the finish, and what was drawn for them."""

    runs: int
    finish: Minutes | None
    """Instants, one a run; None where nothing has dates."""
    milestones: Mapping[str, Minutes]
    """Instants of the dated milestones, and other activities without duration, by id."""
    critical: Mapping[str, int]
    """Number of runs in which an unfinished activity had no total float."""
    drawn: Mapping[str, Minutes]
    """Remaining durations by task id, as drawn from its estimate."""
    occurred: Mapping[str, NDArray[np.bool_]]
    """Runs in which an event occurred, by its uid; only events that befall unfinished work."""


def simulate(
    network: Network,
    uncertainty: Uncertainty,
    *,
    as_of: dt.date | None,
    seed: int,
    key: str = "",
    runs: int = 10_000,
    distribution: Distribution = "pert",
) -> Simulation:
    """Schedules of a network under uncertainty, as of a day; ``key`` names its project among the draws."""
    state = prepare(network, as_of=as_of)
    it = model(state)
    draws = _Draws(state, seed, key, runs, distribution)
    draws.estimate(uncertainty)
    for event in uncertainty.events:
        draws.befall(event)
    return _run(it, draws)


def _run(it: Model, draws: _Draws) -> Simulation:
    leaves, state = it.state.graph.leaves, it.state
    points = [node for node, status in enumerate(state.statuses) if status.zero]
    finishes: list[Minutes] = []
    instants: dict[int, list[Minutes]] = {node: [] for node in points}
    critical = np.zeros(len(leaves), np.int64)
    for start in range(0, draws.runs, _RUNS_AT_ONCE):
        part = slice(start, min(start + _RUNS_AT_ONCE, draws.runs))
        count = part.stop - part.start
        early = forward(it, _cut(draws.remaining, part), _cut(draws.late, part))
        for node in points:
            item = early[node]
            if item is not None:
                instants[node].append(_each(item.instant(start=False), count))
        project = project_finish(it, early)
        if project is None:
            continue
        finishes.append(_each(project, count))
        for node, total in total_floats(it, early, project).items():
            held = np.count_nonzero(total <= 0)
            critical[node] += held * count if len(total) == 1 else held
    unfinished = [node for node, _ in enumerate(leaves) if not state.finished(node)]
    return Simulation(
        runs=draws.runs,
        finish=np.concatenate(finishes) if sum(map(len, finishes)) == draws.runs else None,
        milestones={
            leaves[node].id: np.concatenate(found)
            for node, found in instants.items()
            if sum(map(len, found)) == draws.runs
        },
        critical={leaves[node].id: int(critical[node]) for node in unfinished},
        drawn=draws.drawn,
        occurred=draws.occurred,
    )


def _each(values: Minutes, count: int) -> Minutes:
    """One value a run."""
    return np.broadcast_to(values, (count,))


def _cut(values: Mapping[int, Minutes], part: slice) -> dict[int, Minutes]:
    return {node: found if len(found) == 1 else found[part] for node, found in values.items()}


class _Draws:
    """Remaining durations of tasks, and delays of milestones, in every run."""

    def __init__(self, state: Prepared, seed: int, key: str, runs: int, distribution: Distribution) -> None:
        self.state, self.seed, self.key, self.runs = state, seed, key, runs
        self.distribution = distribution
        self.numbers = {leaf.id: node for node, leaf in enumerate(state.graph.leaves)}
        self.remaining: dict[int, Minutes] = {}
        self.late: dict[int, Minutes] = {}
        self.drawn: dict[str, Minutes] = {}
        self.occurred: dict[str, NDArray[np.bool_]] = {}

    def estimate(self, uncertainty: Uncertainty) -> None:
        """Draw the durations of unfinished tasks with an estimate."""
        for key, points in uncertainty.estimates.items():
            node = self.numbers.get(key)
            if node is None or not points.rises or not self._works(node):
                continue
            dice = generator(self.seed, f"{self.key}/{key}")
            found = durations(points, self._left(node), self.runs, dice, self.distribution)
            self.remaining[node] = self.drawn[key] = found

    def befall(self, event: Event) -> None:
        """Draw whether an event occurs, and add its delays where it does."""
        struck = {node: minutes for key, minutes in event.delays.items() for node in self._nodes(key)}
        if not struck:
            return
        happens = occurrences(event.probability, self.runs, generator(self.seed, event.uid))
        self.occurred[event.uid] = happens
        for node, minutes in struck.items():
            delay = np.where(happens, minutes, 0)
            if self.state.zero(node):
                self.late[node] = self.late.get(node, np.zeros(1, np.int64)) + delay
            else:
                before = self.remaining.get(node, np.array([self.state.statuses[node].remaining]))
                self.remaining[node] = np.maximum(before + delay, 1)

    def _works(self, node: int) -> bool:
        """Whether a leaf has work left."""
        status = self.state.statuses[node]
        return status.state is not State.FINISHED and status.why is None and not status.zero

    def _left(self, node: int) -> Fraction:
        """Share of a task's duration that remains."""
        status, leaf = self.state.statuses[node], self.state.graph.leaves[node]
        whole = status_of(leaf, axis=self.state.axes[node], as_of=None).remaining
        return Fraction(status.remaining, whole) if status.state is State.STARTED and whole else Fraction(1)

    def _nodes(self, key: str) -> Iterator[int]:
        """The leaves that a delay befalls: the activity, or the last parts of a summary."""
        if key in self.numbers:
            node = self.numbers[key]
            if self._works(node) or (self.state.zero(node) and not self.state.finished(node)):
                yield node
            return
        inside = {
            node
            for node, above in enumerate(self.state.graph.ancestors)
            if any(item.id == key for item in above) and self._works(node)
        }
        for node in sorted(inside):
            if not any(edge.target in inside for edge in self.state.graph.out[node]):
                yield node
