"""Backward pass over all runs at once: the total float that the scheduling engine gives for each of them."""

from __future__ import annotations

import numpy as np

from pmsite.analyses.forecast.forward import Model
from pmsite.analyses.forecast.grid import Grid, Minutes
from pmsite.analyses.forecast.times import Times, single
from pmsite.analyses.schedule.axis import DAY, date_of, evening, morning, unlagged
from pmsite.analyses.schedule.backward import deadlines
from pmsite.analyses.schedule.expand import Edge
from pmsite.analyses.schedule.result import State
from pmsite.model.calendar import CalendarRangeError


def project_finish(it: Model, early: list[Times | None]) -> Minutes | None:
    """Instants at which the last leaf is done; None without dated leaves."""
    latest: Minutes | None = None
    last: dict[int, tuple[Grid, Minutes]] = {}
    for node, item in enumerate(early[: len(it.state.statuses)]):
        if item is None:
            continue
        if item.last is None:
            at = item.instant(start=False)
            latest = at if latest is None else np.maximum(latest, at)
        else:
            grid, most = last.get(id(it.grids[node]), (it.grids[node], item.last))
            last[id(grid)] = grid, np.maximum(most, item.last)
    for grid, most in last.values():
        at = grid.finish(most)
        latest = at if latest is None else np.maximum(latest, at)
    return latest


def total_floats(it: Model, early: list[Times | None], project: Minutes) -> dict[int, Minutes]:
    """Total float of each unfinished leaf, in working minutes of its own calendar, by its number."""
    back = _Back(it, early, project)
    floats: dict[int, Minutes] = {}
    for node in reversed(it.state.order):
        item = early[node]
        if item is None or it.state.finished(node):
            continue
        try:
            if item.last is not None and item.first is not None:
                late = back.work(node, item.last - item.first)
                floats[node] = late - item.last
            else:
                late = back.point(node, item)
                if node < len(it.grids):
                    grid = it.grids[node]
                    floats[node] = grid.position(late) - item.position(grid, start=False)
        except CalendarRangeError:
            continue
        back.late[node] = late
    return floats


class _Back:
    """Late positions of work, late instants of milestones and hubs, from the last node to the first."""

    def __init__(self, it: Model, early: list[Times | None], project: Minutes) -> None:
        self.it, self.early, self.project = it, early, project
        self.late: dict[int, Minutes] = {}
        self._finish: dict[int, Minutes] = {}

    def work(self, node: int, duration: Minutes) -> Minutes:
        """The latest position at which work must be done."""
        state, grid = self.it.state, self.it.grids[node]
        started = state.statuses[node].state is State.STARTED
        limits = [
            position + duration if edge.from_start else position
            for edge in state.graph.out[node]
            if edge.target in self.late and not (started and edge.from_start)
            for position in (self._position(edge, grid),)
        ]
        axis, leaf = state.axes[node], state.graph.leaves[node]
        caps = [axis.position(evening(day)) for day in deadlines(state, node)]
        limits += [single(cap) for cap in caps]
        if leaf.must_start is not None and state.statuses[node].state is State.UNSTARTED:
            limits.append(axis.position(morning(leaf.must_start)) + duration)
        return _least(self._end(grid), limits)

    def point(self, node: int, item: Times) -> Minutes:
        """The latest instant of a milestone or a hub."""
        state = self.it.state
        limits = [self._instant(edge) for edge in state.graph.out[node] if edge.target in self.late]
        if node < len(state.statuses):
            axis, leaf = state.axes[node], state.graph.leaves[node]
            mornings = item.instant(start=False) % DAY == 1
            for day in deadlines(state, node):
                worked = date_of(axis.finish(axis.position(evening(day))))
                limits.append(np.where(mornings, morning(worked), evening(day)))
            if leaf.must_start is not None:
                limits.append(single(axis.start(axis.position(morning(leaf.must_start)))))
        elif limits:
            return _least(limits[0], limits[1:])
        return _least(self.project, limits)

    def _end(self, grid: Grid) -> Minutes:
        """The last position of a calendar that the project's finish leaves."""
        if id(grid) not in self._finish:
            self._finish[id(grid)] = grid.last_finish(self.project)
        return self._finish[id(grid)]

    def _position(self, edge: Edge, grid: Grid) -> Minutes:
        """The latest position of this node's side of a link, on its calendar."""
        target, plan = edge.target, self.it.plan
        same = not self.it.state.zero(target) and self.it.grids[target] is grid
        if same and (not edge.lag or grid is plan):
            position = self._side(edge)
            return position - edge.lag if edge.lag else position
        instant = self._instant(edge)
        return grid.last_start(instant) if edge.from_start else grid.last_finish(instant)

    def _instant(self, edge: Edge) -> Minutes:
        """The latest instant of this node's side of a link that the other side's late date leaves."""
        target = edge.target
        zero = self.it.state.zero(target)
        limit = self.late[target] if zero else self.it.grids[target].start(self._side(edge))
        return unlagged(self.it.plan, limit, edge.lag, closing=zero)

    def _side(self, edge: Edge) -> Minutes:
        """Late position of the side of the successor's work that a link holds."""
        late, item = self.late[edge.target], self.early[edge.target]
        if item is None or item.first is None or item.last is None:
            raise AssertionError("work has positions")
        return late if edge.to_finish else late - (item.last - item.first)


def _least(limit: Minutes, others: list[Minutes]) -> Minutes:
    for other in others:
        limit = np.minimum(limit, other)
    return limit
