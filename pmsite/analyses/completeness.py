"""Completeness of a project against the checklist of its phase: what must be there, and what of it is.

The score is of the phase's own checklist. What an earlier phase needed and still is not there stands beside it, as
at a gate: it is late, but it does not count in the phase. Phases come in the order of the configuration.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from pmsite.graph.graph import Graph
from pmsite.graph.query import matches, parse
from pmsite.model.record import Record
from pmsite.model.settings import CompletenessItem, Settings

VOID = frozenset("superseded obsolete cancelled rejected withdrawn deprecated discontinued invalid".split())
"""States of records that count for nothing: they are not, or no longer, in force."""
IN_WORK = frozenset("draft in_review proposed submitted analysing returned deferred".split())
"""States of records that somebody works on: they are named, but satisfy nothing."""

_WHY = {
    "checklists": "no checklist is configured",
    "phase": "no phase is written",
    "checklist": "the phase has no checklist",
    "items": "the checklist asks nothing of such a project",
}
"""Why a project has no score."""

Standing = Literal["satisfied", "in_work", "missing"]


@dataclass(frozen=True, slots=True)
class Need:
    """What a phase needs, with the records that satisfy it and those in work."""

    phase: str
    item: CompletenessItem
    found: tuple[Record, ...] = ()
    in_work: tuple[Record, ...] = ()

    @property
    def standing(self) -> Standing:
        """Satisfied where as many are in force as are needed; in work where anything at all is there."""
        if len(self.found) >= self.item.min:
            return "satisfied"
        return "in_work" if self.found or self.in_work else "missing"


@dataclass(frozen=True, slots=True)
class Audit:
    """A project held against the checklist of its phase."""

    phase: str
    needs: tuple[Need, ...] = ()
    overdue: tuple[Need, ...] = ()
    """What earlier phases needed, the phase does not name again, and is not there."""
    why: str = field(default="")
    """Why nothing is audited, where nothing is."""

    @property
    def score(self) -> Fraction | None:
        """Needs that are satisfied ÷ needs; None where nothing is needed."""
        return Fraction(self.count("satisfied"), len(self.needs)) if self.needs else None

    @property
    def open(self) -> tuple[Need, ...]:
        """Needs of the phase that are not satisfied."""
        return tuple(need for need in self.needs if need.standing != "satisfied")

    def count(self, standing: Standing) -> int:
        """How many needs of the phase stand so."""
        return sum(need.standing == standing for need in self.needs)


def audit(graph: Graph, project: Record, settings: Settings, as_of: dt.date) -> Audit:
    """What a project's phase needs of such a project, with what there is; and what earlier phases left open."""
    phases = list(settings.completeness)
    phase = str(project.get("phase") or "")
    if not phase:
        return Audit("", why=_WHY["phase" if phases else "checklists"])
    if phase not in phases:
        return Audit(phase, why=_WHY["checklist"])
    asked = [_need(graph, project, *item, as_of) for item in _items(project, settings, phase, as_of)]
    needs = tuple(need for need in asked if need.phase == phase)
    overdue = tuple(need for need in asked if need.phase != phase and need.standing != "satisfied")
    return Audit(phase, needs, overdue, "" if needs else _WHY["items"])


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """``completeness`` of every project; None where it has no checklist, with why."""
    return {project.uid: _derived(audit(graph, project, settings, as_of)) for project in graph.of("project")}


def standing(record: Record, as_of: dt.date) -> Standing:
    """What a record counts for: one that is void, or dated after the as-of day, is not there."""
    state, day = str(record.get("status") or ""), _dated(record)
    if state in VOID or (day is not None and day > as_of):
        return "missing"
    return "in_work" if state in IN_WORK else "satisfied"


def _items(
    project: Record, settings: Settings, phase: str, as_of: dt.date
) -> Iterator[tuple[str, CompletenessItem]]:
    """Items of the phase, then of the phases before it from the latest on; each kind and type once."""
    phases = list(settings.completeness)
    known: set[tuple[str, str | None]] = set()
    for name in reversed(phases[: phases.index(phase) + 1]):
        asked = [item for item in settings.completeness[name] if _concerns(item, project, as_of)]
        yield from ((name, item) for item in asked if (item.kind, item.type) not in known)
        known |= {(item.kind, item.type) for item in asked}


def _concerns(item: CompletenessItem, project: Record, as_of: dt.date) -> bool:
    return item.where is None or matches(parse(item.where), project, {}, as_of)


def _need(graph: Graph, project: Record, phase: str, item: CompletenessItem, as_of: dt.date) -> Need:
    home = project.id if project.folder else None  # in the root folder nothing names its project
    fitting = [
        record
        for record in graph.of(item.kind, home)
        if record.project == home and (item.type is None or record.get("type") == item.type)
    ]
    stands = {record.uid: standing(record, as_of) for record in fitting}
    return Need(
        phase,
        item,
        tuple(record for record in fitting if stands[record.uid] == "satisfied"),
        tuple(record for record in fitting if stands[record.uid] == "in_work"),
    )


def _dated(record: Record) -> dt.date | None:
    """The day from which a record is there: its own date, its first revision, or when it was created."""
    day = record.get("date") or min((row.date for row in record.get("revisions") or ()), default=None)
    found = day or record.get("created")
    return found if isinstance(found, dt.date) else None


def _derived(found: Audit) -> dict[str, Any]:
    if not found.needs:
        return {"completeness": None, "why": {"completeness": found.why}}
    return {
        "completeness": {
            "score": float(found.score or 0),
            "needed": len(found.needs),
            "satisfied": found.count("satisfied"),
            "in_work": found.count("in_work"),
            "missing": [_named(need) for need in found.open],
            "overdue": [_named(need) for need in found.overdue],
        }
    }


def _named(need: Need) -> dict[str, Any]:
    item = need.item
    return {
        "kind": item.kind,
        "type": item.type,
        "phase": need.phase,
        "found": len(need.found),
        "min": item.min,
    }
