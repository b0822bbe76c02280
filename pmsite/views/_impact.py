"""What changes do to time and cost: stated, added up, and how many could not be counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pmsite.analyses.change_effect import days_of as stated_length
from pmsite.analyses.changes import is_approved
from pmsite.model.figure import Ask, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import currency


@dataclass(frozen=True)
class Sum:
    """Time and cost of some changes together."""

    days: float | None
    """Working days; None where no change states a duration."""
    cost: float | None
    without_days: int
    """Changes whose time is not stated as a duration."""
    without_cost: int


def is_pending(desk: Desk, change: Record) -> bool:
    """Whether a change still waits for a decision."""
    return bool(desk.portal.of(change).get("pending"))


def group(desk: Desk, change: Record) -> str:
    """Group of a change: ``pending``, ``approved``, ``rejected`` or ``withdrawn``."""
    if is_pending(desk, change):
        return "pending"
    if is_approved(change):
        return "approved"
    return "rejected" if change.get("status") in ("rejected", "closed") else "withdrawn"


def days_of(desk: Desk, change: Record) -> float | None:
    """Working days that a change adds (negative: saves); None where it does not state a duration."""
    return stated_length(desk.portal.graph, desk.portal.settings, change)


def cost_of(change: Record) -> float | None:
    """Money that a change costs; None where it is not stated."""
    impact = change.get("impact")
    return float(impact.cost) if impact is not None and impact.cost is not None else None


def summed(desk: Desk, changes: Iterable[Record]) -> Sum:
    """Time and cost of changes together."""
    listed = list(changes)
    days = [found for change in listed if (found := days_of(desk, change)) is not None]
    costs = [found for change in listed if (found := cost_of(change)) is not None]
    return Sum(
        sum(days) if days else None,
        sum(costs) if costs else None,
        len(listed) - len(days),
        len(listed) - len(costs),
    )


def signed_days(desk: Desk, days: float) -> str:
    """``+3 d``, ``−2 d``, ``±0 d``."""
    decimals = 0 if float(days).is_integer() else 1
    number = desk.t.number(days, decimals)
    return desk.t("{n} d", n=f"+{number}" if days > 0 else number if days < 0 else "±0")


def days_words(desk: Desk, days: float) -> str:
    """``4 working days``."""
    if float(days).is_integer():
        return desk.t.plural("{n} working day", "{n} working days", int(days))
    return desk.t("{n} working days", n=desk.t.number(days, 1))


def stated_days(desk: Desk, change: Record) -> Text:
    """A change's effect on time: signed days, else what is written."""
    days = days_of(desk, change)
    if days is not None:
        return (Words(signed_days(desk, days)),)
    impact = change.get("impact")
    written = impact.schedule if impact is not None else None
    return (Words(written, "soft"),) if written else (Words(desk.t("n/a"), "mute"),)


def stated_cost(desk: Desk, change: Record) -> Text:
    """A change's cost with its sign."""
    cost = cost_of(change)
    if cost is None:
        return (Words(desk.t("n/a"), "mute"),)
    return (Words(desk.t.money(cost, currency(desk, change), sign=True)),)


def unanswered(change: Record) -> list[str]:
    """Handles of those whose verdict is required and missing; of all asked where none is required."""
    approvals = change.get("approvals") or ()
    asked = [item for item in approvals if item.required] or list(approvals)
    return [item.who for item in asked if item.verdict is None and item.who]


def decided_on(change: Record) -> dt.date | None:
    """The day of the last verdict that decides; None where none that decides has a date."""
    approvals = change.get("approvals") or ()
    deciding = [item for item in approvals if item.required] or list(approvals)
    return max((item.date for item in deciding if item.verdict and item.date), default=None)


def ask(desk: Desk, change: Record, *, more: int = 0) -> Ask:
    """What its approvers must do: the change, what it adds, who has not answered, and by when."""
    t = desk.t
    by: dt.date | None = change.get("needed_by")
    title = t("Decision needed by {day}", day=t.full_day(by)) if by else t("Decision needed")
    days, cost = days_of(desk, change), cost_of(change)
    effect = [signed_days(desk, days)] if days is not None else []
    effect += [t.money(cost, currency(desk, change), sign=True)] if cost is not None else []
    lines: list[Text] = [(desk.ref(change),)]
    if effect:
        lines.append((Words(t("Effect: {effect}.", effect=t.joined(effect))),))
    names = [desk.person_name(handle) for handle in unanswered(change)]
    if names:
        lines.append((Words(t("Waiting for the verdict of {names}.", names=t.joined(names))),))
    if more:
        lines.append((Words(t.plural("{n} more waits.", "{n} more wait.", more), "mute"),))
    return Ask(title=title, lines=tuple(lines))
