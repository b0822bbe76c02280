"""A task or a milestone came onto the critical path, or off it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs
from pmsite.consequences._schedule import is_over
from pmsite.model.difference import Consequence

ORDER = 2
TYPES = {
    "critical": "A milestone or a task that is not done came onto the critical path (`new` is true) or off it; summary "
    "tasks are left out.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Milestones, then tasks, of both states that are open in both and critical in one."""
    for kind in ("milestone", "task"):
        for was, now in pairs.each(kind):
            old, new = pairs.old.portal.of(was), pairs.new.portal.of(now)
            if is_over(pairs.old.portal, was) or is_over(pairs.new.portal, now) or new.get("summary"):
                continue
            before, after = bool(old.get("critical")), bool(new.get("critical"))
            if before != after:
                more = {"total_float_days": new.get("total_float_days")}
                yield Consequence("critical", pairs.named(now), before, after, more=more)
