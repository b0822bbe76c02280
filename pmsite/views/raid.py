"""RAID log: risks, assumptions, issues, decisions and dependencies of a project in one table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.model.figure import Cell, Chip, Column, Page, Ref, Row, State, Table, Text, Words
from pmsite.records.issue import SEVERITIES
from pmsite.records.resources import Request
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, persons, said

_TYPES = ("risk", "assumption", "issue", "decision", "dependency")
_PLACE = {name: number for number, name in enumerate(_TYPES)}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the log."""

    type: str
    id: str
    open: bool
    main: Text
    owner: Text
    state: Text
    day: dt.date | None
    """By when it is to be looked at or settled."""
    weight: Text = ()
    rank: float = 0
    """How heavy it weighs, 0 to 25."""


def pages(desk: Desk) -> Iterator[Page]:
    """The RAID log of a project."""
    if desk.project is None:
        return
    entries = [*_risks(desk), *_assumptions(desk), *_issues(desk), *_decisions(desk), *_dependencies(desk)]
    if not entries:
        return
    t = desk.t
    open_ = sum(entry.open for entry in entries)
    yield Page(
        desk.at("raid"),
        t("RAID log"),
        (
            desk.head(
                t("RAID log"),
                _sentence(desk, entries),
                small=t("{open} open, {all} in all", open=open_, all=len(entries)),
            ),
            _table(desk, entries),
        ),
        project=desk.key or "",
        area="risks",
        nav=t("RAID log"),
        order=20,
    )


def _name(desk: Desk, kind: str) -> str:
    t = desk.t
    names = {
        "risk": t("Risk"),
        "assumption": t("Assumption"),
        "issue": t("Issue"),
        "decision": t("Decision"),
        "dependency": t("Dependency"),
    }
    return names[kind]


def _names(desk: Desk, kind: str) -> str:
    t = desk.t
    names = {
        "risk": t("Risks"),
        "assumption": t("Assumptions"),
        "issue": t("Issues"),
        "decision": t("Decisions"),
        "dependency": t("Dependencies"),
    }
    return names[kind]


def _sentence(desk: Desk, entries: Sequence[_Entry]) -> str:
    """What is open by type, and how much of it is late."""
    t = desk.t
    open_ = Counter(entry.type for entry in entries if entry.open)
    late = sum(entry.open and _due.is_late(desk, entry.day) for entry in entries)
    if not open_:
        return t("Nothing is open.")
    counts = {
        "risk": t.plural("{n} risk", "{n} risks", open_["risk"]),
        "assumption": t.plural("{n} assumption", "{n} assumptions", open_["assumption"]),
        "issue": t.plural("{n} issue", "{n} issues", open_["issue"]),
        "decision": t.plural("{n} decision", "{n} decisions", open_["decision"]),
        "dependency": t.plural("{n} dependency", "{n} dependencies", open_["dependency"]),
    }
    listed = t.joined([counts[name] for name in _TYPES if open_[name]])
    second = t("Nothing of it is late.")
    if late and open_.total() == 1:
        second = t("It is late.")
    elif late:
        second = t.plural("{n} of them is late.", "{n} of them are late.", late)
    return said(t, t("Open: {things}.", things=listed), second)


def _risks(desk: Desk) -> Iterator[_Entry]:
    for risk in desk.of("risk"):
        found = desk.portal.of(risk)
        score = (found.get("score") or {}).get("current")
        open_ = bool(found.get("open", desk.portal.is_open(risk)))
        yield _Entry(
            "risk",
            risk.id,
            open_,
            (desk.ref(risk),),
            desk.person(risk.get("owner")),
            (desk.state(risk),),
            found.get("review_due") or risk.get("next_review"),
            desk.score(score, found.get("band")),
            score or 0,
        )


def _assumptions(desk: Desk) -> Iterator[_Entry]:
    for record in desk.of("assumption"):
        yield _Entry(
            "assumption",
            record.id,
            desk.portal.is_open(record),
            (desk.ref(record),),
            desk.person(record.get("owner")),
            (desk.state(record),),
            record.get("validate_by"),
        )


def _issues(desk: Desk) -> Iterator[_Entry]:
    for record in desk.of("issue"):
        severity = record.get("severity")
        rank = 20 - 5 * SEVERITIES.index(severity) if severity in SEVERITIES else 0
        words: Text = (Words(desk.label(severity, "issue.severity")),) if severity else ()
        yield _Entry(
            "issue",
            record.id,
            desk.portal.is_open(record),
            (desk.ref(record),),
            desk.person(record.get("owner")),
            (desk.state(record),),
            record.get("due"),
            words,
            rank,
        )


def _decisions(desk: Desk) -> Iterator[_Entry]:
    """Decisions; those that are still to be taken are open."""
    for record in desk.of("decision"):
        yield _Entry(
            "decision",
            record.id,
            record.get("status") in ("draft", "proposed"),
            (desk.ref(record),),
            persons(desk, record.get("by") or ()) or desk.person(record.get("owner")),
            (desk.state(record),),
            record.get("due"),
        )


def _dependencies(desk: Desk) -> Iterator[_Entry]:
    """What was asked of other departments: the project depends on their answers."""
    t = desk.t
    known = {"hr": t("HR"), "it": t("IT")}
    for record in desk.of("resources"):
        departments = {item.id: item.name for item in record.get("departments") or ()}
        request: Request
        for request in record.get("requests") or ():
            given = request.answered is not None and request.answered <= desk.today
            to = departments.get(request.to) or known.get(request.to.lower()) or request.to
            state = (
                State("done", t("Answered {day}", day=t.dated(request.answered, desk.today)))
                if given and request.answered
                else State("wait", t("Waiting for an answer"))
            )
            yield _Entry(
                "dependency",
                request.id,
                not given,
                (Ref(request.id, request.what, desk.where(record)),),
                (Words(t("asked of {department}", department=to)),),
                (state,),
                request.from_,
            )


def _table(desk: Desk, entries: Sequence[_Entry]) -> Table:
    """Open ones first, by type, the heaviest first."""
    t = desk.t
    ordered = sorted(entries, key=lambda entry: (not entry.open, _PLACE[entry.type], -entry.rank, entry.id))
    rows = tuple(_row(desk, entry) for entry in ordered)
    counts = Counter(entry.type for entry in entries)
    open_ = sum(entry.open for entry in entries)
    late = sum(("late", "yes") in row.facts for row in rows)
    chips = [Chip(t("All"), len(rows))]
    chips += [Chip(t("Open only"), open_, "open", "yes")] if open_ else []
    chips += [Chip(t("Late"), late, "late", "yes")] if late else []
    chips += [Chip(_names(desk, name), counts[name], "type", name) for name in _TYPES if counts[name]]
    columns = (
        Column(t("Record"), key="record"),
        Column(t("Type"), key="type"),
        Column(t("Score or severity"), key="weight"),
        Column(t("Owner"), key="owner"),
        Column(t("State"), key="status"),
        Column(t("Due or review"), number=True, key="due"),
    )
    return Table(
        title=t("Risks, assumptions, issues, decisions and dependencies"),
        small=t("open first, then the heaviest"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("RAID log"),
        note=(
            Words(
                t(
                    "Due: the review of a risk; the day by which an assumption is checked, an issue solved, "
                    "or from which something asked for is needed."
                )
            ),
        ),
        anchor="log",
    )


def _row(desk: Desk, entry: _Entry) -> Row:
    late = entry.open and _due.is_late(desk, entry.day)
    cells = (
        Cell(entry.main, sort=entry.id),
        Cell((Words(_name(desk, entry.type)),), sort=_PLACE[entry.type]),
        Cell(entry.weight or dash(), sort=entry.rank),
        Cell(entry.owner or dash()),
        Cell(entry.state),
        _due.cell(desk, entry.day, open_=entry.open),
    )
    facts = (
        ("type", entry.type),
        ("open", "yes" if entry.open else "no"),
        ("late", "yes" if late else "no"),
    )
    return Row(cells, facts=facts)
