"""What decides an activity's early dates, as data."""

from __future__ import annotations

import datetime as dt

from pmsite.analyses.schedule.axis import date_of
from pmsite.analyses.schedule.expand import Edge
from pmsite.analyses.schedule.forward import Bound, Early
from pmsite.analyses.schedule.result import Driver, DriverKind, Holds, State
from pmsite.analyses.schedule.state import Prepared


def driver_of(state: Prepared, early: list[Early | None], node: int) -> Driver | None:
    """The driver of a leaf, or None if it has no dates."""
    item = early[node]
    if item is None or item.bound is None:
        return None
    bound, held = item.bound, _held(state, node, item, item.bound)
    if bound.edge is None:
        return Driver(bound.kind, bound.holds, bound.date or held, held, through=bound.through)
    edge = _behind_hubs(state, early, bound.edge)
    source, before = early[edge.source], state.graph.leaves[edge.source].id
    if source is None:
        raise AssertionError("a driver has dates")
    return Driver(
        kind=DriverKind.LINK,
        holds=bound.holds,
        date=date_of(source.start if edge.from_start else source.finish),
        held=held,
        id=before,
        type=edge.link.type,
        lag=edge.link.lag,
        through=next(
            (key for key in (edge.link.predecessor, edge.owner) if key not in _ends(state, node, edge)), None
        ),
        movable=_movable(state, edge),
    )


def _movable(state: Prepared, edge: Edge) -> bool:
    """Whether the predecessor's side of a link can still move: not its recorded start or finish."""
    begun = edge.from_start and state.statuses[edge.source].state is State.STARTED
    return not begun and not state.finished(edge.source)


def _ends(state: Prepared, node: int, edge: Edge) -> tuple[str, str]:
    return state.graph.leaves[edge.source].id, state.graph.leaves[node].id


def _behind_hubs(state: Prepared, early: list[Early | None], edge: Edge) -> Edge:
    """The edge from the activity that drives a hub, if the edge comes from one."""
    while edge.source >= len(state.statuses):
        hub = early[edge.source]
        if hub is None or hub.bound is None or hub.bound.edge is None:
            raise AssertionError("a hub is driven by a link")
        edge = hub.bound.edge
    return edge


def _held(state: Prepared, node: int, item: Early, bound: Bound) -> dt.date:
    if bound.holds is Holds.REMAINING:
        return date_of(state.axes[node].start(item.first))
    return date_of(item.start if bound.holds is Holds.START else item.finish)
