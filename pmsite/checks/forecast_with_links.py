"""A forecast written beside links that compute it."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM135",
    ERROR,
    "a milestone has a written forecast and predecessors",
    "A milestone with `depends:` is forecast by the schedule; a written forecast beside it would be a "
    "second answer and is left out. Take one of the two out.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Milestones with ``forecast`` and ``depends``."""
    for record in each(portal, "milestone"):
        forecast = record.get("forecast")
        if forecast is not None and record.get("depends"):
            message = f"{record.id} has the forecast {forecast}, but its predecessors decide"
            yield RULE.at(record.place("forecast"), message, "take forecast: or depends: out")
