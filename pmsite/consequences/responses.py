"""The last response of a risk is done, and whether the risk counts as lowered."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.portal import Portal
from pmsite.consequences._pairs import Pairs
from pmsite.kpis._measured import measured
from pmsite.kpis._responses import done_by, responses
from pmsite.model.difference import Consequence
from pmsite.model.record import Record

ORDER = 5
TYPES = {
    "responses_complete": "All responses of a risk are done (`new` is true), or no longer are; `done` of `responses`.",
    "risk_lowered": "A threat counts as lowered (`new` is true), or no longer does: its current score is below the "
    "inherent one and all of its responses are done.",
}


def found(pairs: Pairs) -> Iterator[Consequence]:
    """Risks of both states of whose responses all are done in one."""
    hits = [_lowered(side.portal) for side in (pairs.old, pairs.new)]
    for was, now in pairs.each("risk"):
        done, known = _done(pairs.new.portal, now)
        before, after = _complete(pairs.old.portal, was), bool(known) and done == known
        if before != after:
            more = {"done": done, "responses": known}
            yield Consequence("responses_complete", pairs.named(now), before, after, more=more)
        lowered = was.uid in hits[0], now.uid in hits[1]
        if lowered[0] != lowered[1]:
            yield Consequence("risk_lowered", pairs.named(now), *lowered)


def _lowered(portal: Portal) -> frozenset[str]:
    value = measured(portal).get("risks_lowered", None)
    return frozenset(value.hits) if value is not None else frozenset()


def _complete(portal: Portal, risk: Record) -> bool:
    done, known = _done(portal, risk)
    return bool(known) and done == known


def _done(portal: Portal, risk: Record) -> tuple[int, int]:
    """Responses that are done, and all."""
    known = responses(portal, risk)
    return sum(done_by(item, portal.as_of) for item in known), len(known)
