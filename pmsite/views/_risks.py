"""Risks as the pages show them: their order, their responses, whether these lowered them, their acceptance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmsite.analyses.portal import INTERNAL
from pmsite.kpis._measured import measured
from pmsite.kpis._responses import done_by, responses
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, State, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk

_NO_SCORE = 0
"""Where a risk without a score stands in an order by score: last."""


def score_of(desk: Desk, risk: Record, name: str = "current") -> int | None:
    """A score of a risk; None where it is not assessed, or not released."""
    found: int | None = (desk.portal.of(risk).get("score") or {}).get(name)
    return found


def is_open(desk: Desk, risk: Record) -> bool:
    """Whether a risk can still occur."""
    return bool(desk.portal.of(risk).get("open"))


def is_threat(risk: Record) -> bool:
    """Whether a risk is a threat, not an opportunity."""
    return bool(risk.get("type") != "opportunity")


def by_score(desk: Desk, risks: Iterable[Record]) -> list[Record]:
    """Risks with the highest score now first."""
    return sorted(risks, key=lambda risk: (-(score_of(desk, risk) or _NO_SCORE), risk.uid))


def scored(desk: Desk, risk: Record) -> Text:
    """The score now on its band's ground."""
    return desk.score(score_of(desk, risk), desk.portal.of(risk).get("band"))


def answered(desk: Desk, risk: Record) -> tuple[list[Record], tuple[Record, ...]]:
    """Responses of a risk that are done on the day, and all of them; cancelled ones are none."""
    every = responses(desk.portal, risk)
    return [item for item in every if done_by(item, desk.today)], every


def progress(desk: Desk, risk: Record) -> Cell:
    """How many responses are done; below, whether the risk has been lowered by them."""
    done, every = answered(desk, risk)
    if not every:
        return Cell((Words("–"),), sort=0)
    text = desk.t("{done} of {all}", done=len(done), all=len(every))
    below = (Words(desk.t("lowered"), "ok"),) if risk.uid in lowered(desk) else ()
    return Cell((Words(text),), below, sort=len(done))


def lowered(desk: Desk) -> frozenset[str]:
    """Uids of the threats that the indicator counts as lowered: below the first score, every response done.

    An audience is told of none: a response that it does not see may be open.
    """
    if not is_internal(desk):
        return frozenset()
    value = measured(desk.portal).get("risks_lowered", desk.key)
    return frozenset(value.hits) if value is not None else frozenset()


def rate(desk: Desk) -> KpiValue | None:
    """The risk response implementation rate here; None where an audience does not see it."""
    return measured(desk.portal).get("risk_response", desk.key)


def is_expired(desk: Desk, risk: Record) -> bool:
    """Whether an open risk was accepted until a day that has passed."""
    until: dt.date | None = getattr(risk.get("acceptance"), "until", None)
    return is_open(desk, risk) and until is not None and until < desk.today


def is_exceeded(desk: Desk, risk: Record) -> bool:
    """Whether an open threat scores more than was accepted."""
    accepted: int | None = getattr(risk.get("acceptance"), "score", None)
    now = score_of(desk, risk)
    return is_open(desk, risk) and is_threat(risk) and None not in (accepted, now) and now > accepted  # type: ignore[operator]


def acceptance_state(desk: Desk, risk: Record) -> State:
    """Whether an acceptance holds: expired, exceeded, ended with the risk, or in force."""
    t = desk.t
    if not is_open(desk, risk):
        return State("done", t("ended with the risk"))
    if is_expired(desk, risk) and is_exceeded(desk, risk):
        return State("late", t("expired and exceeded"))
    if is_expired(desk, risk):
        return State("late", t("expired"))
    if is_exceeded(desk, risk):
        return State("late", t("score above the accepted one"))
    return State("done", t("holds"))


def is_internal(desk: Desk) -> bool:
    """Whether everything is seen: only then may a page say that something is missing."""
    return desk.portal.audience == INTERNAL
