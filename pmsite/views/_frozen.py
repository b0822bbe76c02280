"""Figures that were frozen when a report was written: read with care, for they are free in form."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.model.figure import Card, Fact, Health, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import currency
from pmsite.views._status import light

_EXACT = 10
"""From which number on decimals say nothing."""
_MONEY = frozenset(
    {
        "ac",
        "bac",
        "cv",
        "eac_cpi",
        "eac_cpi_spi",
        "eac_remaining_at_budget",
        "etc_cpi",
        "etc_remaining_at_budget",
        "ev",
        "pv",
        "sv",
        "vac_cpi",
    }
)
_SHARES = frozenset({"percent_planned", "percent_complete"})
_COMPARED = frozenset({"spi", "cpi"})
_LIGHTS: dict[str, Health] = {"green": "ok", "amber": "warn", "red": "off"}
_RATIOS = frozenset({"on_time", "risk_response"})
_SHARE_OF = "within_budget"
"""Yes or no of a project; of several the share of them."""


@dataclass(frozen=True, slots=True)
class FrozenMilestone:
    """Dates of a milestone as they stood."""

    id: str
    baseline: dt.date | None
    forecast: dt.date | None
    actual: dt.date | None
    slip: float | None

    @property
    def date(self) -> dt.date | None:
        """The day it was reached, or was expected to be."""
        return self.actual or self.forecast


def frozen(report: Record) -> Mapping[str, Any]:
    """The frozen figures of a report; none where there are none."""
    found = report.get("figures")
    return found if isinstance(found, dict) else {}


def day(value: Any) -> dt.date | None:
    """A date as it may be written."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def number(value: Any) -> float | None:
    """A number that can be shown."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def as_of(report: Record) -> dt.date | None:
    """The day at whose close the figures stood."""
    return day(frozen(report).get("as_of"))


def _mappings(report: Record, name: str) -> list[dict[str, Any]]:
    found = frozen(report).get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, (list, tuple)) else []


def milestones(report: Record) -> list[FrozenMilestone]:
    """Frozen milestones in their order."""
    return [
        FrozenMilestone(
            str(item.get("id") or "–"),
            day(item.get("baseline")),
            day(item.get("forecast")),
            day(item.get("actual")),
            number(item.get("slip_days")),
        )
        for item in _mappings(report, "milestones")
    ]


def cards(desk: Desk, report: Record, before: Record | None) -> list[Card]:
    """Frozen KPIs with their targets and their change since the report before."""
    earlier = {str(item.get("key")): item for item in _mappings(before, "kpis")} if before is not None else {}
    return [
        _card(desk, item, earlier.get(str(item.get("key"))))
        for item in _mappings(report, "kpis")
        if item.get("key")
    ]


def _card(desk: Desk, item: Mapping[str, Any], earlier: Mapping[str, Any] | None) -> Card:
    t, key = desk.t, str(item["key"])
    value, target = item.get("value"), number(item.get("target"))
    health = _LIGHTS.get(str(item.get("status")))
    lines = [_target(desk, key, target)] if target is not None else []
    now, then = number(value), number(earlier.get("value")) if earlier is not None else None
    if now is not None and then is not None:
        lines.append(_since(desk, key, now - then))
    if value is None:
        why = item.get("why")
        lines.insert(0, t(why) if isinstance(why, str) and why else t("no reason was written"))
    return Card(
        _kpi_name(desk, key),
        _value(desk, key, value) if value is not None else t("n/a"),
        _of(desk, key, item),
        light(desk, health) if health else None,
        tuple(lines),
    )


def _target(desk: Desk, key: str, target: float) -> str:
    t, own = desk.t, _own(desk, key)
    if key == _SHARE_OF:
        return t("target: yes")
    value = _value(desk, key, target)
    down = own is not None and own.get("direction") == "down"
    return t("target ≤ {value}", value=value) if down else t("target ≥ {value}", value=value)


def _own(desk: Desk, key: str) -> Record | None:
    """The record that defines a KPI of the portal's own."""
    found = desk.portal.graph.get(f"{desk.key}/{key}") or desk.portal.graph.get(key)
    return found if found is not None and found.kind == "kpi" else None


def _is_ratio(desk: Desk, key: str) -> bool:
    own = _own(desk, key)
    return key in {*_RATIOS, _SHARE_OF} or (own is not None and own.get("unit") == "percent")


def _value(desk: Desk, key: str, value: Any) -> str:
    t, found = desk.t, number(value)
    if isinstance(value, bool) or (key == _SHARE_OF and found in (0, 1)):
        return t("yes") if value else t("no")
    if found is None:
        return str(value)
    if _is_ratio(desk, key):
        return t.percent(found)
    if found.is_integer() or abs(found) >= _EXACT:
        return t.number(found)
    return t.number(found, 1 if key == "communication" else 2)


def _of(desk: Desk, key: str, item: Mapping[str, Any]) -> str:
    """What the value is of: records counted, or the scale."""
    t = desk.t
    top, below = number(item.get("numerator")), number(item.get("denominator"))
    if key == "client_satisfaction":
        return t("of 100")
    if key == "communication":
        return t("of 5")
    if _is_ratio(desk, key) and top is not None and below is not None:
        return t("{n} of {all}", n=t.number(top), all=t.number(below))
    return ""


def _since(desk: Desk, key: str, delta: float) -> str:
    t = desk.t
    ratio = _is_ratio(desk, key)
    size = delta * 100 if ratio else delta
    size = round(size, 0 if ratio else 1)
    if not size:
        return t("unchanged since the report before")
    text = t.number(size, 0 if float(size).is_integer() else 1)
    signed = f"+{text}" if size > 0 else text
    if ratio:
        return t("{change} points since the report before", change=signed)
    return t("{change} since the report before", change=signed)


def _kpi_name(desk: Desk, key: str) -> str:
    t = desk.t
    names = {
        "on_time": t("On-time delivery rate"),
        "client_satisfaction": t("Client satisfaction"),
        "risk_response": t("Risk response implementation rate"),
        "communication": t("Communication score"),
        "within_budget": t("Within budget"),
        "risks_lowered": t("Risks identified and lowered"),
    }
    own = _own(desk, key)
    return names.get(key) or (desk.title(own) if own is not None else desk.label(key, "kpi"))


def earned_value(desk: Desk, report: Record, before: Record | None = None) -> Iterator[Fact]:
    """Frozen earned value by name, with the indices of the report before; what is missing says why."""
    found = frozen(report).get("earned_value")
    if not isinstance(found, dict):
        return
    why = found.get("why")
    earlier = frozen(before).get("earned_value") if before is not None else None
    t, unit = desk.t, currency(desk, report)
    names = {
        "bac": t("Budget at completion (BAC)"),
        "pv": t("Planned value (PV)"),
        "ev": t("Earned value (EV)"),
        "ac": t("Actual cost (AC)"),
        "sv": t("Schedule variance (SV)"),
        "cv": t("Cost variance (CV)"),
        "spi": t("Schedule performance index (SPI)"),
        "cpi": t("Cost performance index (CPI)"),
        "eac_cpi": t("Estimate at completion (BAC/CPI)"),
        "etc_cpi": t("Estimate to complete (ETC)"),
        "vac_cpi": t("Variance at completion (VAC)"),
        "tcpi_bac": t("To-complete index (TCPI)"),
        "spi_t": t("Schedule index by time (SPI(t))"),
        "percent_planned": t("Planned, share of BAC"),
        "percent_complete": t("Earned, share of BAC"),
    }
    for key, value in found.items():
        amount = number(value)
        if value is None or isinstance(value, (dict, list, tuple)):
            continue
        if amount is None:
            text = str(value)
        elif key in _MONEY:
            text = t.money(amount, unit, sign=key in ("sv", "cv", "vac_cpi"))
        elif key in _SHARES:
            text = t.percent(amount)
        else:
            text = t.number(amount, 2)
        then = number(earlier.get(key)) if isinstance(earlier, dict) and key in _COMPARED else None
        if then is not None:
            old = t("({n} in the report before)", n=t.number(then, 2))
            yield Fact(names[key], (Words(text), Words(old, "mute")))
            continue
        yield Fact(names.get(key) or desk.label(str(key), "earned_value"), (Words(text),))
    for key, reason in why.items() if isinstance(why, dict) else ():
        if found.get(key) is None and isinstance(reason, str):
            missing = t("{what}: {why}", what=t("n/a"), why=t(reason))
            yield Fact(names.get(key) or desk.label(str(key), "earned_value"), (Words(missing, "mute"),))


def counts(desk: Desk, report: Record, before: Record | None) -> Iterator[Fact]:
    """Frozen counts, with those of the report before."""
    found = frozen(report).get("counts")
    if not isinstance(found, dict):
        return
    t = desk.t
    names = {
        "risks_open": t("Open risks"),
        "issues_open": t("Open issues"),
        "actions_open": t("Open actions"),
        "actions_overdue": t("Overdue actions"),
        "changes_decided": t("Decided changes"),
        "changes_pending": t("Pending changes"),
        "changes_completed": t("Completed changes"),
        "risks_critical": t("Critical risks"),
        "risks_identified": t("Risks identified in the period"),
        "issues_raised": t("Issues raised in the period"),
        "issues_resolved": t("Issues resolved in the period"),
        "decisions_taken": t("Decisions taken in the period"),
        "actions_done": t("Actions done in the period"),
        "feedback_open": t("Feedback not answered"),
    }
    earlier = frozen(before).get("counts") if before is not None else None
    for key, value in found.items():
        amount = number(value)
        text: Text = (Words(t.number(amount) if amount is not None else str(value), "strong"),)
        then = number(earlier.get(key)) if isinstance(earlier, dict) else None
        if then is not None:
            text = (*text, Words(t("({n} in the report before)", n=t.number(then)), "mute"))
        yield Fact(names.get(key) or desk.label(str(key), "counts"), text)
