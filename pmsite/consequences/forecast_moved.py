"""A milestone's forecast moved."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.consequences._pairs import Pairs
from pmsite.consequences._schedule import working_days
from pmsite.model.difference import Consequence

ORDER = 1
TYPES = {
    "milestone_forecast": "The forecast of a milestone moved from one day to another; `working_days` in the calendar "
    "of its project, positive where it is later.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Milestones of both states whose forecast is another day, or is no longer, or newly, known."""
    for was, now in pairs.each("milestone"):
        old, new = (
            side.portal.of(item).get("forecast") for side, item in ((pairs.old, was), (pairs.new, now))
        )
        if old != new:
            days = working_days(pairs.new.portal, now, old, new)
            yield Consequence("milestone_forecast", pairs.named(now), old, new, days)
