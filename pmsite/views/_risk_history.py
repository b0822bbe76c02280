"""What became of a risk, day by day, as far as its record and the published reports hold dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.model.figure import Cell, Column, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views import _frozen as freezer
from pmsite.views._desk import Desk
from pmsite.views._happened import who
from pmsite.views._history import unknown_before
from pmsite.views._lines import dash, origins, own, refs, said
from pmsite.views._risk_assessed import scored
from pmsite.views._risk_matrix import assessed
from pmsite.views._risks import is_internal, lowered

_ENDED = ("closed", "cancelled")
_FIRST, _SEEN, _TAKEN, _REPORTED, _ENDS = range(5)
"""Order of what has the same day."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A day in the life of a risk; without one where it is not written."""

    day: dt.date | None
    rank: int
    what: Text
    who: Text = ()
    score: int | None = None
    band: str | None = None
    assesses: bool = False
    """Whether a score belongs here, so that a missing one is said."""
    below: Text = ()


def history(desk: Desk, risk: Record) -> Table | None:
    """The days of a risk with the score that it had; None where no day is written or nothing is assessed."""
    t = desk.t
    events = [event for event in _events(desk, risk) if event.day is None or event.day <= desk.today]
    if not any(event.day for event in events) or not any(event.score is not None for event in events):
        return None
    events.sort(key=lambda event: (event.day or dt.date.max, event.rank))
    columns = (
        Column(t("Day"), number=True, key="day"),
        Column(t("What"), key="what"),
        Column(t("Who"), key="who"),
        Column(t("Score"), key="score"),
        Column(t("Against before"), key="moved"),
    )
    note = _note(desk, risk)
    return Table(
        title=t("History of the assessment"),
        columns=columns,
        rows=tuple(_rows(desk, events)),
        caption=t("History of the assessment"),
        note=(Words(note),),
        anchor="history",
        compact=True,
    )


def _note(desk: Desk, risk: Record) -> str:
    """Where the days are from."""
    t = desk.t
    if not is_internal(desk):
        return t("The score now stands at the last review.")
    if not scored(desk, risk):
        return t(
            "The days that the record and the reports hold, with today's owner. The score now stands at the last "
            "review; scores in between are in the git history of the file: git log -p."
        )
    return said(
        t,
        t(
            "The days that the record and the reports hold, with today's owner; and the day, the author and the "
            "score of each commit that assessed the risk."
        ),
        unknown_before(desk, desk.portal.past),
    )


def _events(desk: Desk, risk: Record) -> Iterator[_Event]:
    yield from _assessments(desk, risk)
    accepted = risk.get("acceptance")
    if accepted is not None:
        t, until = desk.t, accepted.until
        what = t("Accepted until {day}", day=t.dated(until, desk.today)) if until else t("Accepted")
        yield _Event(accepted.date, _TAKEN, (Words(what),), desk.person(accepted.by), accepted.score)
    yield from _reports(desk, risk)
    yield from _end(desk, risk)


def _assessments(desk: Desk, risk: Record) -> Iterator[_Event]:
    """The first assessment, and the one now at the day of the last review."""
    t, owner = desk.t, desk.person(risk.get("owner"))
    first, now = _scored(desk, risk, "inherent"), _scored(desk, risk, "current")
    begun = risk.get("identified") or risk.get("created")
    known = scored(desk, risk)
    later = known
    if begun is not None:
        if known and known[0].added and begun <= known[0].step.day:
            first, later = (known[0].score, known[0].band), known[1:]
        yield _Event(begun, _FIRST, (Words(t("Identified")),), owner, *first, assesses=is_internal(desk))
    for item in later:
        author = who(desk, [item.step])
        yield _Event(item.step.day, _SEEN, (Words(t("Assessed")),), author, item.score, item.band)
    reviewed, anew = risk.get("reviewed"), risk.get("current") is not None
    told = bool(known) and known[-1].score == now[0]
    if told and (reviewed is None or any(item.step.day == reviewed for item in known)):
        return
    if reviewed is None and not anew:
        return
    below: Text = () if anew else (Words(t("not assessed anew: as inherent"), "mute"),)
    if risk.uid in lowered(desk):
        below = (Words(t("lowered, every response done"), "ok"),)
    what = t("Reviewed") if reviewed is not None else t("Assessed anew")
    yield _Event(reviewed, _SEEN, (Words(what),), owner, *now, assesses=is_internal(desk), below=below)


def _scored(desk: Desk, risk: Record, name: str) -> tuple[int | None, str | None]:
    """Score and band of an assessment."""
    found = assessed(risk, name)
    if found is None or not found.score:
        return None, None
    return found.score, desk.portal.settings.risk.band(found.probability, found.largest_impact)


def _reports(desk: Desk, risk: Record) -> Iterator[_Event]:
    """Published reports whose frozen indicator counts the risk as lowered."""
    for report in own(desk, "report"):
        kpis = freezer.frozen(report).get("kpis")
        found = [item for item in kpis if isinstance(item, dict)] if isinstance(kpis, (list, tuple)) else []
        counted = [item.get("records") for item in found if item.get("key") == "risks_lowered"]
        named = any(
            isinstance(ids, (list, tuple)) and {risk.uid, risk.id} & {*map(str, ids)} for ids in counted
        )
        if named and report.get("status") == "published" and (day := freezer.as_of(report)) is not None:
            what = (Words(desk.t("Counted as lowered in"), ""), desk.ref(report, title=False))
            yield _Event(day, _REPORTED, what)


def _end(desk: Desk, risk: Record) -> Iterator[_Event]:
    """How it ended: the issue that came from it, or that it was closed."""
    t, status = desk.t, risk.get("status")
    owner = desk.person(risk.get("owner"))
    if status == "occurred":
        issues = [record for record in origins(desk, risk, "came_from") if record.kind == "issue"]
        days = [day for issue in issues if (day := issue.get("raised") or issue.get("created"))]
        day = risk.get("closed") or min(days, default=None)
        yield _Event(day, _ENDS, (Words(t("Occurred")), *refs(desk, issues, title=True)), owner)
    elif status in _ENDED:
        yield _Event(risk.get("closed"), _ENDS, (desk.state(risk),), owner)


def _rows(desk: Desk, events: Sequence[_Event]) -> Iterator[Row]:
    t, before = desk.t, None
    for event in events:
        day = desk.words(t.dated(event.day, desk.today), sort=event.day.isoformat()) if event.day else None
        score: Text = desk.score(event.score, event.band) if event.band else ()
        if event.score is not None and event.band is None:
            score = (Words(str(event.score)),)
        missing = event.assesses and event.score is None
        yield Row(
            (
                day or desk.words(t("not dated"), "mute", sort="~"),
                Cell(event.what, event.below),
                Cell(event.who or dash()),
                desk.words(t("n/a"), "mute") if missing else Cell(score or dash(), sort=event.score or 0),
                Cell(_moved(desk, before, event.score)),
            )
        )
        before = event.score if event.score is not None else before


def _moved(desk: Desk, before: int | None, now: int | None) -> Text:
    """How a score stands to the one before it."""
    t = desk.t
    if now is None or before is None:
        return dash()
    if now == before:
        return (Words(t("unchanged")),)
    if now < before:
        return (Words(t("▼ {n} lower than {before}", n=before - now, before=before)),)
    return (Words(t("▲ {n} higher than {before}", n=now - before, before=before)),)
