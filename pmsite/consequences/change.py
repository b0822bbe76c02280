"""A change was decided, or waits for its decision again."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.change_effect import days_of
from pmsite.consequences._pairs import Pairs
from pmsite.model.difference import Consequence
from pmsite.model.record import Record

ORDER = 7
TYPES = {
    "change_decided": "A change that was pending is decided: its state before and after, `working_days` and `cost` of "
    "the impact that it states.",
    "change_pending": "A change that was decided waits for a decision again; facts as of `change_decided`.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Changes of both states that are pending in one."""
    new = pairs.new.portal
    for was, now in pairs.each("change"):
        before, after = pairs.old.portal.of(was).get("pending"), new.of(now).get("pending")
        if before == after:
            continue
        name = "change_pending" if after else "change_decided"
        days = days_of(new.graph, new.settings, now)
        more = {"cost": _cost(now)}
        yield Consequence(name, pairs.named(now), was.get("status"), now.get("status"), days, more)


def _cost(record: Record) -> float | None:
    impact = record.get("impact")
    return impact.cost if impact is not None else None
