"""Requirement traceability: from the source of each requirement to its acceptance, with gaps in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Chip, Column, Page, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.records.requirement import PRIORITIES, STATUS
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, listed, named, persons, refs, said, targets

_CONFIRMED = frozenset({"confirmed", "delivered", "accepted"})
_WORK = frozenset({"task", "milestone"})
_NAMED = 3
"""How many requirements the sentence names by id."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """A requirement with everything it leads to, and what is missing."""

    record: Record
    work: tuple[Record, ...]
    """Tasks and milestones that satisfy it."""
    results: tuple[Record, ...]
    """Documents and other records that satisfy it, and deliverables of its work."""
    changes: tuple[Record, ...]
    gaps: frozenset[str]
    """Of ``source``, ``confirmed``, ``work``, ``acceptance``."""

    @property
    def counted(self) -> bool:
        """Whether it is to be fulfilled at all."""
        return str(self.record.get("status")) != "rejected"


def pages(desk: Desk) -> Iterator[Page]:
    """The traceability matrix of a project."""
    if desk.project is None or not desk.of("requirement"):
        return
    t = desk.t
    traces = [_trace(desk, record) for record in desk.of("requirement")]
    counted = [trace for trace in traces if trace.counted]
    gaps = sum(bool(trace.gaps) for trace in counted)
    rejected = len(traces) - len(counted)
    small = t.plural("{n} requirement", "{n} requirements", len(traces))
    if rejected:
        small = t("{requirements}, {n} rejected", requirements=small, n=t.number(rejected))
    yield Page(
        desk.at("traceability"),
        t("Requirement traceability"),
        (
            desk.head(t("Requirement traceability"), _sentence(desk, counted), small=small),
            _matrix(desk, traces, gaps),
        ),
        project=desk.key or "",
        area="client",
        nav=t("Requirement traceability"),
        order=15,
    )


def _trace(desk: Desk, record: Record) -> _Trace:
    satisfied = targets(desk, record, "satisfied_by")
    work = tuple(other for other in satisfied if other.kind in _WORK)
    made = [other for item in work for other in targets(desk, item, "deliverables")]
    results = [other for other in satisfied if other.kind not in _WORK]
    gaps = set()
    if desk.portal.audience == INTERNAL and record.get("status") != "rejected":
        gaps |= set() if record.get("source") else {"source"}
        gaps |= set() if satisfied else {"work"}
        gaps |= set() if record.get("acceptance") else {"acceptance"}
        if not record.get("confirmed_by") and record.get("status") in _CONFIRMED:
            gaps.add("confirmed")
    once = {other.uid: other for other in (*results, *made)}
    return _Trace(record, work, tuple(once.values()), _changes(desk, record), frozenset(gaps))


def _changes(desk: Desk, record: Record) -> tuple[Record, ...]:
    """Changes that affect a requirement or are linked with it otherwise; a mere mention is not enough."""
    graph = desk.portal.graph
    linked = [graph[link.origin] for link in graph.backlinks(record.uid) if link.name != "mentions"]
    linked += [graph[link.target] for link in graph.links(record.uid) if link.name == "related"]
    return tuple({other.uid: other for other in linked if other.kind == "change"}.values())


def _sentence(desk: Desk, counted: Sequence[_Trace]) -> str:
    t, all_ = desk.t, len(counted)
    if not counted:
        return t("Every requirement was rejected.")
    if desk.portal.audience != INTERNAL:
        met = sum(trace.record.get("status") in ("delivered", "accepted") for trace in counted)
        return t.plural(
            "{n} of {all} requirements is delivered or accepted.",
            "{n} of {all} requirements are delivered or accepted.",
            met,
            all=t.number(all_),
        )
    traced = sum(not trace.gaps & {"work", "acceptance"} for trace in counted)
    first = t.plural(
        "{n} of {all} requirements is traced to work and acceptance.",
        "{n} of {all} requirements are traced to work and acceptance.",
        traced,
        all=t.number(all_),
    )
    if traced == all_:
        first = t.plural(
            "The only requirement is traced to work and acceptance.",
            "All {n} requirements are traced to work and acceptance.",
            all_,
        )
    return said(t, first, _lacking(desk, counted, "work"), _lacking(desk, counted, "acceptance"))


def _lacking(desk: Desk, counted: Sequence[_Trace], gap: str) -> str:
    """Which requirements have a gap: by id where they are few."""
    t, found = desk.t, [trace.record.id for trace in counted if gap in trace.gaps]
    if not found:
        return ""
    if len(found) <= _NAMED:
        ids = t.joined(found)
        if gap == "work":
            return t.plural("{ids} has no task.", "{ids} have no task.", len(found), ids=ids)
        return t.plural(
            "{ids} has no acceptance criterion.", "{ids} have no acceptance criterion.", len(found), ids=ids
        )
    if gap == "work":
        return t.plural("{n} has no task.", "{n} have no task.", len(found))
    return t.plural("{n} has no acceptance criterion.", "{n} have no acceptance criterion.", len(found))


def _matrix(desk: Desk, traces: Sequence[_Trace], gaps: int) -> Table:
    """Requirements down, what they are traced to across; an audience sees the columns that hold something."""
    t = desk.t
    columns: tuple[Column, ...] = (
        Column(t("Requirement"), key="requirement"),
        Column(t("Source"), key="source"),
        Column(t("Confirmed by"), key="confirmed"),
        Column(t("Tasks"), key="tasks"),
        Column(t("Deliverables"), key="deliverables"),
        Column(t("Changes"), key="changes"),
        Column(t("Acceptance"), key="acceptance", long=True),
        Column(t("State"), key="state"),
    )
    rows = [_row(desk, trace) for trace in traces]
    if desk.portal.audience != INTERNAL:
        kept = [n for n in range(len(columns)) if any(row.cells[n].text not in ((), dash()) for row in rows)]
        columns = tuple(columns[n] for n in kept)
        rows = [Row(tuple(row.cells[n] for n in kept), facts=row.facts) for row in rows]
    title = t.plural("{n} requirement has a gap", "{n} requirements have gaps", gaps)
    if not gaps:
        title = t("No gap") if desk.portal.audience == INTERNAL else t("Requirements")
    return Table(
        title=title,
        small=t("from its source to its acceptance"),
        columns=columns,
        rows=tuple(rows),
        chips=_chips(desk, traces, gaps),
        caption=t("Requirement traceability"),
        anchor="matrix",
    )


def _chips(desk: Desk, traces: Sequence[_Trace], gaps: int) -> tuple[Chip, ...]:
    t = desk.t
    states = Counter(str(trace.record.get("status")) for trace in traces)
    priorities = Counter(str(trace.record.get("priority") or "") for trace in traces)
    chips = [Chip(t("All"), len(traces))]
    chips += [Chip(t("With gaps"), gaps, "gaps", "yes")] if gaps else []
    for values, counts, key in ((STATUS, states, "status"), (PRIORITIES, priorities, "priority")):
        every = dict.fromkeys((*values, *(value for value in counts if value)))
        chips += [
            Chip(desk.label(value, f"requirement.{key}", "status"), counts[value], key, value)
            for value in every
            if counts[value]
        ]
    return tuple(chips) if len(chips) > 2 else ()  # noqa: PLR2004 - a filter needs two sides


def _row(desk: Desk, trace: _Trace) -> Row:
    record, gaps = trace.record, trace.gaps
    priority = desk.label(record.get("priority"), "requirement.priority")
    acceptance = record.get("acceptance")
    cells = (
        Cell((desk.ref(record),), (Words(priority, "mute"),) if priority else (), sort=record.id),
        _source(desk, trace),
        _confirmed(desk, trace),
        _work(desk, trace),
        Cell(refs(desk, trace.results) or dash()),
        Cell(
            listed(desk.t, [(desk.ref(item, title=False), desk.state(item)) for item in trace.changes])
            or dash()
        ),
        Cell((Words(acceptance),))
        if acceptance
        else Cell(_gap(desk.t("no acceptance criterion")) if "acceptance" in gaps else dash()),
        Cell((desk.state(record),), sort=str(record.get("status"))),
    )
    facts = (
        ("gaps", "yes" if gaps else "no"),
        ("status", str(record.get("status") or "")),
        ("priority", str(record.get("priority") or "")),
    )
    return Row(cells, facts=facts)


def _gap(words: str) -> Text:
    return (Words(words, "off"),)


def _source(desk: Desk, trace: _Trace) -> Cell:
    written = str(trace.record.get("source") or "")
    if not written:
        return Cell(_gap(desk.t("no source")) if "source" in trace.gaps else dash())
    found = named(desk, trace.record, written)
    if found is None:
        return desk.words(written)
    below = (Words(desk.title(found), "mute"),) if found.kind != "person" else ()
    return Cell((desk.linked(written),) if found.kind == "person" else (desk.ref(found, title=False),), below)


def _confirmed(desk: Desk, trace: _Trace) -> Cell:
    """Those who confirmed that what was understood is what was meant, and in which role."""
    t, found = desk.t, trace.record.get("confirmed_by") or {}
    if not found:
        if "confirmed" in trace.gaps:
            return Cell(_gap(t("not confirmed")))
        waits = trace.record.get("status") == "proposed" and desk.portal.audience == INTERNAL
        return Cell((Words(t("not confirmed yet"), "mute"),) if waits else dash())
    roles = dotted([(Words(desk.label(role, "project", "field"), "mute"),) for role in found])
    return Cell(persons(desk, found.values()), roles)


def _work(desk: Desk, trace: _Trace) -> Cell:
    """Tasks and milestones, and how many of them are done."""
    t = desk.t
    if not trace.work:
        return Cell(_gap(t("no task")) if "work" in trace.gaps else dash(), sort=-1)
    done = sum(_is_done(desk, item) for item in trace.work)
    below = t("{done} of {all} done", done=done, all=len(trace.work))
    return Cell(refs(desk, trace.work), (Words(below, "mute"),), sort=done / len(trace.work))


def _is_done(desk: Desk, item: Record) -> bool:
    found = desk.portal.of(item)
    day: dt.date | None
    if item.kind == "milestone":
        day = found.get("actual") or item.get("actual")
    else:
        day = item.get("actual_finish")
        if found.get("state"):
            return str(found["state"]) == "done"
    return day is not None and day <= desk.today
