"""Forward pass over all runs at once: the early times that the scheduling engine gives for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from pmsite.analyses.forecast.grid import Grid, Minutes
from pmsite.analyses.forecast.times import Times, single
from pmsite.analyses.schedule.axis import evening, lagged, morning
from pmsite.analyses.schedule.expand import Edge
from pmsite.analyses.schedule.forward import date_bounds
from pmsite.analyses.schedule.result import DriverKind, Holds
from pmsite.analyses.schedule.state import Prepared
from pmsite.model.calendar import CalendarRangeError


@dataclass(frozen=True, slots=True)
class Model:
    """A network ready for both passes, with the conversion tables of each node's calendar."""

    state: Prepared
    plan: Grid
    grids: tuple[Grid, ...]
    dates: dict[int, _Dates] = field(default_factory=dict)

    def dated(self, node: int) -> _Dates:
        """What dates ask of a leaf; the same in every run."""
        if node not in self.dates:
            self.dates[node] = _dates(self.state, node)
        return self.dates[node]


@dataclass(frozen=True, slots=True)
class _Dates:
    """Positions (of milestones instants) before which dates do not let a leaf start, or finish."""

    start: int | None
    finish: int | None
    written: int | None = None
    """Written date of a milestone, which wins."""
    met: int = 0
    """Of a milestone: the instant from which ``start`` asks for nothing more."""


def model(state: Prepared) -> Model:
    """The model of a prepared network; activities of one calendar share its tables."""
    plan = Grid(state.plan.calendar)
    grids = {id(state.plan): plan}
    own = tuple(grids.setdefault(id(axis), Grid(axis.calendar)) for axis in state.axes)
    return Model(state, plan, own)


def forward(it: Model, remaining: Mapping[int, Minutes], delays: Mapping[int, Minutes]) -> list[Times | None]:
    """Early times of every node; None for those without dates.

    ``remaining`` is the remaining duration of the nodes where it differs from run to run, ``delays`` what
    is added to the date of a milestone.
    """
    early: list[Times | None] = [None] * it.state.graph.size
    leaves = len(it.state.statuses)
    for node in it.state.order:
        try:
            if it.state.finished(node):
                early[node] = _finished(it.state, node)
            elif any(early[edge.source] is None for edge in it.state.graph.into[node]):
                continue
            elif it.state.zero(node):
                early[node] = _point(it, node, early, delays.get(node))
            elif node < leaves and it.state.statuses[node].why is None:
                early[node] = _work(it, node, early, remaining.get(node))
        except CalendarRangeError:
            continue
    return early


def _finished(state: Prepared, node: int) -> Times:
    status = state.statuses[node]
    if status.start is None or status.finish is None:
        raise AssertionError("finished work has dates")
    over = evening(status.finish)
    return Times(start=single(over if status.zero else morning(status.start)), finish=single(over))


def _work(it: Model, node: int, early: list[Times | None], drawn: Minutes | None) -> Times:
    status, grid, dates = it.state.statuses[node], it.grids[node], it.dated(node)
    duration = single(status.remaining) if drawn is None else drawn
    first = single(dates.start) if dates.start is not None else None
    held = [
        position - duration if edge.to_finish else position
        for edge in it.state.graph.into[node]
        for position in (_position(it, edge, _before(early, edge), grid),)
    ]
    held += [dates.finish - duration] if dates.finish is not None else []
    for position in held:
        first = position if first is None else np.maximum(first, position)
    if first is None:
        raise AssertionError("the plan's start, or the as-of date, holds all work")
    given = single(morning(status.start)) if status.start is not None else None
    return Times(grid, first, first + duration, start=given)


def _position(it: Model, edge: Edge, before: Times, grid: Grid) -> Minutes:
    """Where a link holds work on its calendar.

    On one calendar a lag is a difference of positions: going to the instant and back changes nothing.
    """
    if not edge.lag or grid is it.plan:
        position = before.position(grid, start=edge.from_start)
        return position + edge.lag if edge.lag else position
    return grid.position(lagged(it.plan, before.instant(start=edge.from_start), edge.lag, closing=False))


def _point(it: Model, node: int, early: list[Times | None], delay: Minutes | None) -> Times:
    """A milestone stands at the latest instant that anything asks for, plus its delay; so does a hub."""
    leaf = node < len(it.state.statuses)
    dates = it.dated(node) if leaf else _Dates(None, None)
    if dates.written is not None:
        instant = single(dates.written)
    else:
        held = [
            lagged(it.plan, _before(early, edge).instant(start=edge.from_start), edge.lag, closing=True)
            for edge in it.state.graph.into[node]
        ]
        instant = held[0] if held else single(0)
        for at in held[1:]:
            instant = np.maximum(instant, at)
        if dates.start is not None:
            instant = np.where(instant < dates.met, np.maximum(instant, dates.start), instant)
        if dates.finish is not None:
            instant = np.maximum(instant, dates.finish)
    if delay is not None:
        grid = it.grids[node]
        late = grid.finish(grid.position(instant) + np.maximum(delay, 1))
        instant = np.where(delay > 0, late, instant)
    return Times(start=instant, finish=instant)


def _before(early: list[Times | None], edge: Edge) -> Times:
    found = early[edge.source]
    if found is None:
        raise AssertionError("predecessors come first")
    return found


def _dates(state: Prepared, node: int) -> _Dates:
    """The bounds of dates, on the leaf's own calendar."""
    axis, zero = state.axes[node], state.statuses[node].zero
    starts: list[int] = []
    finishes: list[int] = []
    written: list[int] = []
    met: list[int] = []
    for bound in date_bounds(state, node):
        side = finishes if bound.holds is Holds.FINISH or (zero and bound.met is None) else starts
        met += [bound.met] if bound.met is not None else []
        side = written if bound.kind is DriverKind.FORECAST else side
        side.append(bound.instant if zero else axis.position(bound.instant))
    return _Dates(
        max(starts, default=None),
        max(finishes, default=None),
        max(written, default=None),
        max(met, default=0),
    )
