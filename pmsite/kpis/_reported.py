"""Figures that a progress report freezes: a project, or all of them, at the close of a period's last day.

Shapes are those of the export: money in the project's currency, shares of 1, scores in their scale, days as ISO
dates. What cannot be computed is None, with its reason in ``why``; it is never 0. What happened *in* the period
(a decision, an action done) is told by its own date; what *is* so at the end is told by the portal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pmsite.analyses.changes import is_approved
from pmsite.analyses.months import month_ends
from pmsite.analyses.portal import Portal
from pmsite.analyses.status import dimensions, overall
from pmsite.analyses.usage import usage
from pmsite.graph.plain import plain
from pmsite.kpis._measured import measured
from pmsite.kpis._value import KpiValue
from pmsite.model.record import Record

RATINGS = {"ok": "on_track", "warn": "at_risk", "off": "off_track", "none": "no_data"}
"""A computed light as reports write it."""
EARNED = (
    "bac", "pv", "ev", "ac", "sv", "cv", "spi", "cpi", "percent_planned", "percent_complete", "eac_cpi",
    "etc_cpi", "vac_cpi", "tcpi_bac", "spi_t",
)  # fmt: skip
"""Measures of the earned value that a report freezes."""
MONEY = frozenset(
    {
        *("ac", "bac", "cv", "eac_cpi", "eac_cpi_spi", "eac_remaining_at_budget", "etc_cpi"),
        *("etc_remaining_at_budget", "ev", "pv", "sv", "vac_cpi"),
    }
)
COMPLETED = frozenset({"verified", "baselined", "closed"})
"""States of a change whose work is done."""
_BEGINS = {"risk": "identified", "issue": "raised", "change": "submitted", "feedback": "date"}
"""Field of a kind that says since when there is a record."""
_OVERVIEW = ("bac", "pv", "ev", "ac", "spi", "cpi", "eac_cpi")
_MOST_POINTS = 36
_CENTS, _INDEX = 2, 4
"""Digits behind the point of money and hours, and of everything else."""


class Period(NamedTuple):
    """First and last day of what is reported."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


def reported(portal: Portal, project: Record | None, period: Period) -> dict[str, Any]:
    """Figures of a project, of the whole portal where none is named; ``portal`` is as of the period's last day."""
    key = project.id if project is not None else None
    found: dict[str, Any] = {"as_of": portal.as_of.isoformat()}
    if project is not None:
        found["status"] = status(portal, project)
        found["earned_value"] = earned(portal.of(project).get("earned_value") or {})
        found["hours"] = hours(portal, project)
    else:
        found["projects"] = [_project(portal, item) for item in portal.graph.projects]
    found["kpis"] = [kpi(item) for item in measured(portal).of(key)]
    if project is not None:
        found["milestones"] = [milestone(portal, item) for item in _milestones(portal, project)]
        found["risks"] = [_risk(portal, item) for item in _open_risks(portal, project)]
        found["issues"] = [_issue(item) for item in _of(portal, "issue", key) if portal.is_open(item)]
        found["changes"] = [
            {"id": item.id, "status": item.get("status")}
            for item in _of(portal, "change", key)
            if portal.of(item).get("pending") or any(map(period.holds, verdicts(item)))
        ]
        found["decisions"] = decisions(portal, key, period)
        found["actions"] = [
            _action(item)
            for item in _of(portal, "action", key)
            if portal.of(item).get("overdue") or period.holds(item.get("done"))
        ]
    found["counts"] = _counts(portal, key, period)
    if project is not None:
        found["curve"] = curve(
            (portal.of(project).get("earned_value") or {}).get("curves") or {}, period.last
        )
    return {name: value for name, value in found.items() if value not in ([], {})}


def status(portal: Portal, project: Record) -> dict[str, Any]:
    """The declared and the computed state of a project."""
    found = dimensions(portal, project)
    return {"declared": project.get("status"), "computed": RATINGS[overall(found)] if found else None}


def computed(portal: Portal, project: Record | None) -> dict[str, Any]:
    """The computed state of each dimension; of all projects the overall one of each."""
    if project is None:
        return {item.id: {"computed": status(portal, item)["computed"]} for item in portal.graph.projects}
    return {item.name: {"computed": RATINGS[item.health]} for item in dimensions(portal, project)}


def earned(found: Mapping[str, Any]) -> dict[str, Any]:
    """Measures of the earned value; ``why`` says what there is none of."""
    values = {name: _rounded(found.get(name), name) for name in EARNED}
    said = found.get("why") or {}
    why = {name: said[name] for name, value in values.items() if value is None and name in said}
    if all(value is None for value in values.values()):
        return {"why": why} if why else {}
    return {**values, **({"why": why} if why else {})}


def kpi(item: KpiValue) -> dict[str, Any]:
    """A KPI with what it counts; what has no value says why."""
    found = {
        "key": item.key,
        "value": _rounded(plain(item.value)),
        "numerator": _rounded(plain(item.numerator)),
        "denominator": _rounded(plain(item.denominator)),
        "n": item.n,
        "target": plain(item.target),
        "status": item.status,
    }
    return {**found, "why": item.why} if item.why else found


def milestone(portal: Portal, record: Record) -> dict[str, Any]:
    """A milestone's dates and state."""
    found = portal.of(record)
    names = ("baseline", "forecast", "actual", "slip_days", "status")
    return {"id": record.id, **{name: plain(found.get(name)) for name in names}}


def decisions(portal: Portal, key: str | None, period: Period) -> list[dict[str, Any]]:
    """Decisions that were taken in the period."""
    found = [item for item in _of(portal, "decision", key) if period.holds(item.get("date"))]
    return [
        {"id": item.id, "date": plain(item.get("date"))}
        for item in sorted(found, key=lambda item: (item.get("date"), item.id))
        if item.get("status") not in ("draft", "proposed", "rejected")
    ]


def verdicts(change: Record) -> list[dt.date]:
    """Days on which a word on a change was given."""
    return [item.date for item in change.get("approvals") or () if item.verdict and item.date is not None]


def curve(curves: Mapping[str, Any], last: dt.date) -> list[dict[str, Any]]:
    """Planned value, earned value and actual cost at the ends of months, and on the last day; the plan to its end."""
    plan = [(day, value) for day, value in curves.get("pv") or ()]
    if not plan:
        return []
    known = {name: dict(curves.get(name) or ()) for name in ("pv", "ev", "ac")}
    ends = [*month_ends(plan[0][0], last, _MOST_POINTS)]
    ahead = [day for day in month_ends(plan[0][0], plan[-1][0], _MOST_POINTS) if day > last]
    found = []
    for day in dict.fromkeys([*ends, *ahead]):
        point: dict[str, Any] = {"date": day.isoformat(), "pv": _value_at(known["pv"], day)}
        if day <= last:
            point.update({name: _value_at(known[name], day) for name in ("ev", "ac")})
        found.append(point)
    return found


def _value_at(values: Mapping[dt.date, float], day: dt.date) -> float | None:
    """The value on the last known day by then."""
    known = [at for at in values if at <= day]
    return _rounded(values[max(known)], "pv") if known else None


def hours(portal: Portal, project: Record) -> dict[str, Any]:
    """Hours of people: planned, booked, and still to come."""
    found = usage(portal, project, "person")
    if not found:
        return {}
    values: dict[str, Any] = {}
    for name in ("planned", "actual", "remaining"):
        parts = [getattr(item.hours, name) for item in found]
        values[name] = None if None in parts else _rounded(sum(parts), "pv")
    missing = {name: "no hours are booked" for name in ("actual",) if values[name] is None}
    return {**values, **({"why": missing} if missing else {})}


def _project(portal: Portal, project: Record) -> dict[str, Any]:
    """A project's line in the report on all of them."""
    value = portal.of(project).get("earned_value") or {}
    every = [milestone(portal, record) for record in _milestones(portal, project)]
    ahead = [item for item in every if item["actual"] is None]
    following = min(ahead, key=lambda item: item["forecast"] or item["baseline"] or "9999", default=None)
    risks = [portal.of(item) for item in _open_risks(portal, project)]
    return {
        "id": project.id,
        **status(portal, project),
        **{name: _rounded(value.get(name), name) for name in _OVERVIEW},
        "finish": plain(portal.of(project).get("finish_forecast")),
        "next_milestone": following["id"] if following else None,
        "next_milestone_date": (following["forecast"] or following["baseline"]) if following else None,
        "risks_open": len(risks),
        "risks_critical": sum(item.get("band") == "critical" for item in risks),
    }


def _milestones(portal: Portal, project: Record) -> list[Record]:
    return [item for item in _of(portal, "milestone", project.id) if item.get("status") != "cancelled"]


def _open_risks(portal: Portal, project: Record) -> list[Record]:
    """Open risks, the highest score first."""
    found = [item for item in _of(portal, "risk", project.id) if portal.of(item).get("open")]
    scores = {item.uid: (portal.of(item).get("score") or {}).get("current") or 0 for item in found}
    return sorted(found, key=lambda item: (item.get("type") == "opportunity", -scores[item.uid], item.id))


def _risk(portal: Portal, risk: Record) -> dict[str, Any]:
    """A risk's place in the matrix today."""
    now = risk.get("current") or risk.get("inherent")
    found = {"id": risk.id, "type": "opportunity"} if risk.get("type") == "opportunity" else {"id": risk.id}
    place = {"probability": now.probability, "impact": now.largest_impact} if now is not None else {}
    score = (portal.of(risk).get("score") or {}).get("current")
    return {**found, **place, "score": score, "band": portal.of(risk).get("band")}


def _issue(issue: Record) -> dict[str, Any]:
    return {"id": issue.id, "status": issue.get("status"), "severity": issue.get("severity")}


def _action(action: Record) -> dict[str, Any]:
    return {"id": action.id, **{name: plain(action.get(name)) for name in ("due", "done", "status")}}


def _of(portal: Portal, kind: str, key: str | None) -> list[Record]:
    """Records of a kind that had begun by the day, as far as they say when."""
    return [item for item in portal.graph.of(kind, key) if has_begun(item, portal.as_of)]


def has_begun(record: Record, day: dt.date) -> bool:
    """Whether a record does not say of itself that it is from after a day."""
    written: dt.date | None = record.get(_BEGINS.get(record.kind, ""))
    return written is None or written <= day


def _counts(portal: Portal, key: str | None, period: Period) -> dict[str, int]:
    """How many there are at the end, and how many came, went or were decided in the period."""
    risks = _of(portal, "risk", key)
    issues, changes = _of(portal, "issue", key), _of(portal, "change", key)
    actions, feedback = _of(portal, "action", key), _of(portal, "feedback", key)
    open_ = [item for item in risks if portal.of(item).get("open")]
    counts: Iterator[tuple[str, int]] = iter(
        (
            ("risks_open", len(open_)),
            ("risks_critical", sum(portal.of(item).get("band") == "critical" for item in open_)),
            ("risks_identified", _dated(risks, "identified", period)),
            ("issues_open", sum(map(portal.is_open, issues))),
            ("issues_raised", _dated(issues, "raised", period)),
            ("issues_resolved", _dated(issues, "resolved", period)),
            ("changes_pending", sum(bool(portal.of(item).get("pending")) for item in changes)),
            ("changes_decided", sum(is_decided(item) for item in changes)),
            ("changes_completed", sum(item.get("status") in COMPLETED for item in changes)),
            ("decisions_taken", len(decisions(portal, key, period))),
            ("actions_open", sum(bool(portal.of(item).get("open")) for item in actions)),
            ("actions_overdue", sum(bool(portal.of(item).get("overdue")) for item in actions)),
            ("actions_done", _dated(actions, "done", period)),
            ("feedback_open", sum(item.get("status") == "open" for item in feedback)),
        )
    )
    return dict(counts)


def is_decided(change: Record) -> bool:
    """Whether a change was decided: approved, put off, or refused."""
    return is_approved(change) or change.get("status") in ("deferred", "rejected", "closed")


def _dated(records: Iterable[Record], name: str, period: Period) -> int:
    return sum(period.holds(item.get(name)) for item in records)


def _rounded(value: Any, name: str = "") -> Any:
    """A number as a report writes it."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    short = round(float(value), _CENTS if name in MONEY else _INDEX)
    return int(short) if short.is_integer() else short
