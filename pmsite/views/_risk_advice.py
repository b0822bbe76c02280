"""What needs a decision on risks, and which rule says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._risks import answered, by_score, is_exceeded, is_expired, is_open, is_threat
from pmsite.views._tracker import is_overdue

_WATCHED = ("high", "critical")


def advice(desk: Desk) -> list[tuple[Record, tuple[str, ...]]]:
    """Open risks that need a decision, the highest score first, each with what is to be decided."""
    found = [(risk, tuple(_reasons(desk, risk))) for risk in by_score(desk, desk.of("risk"))]
    return [(risk, reasons) for risk, reasons in found if reasons]


def _reasons(desk: Desk, risk: Record) -> Iterator[str]:
    if not is_open(desk, risk):
        return
    t, derived = desk.t, desk.portal.of(risk)
    _, every = answered(desk, risk)
    if is_threat(risk) and derived.get("band") == "critical" and not every:
        yield t("critical without a response: plan one, or accept it")
    late = [item for item in every if is_overdue(desk, item)]
    if late:
        names = t.joined([item.id for item in late])
        yield t.plural(
            "response overdue: {names}; new date or other means",
            "{n} responses overdue: {names}; new dates or other means",
            len(late),
            names=names,
        )
    acceptance = risk.get("acceptance")
    if is_expired(desk, risk):
        day = t.dated(acceptance.until, desk.today)
        yield t("acceptance expired on {day}: accept anew, or respond", day=day)
    if is_exceeded(desk, risk):
        now = derived["score"]["current"]
        yield t("scores {now}, accepted at {then}: accept anew, or respond", now=now, then=acceptance.score)
    if risk.get("strategy") == "escalate":
        yield t("escalated: a decision from above the project")
    review: dt.date | None = derived.get("review_due")
    if derived.get("band") in _WATCHED and review is not None and review < desk.today:
        yield t("review was due on {day}", day=near(desk, review))
