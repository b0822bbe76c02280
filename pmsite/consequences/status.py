"""The computed status of a project is another one."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.status import dimensions, overall
from pmsite.consequences._pairs import Pairs
from pmsite.model.difference import Consequence

ORDER = 10
TYPES = {
    "status": "Computed status of a project in a `dimension` (schedule, cost, scope, risk, resources, client), or "
    "`overall`: green, amber, red, or none without data.",
}
_COLOURS = {"ok": "green", "warn": "amber", "off": "red", "none": "none"}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Lights of projects of both states that changed, the overall one first."""
    for was, now in pairs.each("project"):
        old, new = dimensions(pairs.old.portal, was), dimensions(pairs.new.portal, now)
        lights = [("overall", overall(old), overall(new))]
        lights += [(one.name, one.health, other.health) for one, other in zip(old, new, strict=True)]
        for name, before, after in lights:
            if before != after:
                more = {"dimension": name}
                yield Consequence("status", pairs.named(now), _COLOURS[before], _COLOURS[after], more=more)
