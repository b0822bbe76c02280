"""Where the finish of a plan was lost, or won: along the chain of tasks that holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from pmsite.analyses.planned import Planned
from pmsite.analyses.schedule import ActivityDates


def cause(items: Iterable[Mapping[str, Any]], sums: Mapping[str, Any], plan: Planned) -> str | None:
    """The task that moved the finish most; None where the finish did not move, or is not known.

    From the task that finishes last the chain goes back by what drives each date; of what is finished or
    under way, by the predecessor that finished last. Along it a task moves the finish by its own slip less
    that of the task before it; a new task by what the next one with a baseline is later.
    """
    moved = sums["finish_days"]
    if not moved:
        return None
    known = {item["id"]: item for item in items if item["kind"] == "task"}
    sign = 1 if moved > 0 else -1
    before = 0
    new: str | None = None
    shares: list[tuple[int, str]] = []
    for name in reversed(_chain(plan)):
        days = known[name]["finish_days"] if name in known else None
        if days is None:
            new = new or name
            continue
        shares.append((sign * (days - before), new or name))
        before, new = days, None
    if new is not None:
        shares.append((sign * (moved - before), new))
    share, name = max(shares, key=lambda item: item[0], default=(0, ""))
    return name if share > 0 else None


def _chain(plan: Planned) -> list[str]:
    """Tasks that hold the finish of a plan, the last one first."""
    dates = plan.schedule.activities
    before = {
        activity.id: [link.predecessor for link in activity.links] for activity in plan.network.activities
    }
    found: dict[str, None] = {}
    at = _last([item for item in dates.values() if not item.summary])
    while at is not None and at.id not in found:
        found[at.id] = None
        driver = (at.driven_by.id if at.driven_by is not None else None) or ""
        if driver in dates:
            at = dates[driver]
        else:
            at = _last([dates[name] for name in before.get(at.id, ()) if name in dates])
    return [name for name in found if not dates[name].milestone and not dates[name].summary]


def _last(items: Iterable[ActivityDates]) -> ActivityDates | None:
    """What finishes last; of several a task."""
    dated = [item for item in items if item.early_finish is not None]
    return max(dated, key=lambda item: (item.early_finish or dt.date.min, not item.milestone), default=None)
