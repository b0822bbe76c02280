"""The network made ready for both passes: graph, axes, statuses, and the order of work."""

from __future__ import annotations

import datetime as dt
from collections import deque
from dataclasses import dataclass

from pmsite.analyses.schedule.axis import Axis
from pmsite.analyses.schedule.expand import Graph, expand
from pmsite.analyses.schedule.network import Activity, Network
from pmsite.analyses.schedule.result import Fault, Problem, State, Why
from pmsite.analyses.schedule.status import Status, status_of
from pmsite.model.calendar import CalendarRangeError, WorkCalendar


@dataclass(frozen=True, slots=True)
class Prepared:
    """A network ready for the passes; lists run over the graph's leaves."""

    start: dt.date
    as_of: dt.date | None
    graph: Graph
    plan: Axis
    axes: tuple[Axis, ...]
    statuses: tuple[Status, ...]
    order: tuple[int, ...]
    """Nodes that can be dated, every one after its predecessors; links into finished work do not count."""
    problems: tuple[Problem, ...]

    def finished(self, node: int) -> bool:
        """Whether a node is a finished activity."""
        return node < len(self.statuses) and self.statuses[node].state is State.FINISHED

    def zero(self, node: int) -> bool:
        """Whether a node has no duration: a milestone or a hub."""
        return node >= len(self.statuses) or self.statuses[node].zero


def prepare(network: Network, *, as_of: dt.date | None) -> Prepared:
    """Graph, axes, statuses and order of a network at an as-of date."""
    graph = expand(network)
    problems = list(graph.problems)
    plan = Axis(network.calendar)
    axes = {id(network.calendar): plan}
    chosen: list[Axis] = []
    statuses: list[Status] = []
    for number, leaf in enumerate(graph.leaves):
        calendar = _calendar(network, leaf, graph.ancestors[number], problems)
        axis = axes.setdefault(id(calendar), Axis(calendar))
        chosen.append(axis)
        try:
            status = status_of(leaf, axis=axis, as_of=as_of)
        except CalendarRangeError:
            status = Status(why=Why.OUT_OF_RANGE)
        statuses.append(status)
        if status.fault is not None:
            problems.append(status.fault)
        if leaf.forecast is not None and graph.into[number]:
            problems.append(Problem(Fault.FORECAST_WITH_LINKS, leaf.id))
    problems += [
        Problem(Fault.SUMMARY_CONSTRAINT, summary.id)
        for summary in graph.summaries
        if summary.must_start is not None or summary.must_finish is not None
    ]
    finished = {number for number, status in enumerate(statuses) if status.state is State.FINISHED}
    order = _order(graph, finished)
    return Prepared(network.start, as_of, graph, plan, tuple(chosen), tuple(statuses), order, tuple(problems))


def _calendar(
    network: Network, leaf: Activity, above: tuple[Activity, ...], problems: list[Problem]
) -> WorkCalendar:
    """The calendar of an activity, else of the nearest summary that has one, else the plan's."""
    for item in (leaf, *above):
        if item.calendar is not None:
            if item.calendar in network.calendars:
                return network.calendars[item.calendar]
            fault = Problem(Fault.UNKNOWN_CALENDAR, item.id, item.calendar)
            if fault not in problems:
                problems.append(fault)
    return network.calendar


def _order(graph: Graph, finished: set[int]) -> tuple[int, ...]:
    """Topological order after Kahn (1962), first come first served; nodes behind a cycle are missing."""
    waits = [0 if node in finished else len(edges) for node, edges in enumerate(graph.into)]
    queue = deque(node for node, number in enumerate(waits) if not number)
    order: list[int] = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for edge in graph.out[node]:
            if edge.target not in finished:
                waits[edge.target] -= 1
                if not waits[edge.target]:
                    queue.append(edge.target)
    return tuple(order)
