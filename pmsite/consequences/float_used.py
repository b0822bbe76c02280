"""Float of a task or a milestone was used up."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs
from pmsite.consequences._schedule import is_over
from pmsite.model.difference import Consequence

ORDER = 3
TYPES = {
    "float_used": "Total float of a milestone or a task that is not done became less: working days before and after, "
    "`working_days` the difference (negative). Float that is gained is not listed; summary tasks are left out.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Milestones, then tasks, of both states with less total float than before."""
    for kind in ("milestone", "task"):
        for was, now in pairs.each(kind):
            values = pairs.new.portal.of(now)
            old, new = pairs.old.portal.of(was).get("total_float_days"), values.get("total_float_days")
            if is_over(pairs.new.portal, now) or values.get("summary") or old is None or new is None:
                continue
            if new < old:
                yield Consequence("float_used", pairs.named(now), old, new, new - old)
