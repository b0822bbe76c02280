"""Exposure of quantified risks in money and working days: probability × cost, probability × delay (PMBOK)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import Portal
from pmsite.analyses.schedule import parse_duration
from pmsite.analyses.schedule.national import named_calendar
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings

Exposure = dict[str, float | None]
"""``cost`` in the project's currency, ``delay_days`` in working days; None where it is not written."""


def exposure_of(graph: Graph, settings: Settings, as_of: dt.date, risk: Record) -> Exposure:
    """Expected cost and delay of a risk, both above 0 for threats and for opportunities.

    A delay is counted on each task that it names, in days of that task's calendar, and added up.
    """
    written = risk.get("quantified")
    if written is None:
        return {"cost": None, "delay_days": None}
    chance = min(Fraction(str(float(written.probability))), Fraction(1))
    days = sum((_days(graph, settings, as_of, risk, *item) for item in written.delay.items()), Fraction(0))
    return {
        "cost": None if written.cost is None else float(chance * Fraction(str(float(written.cost)))),
        "delay_days": float(chance * days) if written.delay else None,
    }


def _days(
    graph: Graph, settings: Settings, as_of: dt.date, risk: Record, name: str, duration: str
) -> Fraction:
    """Working days of a delay that is written for a task."""
    home, _, key = name.rpartition("/")
    project = graph.get(home or risk.project or "")
    planned = planned_of(graph, project, settings, as_of) if project is not None else None
    minutes = named_calendar("none").minutes_per_day
    if planned is not None:
        own = next((item.day for item in planned.network.activities if item.id == key), None)
        minutes = own or planned.calendar.minutes_per_day
    return Fraction(parse_duration(duration, minutes_per_day=minutes), minutes)


@dataclass(frozen=True, slots=True)
class Total:
    """Exposure of some risks: sums, None where no risk has the part, and how many risks are behind each."""

    cost: float | None
    delay_days: float | None
    with_cost: int
    with_delay: int
    risks: tuple[str, ...]
    """Uids of the risks that count."""
    open: int
    """Number of open risks, quantified or not."""


def total(portal: Portal, risks: Iterable[Record]) -> Total:
    """Sum of the exposures of those risks that are open and quantified."""
    open_ = [risk for risk in risks if portal.of(risk).get("open")]
    found = {risk.uid: each for risk in open_ if (each := portal.of(risk).get("exposure"))}
    costs = [Fraction(str(each["cost"])) for each in found.values() if each["cost"] is not None]
    days = [Fraction(str(each["delay_days"])) for each in found.values() if each["delay_days"] is not None]
    return Total(
        cost=float(sum(costs)) if costs else None,
        delay_days=float(sum(days)) if days else None,
        with_cost=len(costs),
        with_delay=len(days),
        risks=tuple(found),
        open=len(open_),
    )
