"""Forward pass: the earliest each activity can start and finish, and what holds it there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pmsite.analyses.schedule.axis import Axis, evening, lagged, morning
from pmsite.analyses.schedule.expand import Edge
from pmsite.analyses.schedule.result import DriverKind, Holds, State, Why
from pmsite.analyses.schedule.state import Prepared
from pmsite.model.calendar import CalendarRangeError


class Bound(NamedTuple):
    """An instant before which an activity's start, or finish, cannot lie, and why."""

    instant: int
    kind: DriverKind
    holds: Holds
    rank: int
    """Of bounds that hold equally, the lowest rank is told."""
    edge: Edge | None = None
    date: dt.date | None = None
    through: str | None = None
    met: int | None = None
    """Of a milestone: the instant from which it asks for nothing more, where that is before ``instant``."""


@dataclass(slots=True)
class Early:
    """Early instants and positions of a node; a started activity's work is its remaining work."""

    start: int = 0
    """Instant of the start; of started work the actual one."""
    finish: int = 0
    first: int = 0
    """Position, on the own axis, at which the (remaining) work starts."""
    last: int = 0
    """Position at which it is done."""
    bound: Bound | None = None
    why: Why | None = None
    because: int | None = None
    """The predecessor without dates."""


_MOVABLE, _CONSTRAINT, _AS_OF, _SETTLED, _PLAN_START = range(5)


def forward(state: Prepared) -> list[Early | None]:
    """Early instants of every node; None for those in or behind a cycle."""
    early: list[Early | None] = [None] * state.graph.size
    for node in state.order:
        try:
            early[node] = _date(state, node, early)
        except CalendarRangeError:
            early[node] = Early(why=Why.OUT_OF_RANGE)
    return early


def _date(state: Prepared, node: int, early: list[Early | None]) -> Early:
    if state.finished(node):
        return _finished(state, node)
    for edge in state.graph.into[node]:
        before = early[edge.source]
        if before is None or before.why is not None:
            return Early(
                why=Why.AFTER, because=before.because if before and _is_hub(state, edge) else edge.source
            )
    if _is_leaf(state, node) and (why := state.statuses[node].why) is not None:
        return Early(why=why)
    bounds = [*_links(state, node, early), *(date_bounds(state, node) if _is_leaf(state, node) else ())]
    return _zero(bounds) if state.zero(node) else _work(state, node, bounds)


def _is_leaf(state: Prepared, node: int) -> bool:
    return node < len(state.statuses)


def _is_hub(state: Prepared, edge: Edge) -> bool:
    return edge.source >= len(state.statuses)


def _finished(state: Prepared, node: int) -> Early:
    status = state.statuses[node]
    if status.start is None or status.finish is None:
        raise AssertionError("finished work has dates")
    over = evening(status.finish)
    bound = Bound(over, DriverKind.ACTUAL, Holds.BOTH, _MOVABLE, date=status.finish)
    return Early(start=over if status.zero else morning(status.start), finish=over, bound=bound)


def _zero(bounds: list[Bound]) -> Early:
    """A milestone stands at the latest instant that anything asks for; so does a hub.

    Reached on a day that its own calendar does not work, by work of another calendar, it stands on that day.
    """
    written = [bound for bound in bounds if bound.kind is DriverKind.FORECAST]
    linked = max((bound.instant for bound in bounds if bound.edge is not None), default=0)
    asking = [bound for bound in bounds if bound.met is None or bound.met > linked]
    bound = _latest([(bound.instant, bound) for bound in written or asking])
    return Early(bound.instant, bound.instant, bound=bound)


def _work(state: Prepared, node: int, bounds: list[Bound]) -> Early:
    axis, status = state.axes[node], state.statuses[node]
    duration = status.remaining
    bound = _latest(
        [
            (axis.position(bound.instant) - (duration if bound.holds is Holds.FINISH else 0), bound)
            for bound in bounds
        ]
    )
    first = axis.position(bound.instant) - (duration if bound.holds is Holds.FINISH else 0)
    start = axis.start(first) if status.start is None else morning(status.start)
    return Early(start, axis.finish(first + duration), first, first + duration, bound)


def _latest(held: list[tuple[int, Bound]]) -> Bound:
    return max(held, key=lambda item: (item[0], -item[1].rank))[1]


def _links(state: Prepared, node: int, early: list[Early | None]) -> Iterator[Bound]:
    closing = state.zero(node)
    started = _is_leaf(state, node) and state.statuses[node].state is State.STARTED
    for edge in state.graph.into[node]:
        before = early[edge.source]
        if before is None:
            raise AssertionError("predecessors come first")
        instant = lagged(
            state.plan, before.start if edge.from_start else before.finish, edge.lag, closing=closing
        )
        rank = _SETTLED if state.finished(edge.source) else _MOVABLE
        yield Bound(instant, DriverKind.LINK, _held(edge, zero=closing, started=started), rank, edge)


def _held(edge: Edge, *, zero: bool, started: bool) -> Holds:
    if zero:
        return Holds.BOTH
    if edge.to_finish:
        return Holds.FINISH
    return Holds.REMAINING if started else Holds.START


def date_bounds(state: Prepared, node: int) -> Iterator[Bound]:
    """Bounds by the plan's start, the as-of date and the constraints."""
    leaf, status, axis = state.graph.leaves[node], state.statuses[node], state.axes[node]
    if status.resumes is not None and state.as_of is not None:
        yield Bound(morning(status.resumes), DriverKind.PROGRESS, Holds.REMAINING, _AS_OF, date=state.as_of)
    else:
        yield from _floors(state, node)
    if leaf.must_finish is not None:
        over = evening(leaf.must_finish)
        holds = Holds.FINISH
        if status.zero:
            over, holds = axis.finish(axis.position(over)), Holds.BOTH
        yield Bound(over, DriverKind.MUST_FINISH, holds, _CONSTRAINT, date=leaf.must_finish)
    if leaf.forecast is not None and status.zero and not state.graph.into[node]:
        yield Bound(morning(leaf.forecast), DriverKind.FORECAST, Holds.BOTH, _CONSTRAINT, date=leaf.forecast)


def _floors(state: Prepared, node: int) -> Iterator[Bound]:
    """Days before which unstarted work does not start, rolled forward to the next working day.

    A milestone whose predecessors have reached such a day needs not wait for a working day.
    """
    leaf, zero, axis = state.graph.leaves[node], state.statuses[node].zero, state.axes[node]
    floors: list[tuple[dt.date, DriverKind, int, str | None]] = [
        (leaf.plan_start or state.start, DriverKind.PLAN_START, _PLAN_START, None)
    ]
    if state.as_of is not None:
        floors.append((state.as_of, DriverKind.AS_OF, _AS_OF, None))
    if leaf.must_start is not None:
        floors.append((leaf.must_start, DriverKind.MUST_START, _CONSTRAINT, None))
    for item in (leaf, *state.graph.ancestors[node]):
        if item.no_earlier_than is not None:
            through = item.id if item is not leaf else None
            floors.append((item.no_earlier_than, DriverKind.NO_EARLIER_THAN, _CONSTRAINT, through))
    for day, kind, rank, through in floors:
        instant = _rolled(axis, day) if zero else morning(day)
        holds, met = (Holds.BOTH, morning(day)) if zero else (Holds.START, None)
        yield Bound(instant, kind, holds, rank, date=day, through=through, met=met)


def _rolled(axis: Axis, day: dt.date) -> int:
    """The start of a day's working time, or of the next day's that is worked."""
    return axis.start(axis.position(morning(day)))
