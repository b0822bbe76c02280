"""Backward pass: the latest each activity can finish, and the float that leaves.

It starts at the latest early finish of the project. Finished work neither has float nor passes a bound on;
the start of started work is history and does not move, so only its finish is bound.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pmsite.analyses.schedule.axis import date_of, evening, is_morning, morning, unlagged
from pmsite.analyses.schedule.expand import Edge
from pmsite.analyses.schedule.forward import Early
from pmsite.analyses.schedule.result import State
from pmsite.analyses.schedule.state import Prepared
from pmsite.model.calendar import LAST_YEAR, CalendarRangeError


@dataclass(frozen=True, slots=True)
class Late:
    """The latest a node may be, and its float in working minutes of its own calendar."""

    last: int
    """Position at which the work must be done; of a milestone or a hub the instant."""
    free: int
    """Of a hub: the instant at which it would hold up a successor."""
    total_float: int = 0


def backward(state: Prepared, early: list[Early | None]) -> tuple[list[Late | None], int | None]:
    """Late positions of all unfinished dated nodes, and the instant at which the project finishes."""
    late: list[Late | None] = [None] * state.graph.size
    dated = [item.finish for item in early[: len(state.statuses)] if item is not None and item.why is None]
    if not dated:
        return late, None
    project = max(dated)
    for node in reversed(state.order):
        item = early[node]
        if item is not None and item.why is None and not state.finished(node):
            try:
                late[node] = _Node(state, node, early, late, project).late(item)
            except CalendarRangeError:
                late[node] = None
    return late, project


class _Node:
    """One node between its successors and its own constraints."""

    def __init__(
        self, state: Prepared, node: int, early: list[Early | None], late: list[Late | None], project: int
    ) -> None:
        self.state, self.node, self.project = state, node, project
        self.early, self.lates = early, late
        self.edges = [edge for edge in state.graph.out[node] if late[edge.target] is not None]

    def late(self, item: Early) -> Late:
        if self.node >= len(self.state.statuses):
            last = min((self._allowed(edge, self._late_limit) for edge in self.edges), default=self.project)
            free = min((self._allowed(edge, self._early_limit) for edge in self.edges), default=self.project)
            return Late(last, free)
        return self._milestone(item) if self.state.zero(self.node) else self._work(item)

    def _work(self, item: Early) -> Late:
        axis, duration = self.state.axes[self.node], item.last - item.first
        started = self.state.statuses[self.node].state is State.STARTED
        edges = [edge for edge in self.edges if not (started and edge.from_start)]

        def position(edge: Edge, limit: Callable[[int, bool], int]) -> int:
            instant = self._allowed(edge, limit)
            return axis.last_start(instant) + duration if edge.from_start else axis.last_finish(instant)

        finish = axis.last_finish(self.project)
        last = min([finish, *(position(edge, self._late_limit) for edge in edges), *self._caps(duration)])
        free = min((position(edge, self._early_limit) for edge in edges), default=finish)
        return Late(last, free - item.last, last - item.last)

    def _milestone(self, item: Early) -> Late:
        axis = self.state.axes[self.node]
        limits = [self._allowed(edge, self._late_limit) for edge in self.edges]
        last = min([self.project, *limits, *self._day_caps(mornings=is_morning(item.finish))])
        free = min((self._allowed(edge, self._early_limit) for edge in self.edges), default=self.project)
        here = axis.position(item.finish)
        return Late(last, axis.position(free) - here, axis.position(last) - here)

    def _allowed(self, edge: Edge, limit: Callable[[int, bool], int]) -> int:
        """The latest instant of this node's side of a link that the other side's limit leaves."""
        instant = limit(edge.target, edge.to_finish)
        return unlagged(self.state.plan, instant, edge.lag, closing=self.state.zero(edge.target))

    def _late_limit(self, target: int, to_finish: bool) -> int:  # noqa: FBT001 - which side, by position
        late, early = self.lates[target], self.early[target]
        if late is None or early is None:
            raise AssertionError("successors come last")
        if self.state.zero(target):
            return late.last
        return self.state.axes[target].start(late.last - (0 if to_finish else early.last - early.first))

    def _early_limit(self, target: int, to_finish: bool) -> int:  # noqa: FBT001 - which side, by position
        late, early = self.lates[target], self.early[target]
        if late is None or early is None:
            raise AssertionError("successors come last")
        if self.state.zero(target):
            return late.free if target >= len(self.state.statuses) else early.finish
        return self.state.axes[target].start(early.last if to_finish else early.first)

    def _caps(self, duration: int) -> Iterator[int]:
        """Positions that constraints and deadlines put on the finish."""
        axis, leaf = self.state.axes[self.node], self.state.graph.leaves[self.node]
        for day in deadlines(self.state, self.node):
            yield axis.position(evening(day))
        if leaf.must_start is not None and self.state.statuses[self.node].state is State.UNSTARTED:
            yield axis.position(morning(leaf.must_start)) + duration

    def _day_caps(self, *, mornings: bool) -> Iterator[int]:
        """Instants that constraints and deadlines put on a milestone.

        A milestone that stands at a morning is compared with the morning of the last working day allowed.
        """
        axis, leaf = self.state.axes[self.node], self.state.graph.leaves[self.node]
        for day in deadlines(self.state, self.node):
            worked = date_of(axis.finish(axis.position(evening(day))))
            yield morning(worked) if mornings else evening(day)
        if leaf.must_start is not None:
            yield axis.start(axis.position(morning(leaf.must_start)))


def deadlines(state: Prepared, node: int) -> Iterator[dt.date]:
    """Days by the end of which a leaf must be done: its own, and those of the summaries above it."""
    leaf = state.graph.leaves[node]
    for item in (leaf, *state.graph.ancestors[node]):
        for day in (item.deadline, item.no_later_than):
            if day is not None and day.year < LAST_YEAR:
                yield day
    if leaf.must_finish is not None:
        yield leaf.must_finish
