"""What changes do to time and cost: stated, added up, and how many could not be counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pmsite.analyses.changes import is_approved
from pmsite.analyses.schedule.duration import DurationError, parse_duration
from pmsite.model.figure import Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import currency

_NOTHING = frozenset({"none", "no", "nil", "0", "无", "没有"})
_SIGN = re.compile(r"[+±\-−–]?")


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
    impact = change.get("impact")
    written = str(impact.schedule).strip() if impact is not None and impact.schedule else ""
    if written.lower() in _NOTHING:
        return 0.0
    found = _SIGN.match(written)
    sign = found[0] if found else ""
    minutes = round(_hours(desk, change) * 60)
    try:
        length = parse_duration(written[len(sign) :], minutes_per_day=minutes) / minutes
    except DurationError:
        return None
    return -length if sign in ("-", "−", "–") else length


def _hours(desk: Desk, change: Record) -> float:
    """Hours of a working day in the calendar of the change's project."""
    project = desk.portal.graph.get(change.project) if change.project else None
    calendar = (
        desk.portal.settings.calendars.get(project.get("calendar") or "") if project is not None else None
    )
    return float(calendar.hours_per_day) if calendar is not None else 8.0


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
