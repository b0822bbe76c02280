"""What stands in a RAID log: risks, assumptions, issues, decisions and dependencies, each as an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmsite.model.figure import Ref, State, Text, Words
from pmsite.model.record import Record
from pmsite.records.issue import SEVERITIES
from pmsite.records.resources import Request
from pmsite.views._desk import Desk
from pmsite.views._lines import persons

TYPES = ("risk", "assumption", "issue", "decision", "dependency")
PLACE = {name: number for number, name in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log."""

    type: str
    id: str
    open: bool
    main: Text
    project: str
    owner: Text
    state: Text
    day: dt.date | None
    """By when it is to be looked at or settled."""
    weight: Text = ()
    rank: float = 0
    """How heavy it weighs, 0 to 25."""


def entries(desk: Desk) -> list[Entry]:
    """Everything of the log of a project, or of all projects on the portal's own pages."""
    return [*_risks(desk), *_assumptions(desk), *_issues(desk), *_decisions(desk), *_dependencies(desk)]


def name(desk: Desk, kind: str) -> str:
    """A type in words, of one entry."""
    t = desk.t
    found = {
        "risk": t("Risk"),
        "assumption": t("Assumption"),
        "issue": t("Issue"),
        "decision": t("Decision"),
        "dependency": t("Dependency"),
    }
    return found[kind]


def names(desk: Desk, kind: str) -> str:
    """A type in words, of many entries."""
    t = desk.t
    found = {
        "risk": t("Risks"),
        "assumption": t("Assumptions"),
        "issue": t("Issues"),
        "decision": t("Decisions"),
        "dependency": t("Dependencies"),
    }
    return found[kind]


def _entry(desk: Desk, record: Record, due: dt.date | None) -> Entry:
    """A record's entry: its kind is the type, its owner answers for it."""
    return Entry(
        record.kind,
        record.id,
        desk.portal.is_open(record),
        (desk.ref(record),),
        record.project or "",
        desk.person(record.get("owner")),
        (desk.state(record),),
        due,
    )


def _risks(desk: Desk) -> Iterator[Entry]:
    for risk in desk.of("risk"):
        found = desk.portal.of(risk)
        score = (found.get("score") or {}).get("current")
        open_ = bool(found.get("open", desk.portal.is_open(risk)))
        due = found.get("review_due") or risk.get("next_review")
        weight = desk.score(score, found.get("band"))
        yield replace(_entry(desk, risk, due), open=open_, weight=weight, rank=score or 0)


def _assumptions(desk: Desk) -> Iterator[Entry]:
    for record in desk.of("assumption"):
        yield _entry(desk, record, record.get("validate_by"))


def _issues(desk: Desk) -> Iterator[Entry]:
    for record in desk.of("issue"):
        severity = record.get("severity")
        rank = 20 - 5 * SEVERITIES.index(severity) if severity in SEVERITIES else 0
        words: Text = (Words(desk.label(severity, "issue.severity")),) if severity else ()
        yield replace(_entry(desk, record, record.get("due")), weight=words, rank=rank)


def _decisions(desk: Desk) -> Iterator[Entry]:
    """Decisions; those that are still to be taken are open."""
    for record in desk.of("decision"):
        found = _entry(desk, record, record.get("due"))
        waits = record.get("status") in ("draft", "proposed")
        yield replace(found, open=waits, owner=persons(desk, record.get("by") or ()) or found.owner)


def _dependencies(desk: Desk) -> Iterator[Entry]:
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
            yield Entry(
                "dependency",
                request.id,
                not given,
                (Ref(_known_as(desk, record, request), request.what, desk.where(record)),),
                record.project or "",
                (Words(t("asked of {department}", department=to)),),
                (state,),
                request.from_,
            )


def _known_as(desk: Desk, resources: Record, request: Request) -> str:
    """A request's id; with its project on pages of others."""
    elsewhere = resources.project is not None and resources.project != desk.key
    return f"{resources.project}/{request.id}" if elsewhere else request.id
