"""Status of a project by dimension (RAG), computed from its records: what stands beside the declared one.

* schedule: the largest slip of a milestone that is still open, against the limits (a project's own schedule
  tolerance stands for the green one), and SPI against its limits; an overdue milestone, negative float and a
  finish behind its target are at risk at least.
* cost: CPI against its limits (a project's own cost tolerance stands for the green one).
* scope: at risk while a change waits for its decision beyond the day on which it is needed.
* risk: at risk with an open critical threat, off track once the review of a critical one is due.
* resources: the highest load, over all projects, of a person or a device that the project plans, from the
  week of the day on for six weeks: at risk above 100 % of capacity, off track above 120 %.
* client: satisfaction in client surveys, at risk below its target of 80.

What has no data is ``none``, and says why; it is never green, and does not count in the overall status.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any, Literal

from pmsite.analyses._spread import monday_of
from pmsite.analyses.earned_value.measures import NO_BASELINE, NO_COST, NO_PROGRESS
from pmsite.analyses.limits import cost_limits, index_limits, slip_limits
from pmsite.analyses.load import AHEAD, BANDS, load, over_allocated
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.model.record import Record

Level = Literal["ok", "warn", "off", "none"]

NAMES = ("schedule", "cost", "scope", "risk", "resources", "client")
SATISFACTION_TARGET = 80
"""Of 100: the target of the role."""
_NO_CPI = {NO_BASELINE: "no_baseline", NO_COST: "no_actual_cost", NO_PROGRESS: "no_progress"}
"""Keys of why there is no CPI, by the reason of the earned value."""
_ORDER: tuple[Level, ...] = ("none", "ok", "warn", "off")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number behind a light, named by a key, with what it says."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DimensionStatus:
    """The light of a dimension, its measures, the weightiest first, and the key of why there is none."""

    name: str
    health: Level
    measures: tuple[Measure, ...] = ()
    why: str = ""


def dimensions(portal: Portal, project: Record) -> tuple[DimensionStatus, ...]:
    """Status of a project by dimension, in the order of ``NAMES``.

    Empty for an audience: computed anew from what is released to it, the status would be another one.
    """
    if portal.audience != INTERNAL:
        return ()
    return (
        _schedule(portal, project),
        _cost(portal, project),
        _scope(portal, project),
        _risk(portal, project),
        _resources(portal, project),
        _client(portal, project),
    )


def overall(found: Iterable[DimensionStatus]) -> Level:
    """The worst light; ``none`` where no dimension has data."""
    return _worst(item.health for item in found)


def awaited(change: Record, as_of: dt.date) -> tuple[Any, ...] | None:
    """Approvals that a change in review still waits for; None where it waits for no decision.

    The required ones count, all of them where none is required; empty: nobody is named.
    """
    if change.get("status") != "in_review":
        return None
    approvals = change.get("approvals") or ()
    required = tuple(item for item in approvals if item.required) or approvals
    missing = tuple(
        item for item in required if not item.verdict or (item.date is not None and item.date > as_of)
    )
    return missing if missing or not approvals else None


def _worst(levels: Iterable[Level]) -> Level:
    return max(levels, key=_ORDER.index, default="none")


def slip_health(days: float | None, limits: tuple[float, float]) -> Level:
    """The light of a slip in working days."""
    if days is None:
        return "none"
    return "ok" if days <= limits[0] else "warn" if days <= limits[1] else "off"


def index_health(index: float, limits: tuple[float, float]) -> Level:
    """The light of a performance index."""
    return "ok" if index >= limits[0] else "warn" if index >= limits[1] else "off"


def earned(portal: Portal, project: Record) -> Mapping[str, Any]:
    """Earned value of a project; empty where its reader does not see it."""
    found: Mapping[str, Any] = portal.of(project).get("earned_value") or {}
    return found


def _cost(portal: Portal, project: Record) -> DimensionStatus:
    found = earned(portal, project)
    cpi = found.get("cpi")
    if cpi is None:
        reason = (found.get("why") or {}).get("cpi", "")
        return DimensionStatus("cost", "none", why=_NO_CPI.get(reason, "no_earned_value"))
    limits = cost_limits(project, portal.settings)
    measures = [Measure("cpi", {"value": cpi, "limit": limits[0]})]
    if found.get("eac_cpi") is not None:
        measures.append(Measure("eac", {"share": found["eac_cpi"] / found["bac"] - 1}))
    return DimensionStatus("cost", index_health(cpi, limits), tuple(measures))


def _schedule(portal: Portal, project: Record) -> DimensionStatus:
    limits = slip_limits(project, portal.settings)
    milestones = [
        item for item in portal.graph.of("milestone", project.id) if item.get("status") != "cancelled"
    ]
    values = [(item, portal.of(item)) for item in milestones]
    still = [(item, found) for item, found in values if not found.get("actual")]
    slips = [(found["slip_days"], item.id) for item, found in still if found.get("slip_days") is not None]
    finish = portal.of(project).get("finish_slip_days")
    levels: list[Level] = []
    measures: list[Measure] = []
    overdue = [item.id for item, found in still if found.get("status") == "overdue"]
    if overdue:
        levels.append("warn")
        measures.append(Measure("overdue", {"n": len(overdue), "ids": tuple(overdue)}))
    if finish is not None:
        levels.append("ok" if finish <= 0 else "off" if finish > limits[1] else "warn")
        measures.append(Measure("finish_slip", {"days": finish}))
    if slips:
        days, name = max(slips, key=lambda item: item[0])
        levels.append(slip_health(days, limits))
        measures.append(Measure("slip", {"id": name, "days": days, "limit": limits[0]}))
    if any((found.get("total_float_days") or 0) < 0 for _, found in still):
        levels.append("warn")
        measures.insert(0, Measure("negative_float"))
    if values and not still:
        levels.append("ok")
        measures.append(Measure("all_achieved", {"n": len(values)}))
    spi = earned(portal, project).get("spi")
    if spi is not None:
        level = index_health(spi, index_limits(portal.settings))
        worst = _ORDER.index(level) > _ORDER.index(_worst(levels))
        measures.insert(0 if worst else len(measures), Measure("spi", {"value": spi}))
        levels.append(level)
    why = "" if levels else "no_forecast" if milestones else "no_milestones"
    return DimensionStatus("schedule", _worst(levels), tuple(measures), why)


def _scope(portal: Portal, project: Record) -> DimensionStatus:
    changes = portal.graph.of("change", project.id)
    requirements = [
        item for item in portal.graph.of("requirement", project.id) if item.get("status") != "rejected"
    ]
    if not changes and not requirements:
        return DimensionStatus("scope", "none", why="no_scope")
    waiting = [change for change in changes if awaited(change, portal.as_of) is not None]
    late = [
        change for change in waiting if (day := change.get("needed_by")) is not None and day < portal.as_of
    ]
    measures = [Measure("changes_waiting", {"n": len(waiting), "late": len(late)})] if changes else []
    if requirements:
        met = sum(item.get("status") in ("delivered", "accepted") for item in requirements)
        measures.append(Measure("requirements_met", {"n": met, "all": len(requirements)}))
    return DimensionStatus("scope", "warn" if late else "ok", tuple(measures))


def _risk(portal: Portal, project: Record) -> DimensionStatus:
    threats = [item for item in portal.graph.of("risk", project.id) if item.get("type") != "opportunity"]
    if not threats:
        return DimensionStatus("risk", "none", why="no_risks")
    open_ = [(item, portal.of(item)) for item in threats if portal.of(item).get("open")]
    scores = [found["score"]["current"] for _, found in open_ if (found.get("score") or {}).get("current")]
    if open_ and not scores:
        return DimensionStatus("risk", "none", (Measure("open", {"n": len(open_)}),), "not_assessed")
    critical = [(item, found) for item, found in open_ if found.get("band") == "critical"]
    unseen = any(found.get("review_is_due") for _, found in critical)
    due = sum(bool(found.get("review_is_due")) for _, found in open_)
    measures = (
        Measure("critical", {"n": len(critical), "ids": tuple(item.id for item, _ in critical)}),
        Measure("reviews_due", {"n": due})
        if due
        else Measure("open_score", {"n": len(open_), "sum": sum(scores)}),
    )
    return DimensionStatus("risk", "off" if unseen else "warn" if critical else "ok", measures)


def _resources(portal: Portal, project: Record) -> DimensionStatus:
    found, first = load(portal, project), monday_of(portal.as_of)
    ahead = [week for row in found.each for monday, week in row.weeks.items() if monday >= first]
    if not any(piece.task.project == project.id for week in ahead for piece in week.pieces):
        return DimensionStatus("resources", "none", why="no_load")
    over = [
        (row, week)
        for row, week in over_allocated(found, portal.as_of, AHEAD)
        if any(piece.task.project == project.id for piece in week.pieces)
    ]
    if not over:
        return DimensionStatus("resources", "ok", (Measure("not_over_allocated", {"weeks": AHEAD}),))
    row, week = over[0]
    names = {row.who for row, _ in over}
    worst = {"who": row.who, "share": week.share, "monday": week.monday}
    measures = (Measure("peak_load", worst), Measure("over_allocated", {"n": len(names), "weeks": AHEAD}))
    return DimensionStatus("resources", "off" if week.band > len(BANDS) else "warn", measures)


def _client(portal: Portal, project: Record) -> DimensionStatus:
    unanswered = sum(
        item.get("status") == "open" and (item.get("date") or portal.as_of) <= portal.as_of
        for item in portal.graph.of("feedback", project.id)
    )
    waiting = (Measure("unanswered", {"n": unanswered}),) if portal.graph.of("feedback", project.id) else ()
    scores, answers = _satisfaction(portal, project)
    if not scores:
        return DimensionStatus("client", "none", waiting, "no_survey")
    value = fmean(scores)
    measure = Measure("satisfaction", {"value": value, "n": answers, "target": SATISFACTION_TARGET})
    return DimensionStatus("client", "ok" if value >= SATISFACTION_TARGET else "warn", (measure, *waiting))


def _satisfaction(portal: Portal, project: Record) -> tuple[list[float], int]:
    """Scores of client surveys up to the as-of day, of 100, and the number of answers they come from."""
    scores: list[float] = []
    answers = 0
    for survey in portal.graph.of("survey", project.id):
        if survey.get("respondents") != "client" or not survey.get("scale") or not survey.get("scale").max:
            continue
        for answer in survey.get("answers") or ():
            day = answer.date or survey.get("date")
            if answer.scores and (day is None or day <= portal.as_of):
                answers += 1
                scores += [value / survey.get("scale").max * 100 for value in answer.scores.values()]
    return scores, answers
