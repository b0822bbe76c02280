"""The assessments that a risk has had, dated by the commits that wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.model.event import Step
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._history import until


@dataclass(frozen=True, slots=True)
class Scored:
    """The score that a commit gave a risk, probability × impact, and its band."""

    step: Step
    score: int
    band: str
    added: bool = False
    """Whether the commit added the risk."""


def scored(desk: Desk, risk: Record) -> tuple[Scored, ...]:
    """Each commit by the as-of day that assessed a risk otherwise than before, oldest first; none without a past.

    Assessed is what is written as the current assessment, else the first one. The first commit that is known counts
    where it added the risk.
    """
    found: list[Scored] = []
    before: tuple[int, int] | None = None
    for event in reversed(until(desk, desk.portal.past.of(risk.uid))):
        now = _assessed(event.kept)
        told = event.what == "added" or any(
            change.field.partition(".")[0] in ("current", "inherent") for change in event.changes
        )
        if now is not None and now != before and told:
            band = desk.portal.settings.risk.band(*now)
            found.append(Scored(event.step, now[0] * now[1], band, event.what == "added"))
        before = now
    return tuple(found)


def _assessed(kept: Mapping[str, Any]) -> tuple[int, int] | None:
    """Probability and largest impact of the current assessment, else of the first one; None where there is none."""
    found = kept.get("current") or kept.get("inherent")
    if not isinstance(found, Mapping):
        return None
    impact = found.get("impact")
    if isinstance(impact, Mapping):
        impact = max(impact.values(), default=0)
    probability = found.get("probability")
    if not isinstance(probability, int) or not isinstance(impact, int) or not impact:
        return None
    return probability, impact
