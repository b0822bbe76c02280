"""Summaries: the span of their parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmsite.analyses.schedule.expand import Graph
from pmsite.analyses.schedule.result import ActivityDates, Driver, DriverKind, Holds, State, Why


def roll_up(graph: Graph, leaves: dict[str, ActivityDates]) -> dict[str, ActivityDates]:
    """The leaves' dates, and those of the summaries: from the first start to the last finish of the parts.

    A summary's total float is the least of its unfinished parts, and it is critical if one of them is.
    """
    found = dict(leaves)
    for summary in graph.summaries:
        parts = [found[part] for part in graph.parts[summary.id]]
        found[summary.id] = _summary(summary.id, parts)
    return found


def _summary(key: str, parts: list[ActivityDates]) -> ActivityDates:
    states = {part.state for part in parts}
    state = states.pop() if len(states) == 1 else State.STARTED
    without = next((part for part in parts if part.early_start is None or part.early_finish is None), None)
    if without is not None:
        return ActivityDates(key, state, summary=True, why=Why.PART, because_of=without.id)
    last = max(parts, key=lambda part: part.early_finish or dt.date.min)
    finish = last.early_finish or dt.date.min
    floats = [part.total_float_days for part in parts if part.total_float_days is not None]
    late = [part for part in parts if part.state is not State.FINISHED]
    known = bool(late) and all(part.late_finish is not None for part in late)
    return ActivityDates(
        id=key,
        state=state,
        summary=True,
        early_start=_first(part.early_start for part in parts),
        early_finish=finish,
        late_start=_first(part.late_start or part.early_start for part in parts) if known else None,
        late_finish=_last(part.late_finish or part.early_finish for part in parts) if known else None,
        total_float_days=min(floats, default=None),
        critical=any(part.critical for part in parts),
        remaining=None,
        driven_by=Driver(DriverKind.PART, Holds.FINISH, finish, finish, id=last.id),
        why=Why.SUMMARY if late else Why.FINISHED,
    )


def _first(dates: Iterable[dt.date | None]) -> dt.date | None:
    return min((date for date in dates if date is not None), default=None)


def _last(dates: Iterable[dt.date | None]) -> dt.date | None:
    return max((date for date in dates if date is not None), default=None)
