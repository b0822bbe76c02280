"""The critical path method: from a network to the dates, float and drivers of its activities.

After Kelley and Walker, "Critical-Path Planning and Scheduling" (1959), with the four relations, lags,
calendars, constraints and progress by retained logic.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from pmsite.analyses.schedule.axis import date_of, is_morning
from pmsite.analyses.schedule.backward import Late, backward
from pmsite.analyses.schedule.cycles import find_cycles
from pmsite.analyses.schedule.drivers import driver_of
from pmsite.analyses.schedule.forward import Early, forward
from pmsite.analyses.schedule.network import Network
from pmsite.analyses.schedule.result import ActivityDates, Schedule, State, Why
from pmsite.analyses.schedule.state import Prepared, prepare
from pmsite.analyses.schedule.summaries import roll_up

_NO_FLOAT = Fraction(0)


def compute_schedule(
    network: Network, *, as_of: dt.date | None = None, critical_at: Fraction = _NO_FLOAT
) -> Schedule:
    """Dates and float of every activity of a network at the close of the as-of date.

    Args:
        network: activities, links and calendars; what is faulty in it is left out and reported.
        as_of: the status date; None schedules the plan as if nothing had happened yet.
        critical_at: total float in working days up to which an activity is critical.
    """
    state = prepare(network, as_of=as_of)
    cycles, cyclic = find_cycles(state.graph)
    early = forward(state)
    late, project = backward(state, early)
    told = _Told(state, early, late, critical_at)
    leaves = {
        leaf.id: told.undated(node, node in cyclic) if (item := told.dates(node)) is None else item
        for node, leaf in enumerate(state.graph.leaves)
    }
    found = roll_up(state.graph, leaves)
    return Schedule(
        activities={item.id: found[item.id] for item in network.activities},
        finish=date_of(project) if project is not None else None,
        cycles=cycles,
        problems=state.problems,
    )


class _Told:
    """Instants and positions told as dates, days and drivers."""

    def __init__(
        self, state: Prepared, early: list[Early | None], late: list[Late | None], critical_at: Fraction
    ) -> None:
        self.state, self.early, self.late, self.critical_at = state, early, late, critical_at

    def dates(self, node: int) -> ActivityDates | None:
        """The dates of a leaf, or None if it has none."""
        item, status = self.early[node], self.state.statuses[node]
        if item is None or item.why is not None:
            return None
        late, day = self.late[node], self.state.axes[node].calendar.minutes_per_day
        start, finish = date_of(item.start), date_of(item.finish)
        late_start, late_finish = self._late_dates(node, item, late)
        total = Fraction(late.total_float, day) if late else None
        return ActivityDates(
            id=self.state.graph.leaves[node].id,
            state=status.state,
            milestone=status.zero,
            early_start=start,
            early_finish=finish,
            late_start=late_start,
            late_finish=late_finish,
            total_float_days=total,
            free_float_days=Fraction(late.free, day) if late else None,
            critical=total is not None and total <= self.critical_at,
            remaining=status.remaining,
            driven_by=driver_of(self.state, self.early, node),
            why=None if late else Why.FINISHED if self.state.finished(node) else Why.OUT_OF_RANGE,
        )

    def undated(self, node: int, in_cycle: bool) -> ActivityDates:  # noqa: FBT001 - named by the method
        """A leaf without dates, with the reason; started work still tells its actual start."""
        item, status, leaf = self.early[node], self.state.statuses[node], self.state.graph.leaves[node]
        why, because = (Why.CYCLE if in_cycle else Why.AFTER), None
        if item is not None and item.why is not None:
            why, because = item.why, item.because
        elif not in_cycle:
            because = self._undated_before(node)
        return ActivityDates(
            id=leaf.id,
            state=status.state,
            milestone=status.zero,
            early_start=status.start,
            why=why,
            because_of=self.state.graph.leaves[because].id if because is not None else None,
        )

    def _undated_before(self, node: int) -> int | None:
        """The first predecessor without dates, seen through hubs."""
        for edge in self.state.graph.into[node]:
            before = self.early[edge.source]
            if before is None or before.why is not None:
                hub = edge.source >= len(self.state.statuses)
                return self._undated_before(edge.source) if hub else edge.source
        return None

    def _late_dates(self, node: int, item: Early, late: Late | None) -> tuple[dt.date | None, dt.date | None]:
        axis, status = self.state.axes[node], self.state.statuses[node]
        if late is None:
            return None, None
        if not late.total_float:
            return date_of(item.start), date_of(item.finish)
        if status.zero:
            position = axis.position(item.finish) + late.total_float
            at = axis.start(position) if is_morning(item.finish) else axis.finish(position)
            return date_of(at), date_of(at)
        first = axis.position(item.start) if status.state is State.STARTED else item.first
        return date_of(axis.start(first + late.total_float)), date_of(axis.finish(late.last))
