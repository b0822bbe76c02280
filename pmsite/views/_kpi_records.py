"""The records behind a KPI, as a table: what each of them adds, those that were missed first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from statistics import fmean

from pmsite.kpis._breakdown import OWNER, Breakdown
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, Chip, Column, Icon, Row, State, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._kpi_who import RECORDS, Who
from pmsite.views._milestones import slip_words, stands

Shown = tuple[Column, Callable[[Record], Cell]]
"""A column, and the cell of a record in it."""
_FEW = 2
"""Records that need no filter."""
_MOST_NAMES = 6
"""People that filters name."""


def behind(desk: Desk, value: KpiValue, split: Breakdown) -> Table:
    """The records that a KPI considers, with the people whom they count for where those are told."""
    t = desk.t
    graph = desk.portal.graph
    who = Who(desk, split)
    hits = frozenset(value.hits)
    records = [graph[uid] for uid in dict.fromkeys((*value.records, *value.parts)) if uid in graph.records]
    total = value.denominator is None
    records.sort(
        key=lambda record: ((record.uid in hits) != total, -_date(desk, record).toordinal(), record.uid)
    )
    kinds = {record.kind for record in records}
    shown = [
        (column, cell)
        for column, cell in (
            *_people(desk, who),
            *_columns(desk, min(kinds) if len(kinds) == 1 else "", owned=bool(split.people)),
        )
        if any(cell(record).text for record in records)
    ]
    told_apart = any(record.uid not in hits for record in records)
    columns = [Column(t("Record"), key="record"), *(column for column, _ in shown)]
    columns += [Column(t("Counted as"), key="counted")] if told_apart else []
    rows = []
    for record in records:
        cells = [Cell((desk.ref(record),), sort=record.uid), *(cell(record) for _, cell in shown)]
        kept = record.uid in hits
        label = t(value.counted[0]) if kept else t(value.counted[2])
        icon: Icon = "done" if kept else "open" if total else "late"
        cells += [Cell((State(icon, label),))] if told_apart else []
        rows.append(Row(tuple(cells), facts=(("counted", "yes" if kept else "no"), *who.facts(record.uid))))
    order = t("counted first, then newest") if total else t("missed first, then newest")
    return Table(
        title=t.plural("The record behind it", "The {n} records behind it", len(rows)),
        small=order if told_apart else t("newest first"),
        columns=tuple(columns),
        rows=tuple(rows),
        chips=_chips(desk, value, who, rows),
        anchor=RECORDS,
        caption=t("Records counted"),
        empty=t("No record is counted."),
    )


def _people(desk: Desk, who: Who) -> Sequence[Shown]:
    """Whom a record counts for, and the department below."""
    if not who.split.people:
        return ()
    owners = all(role == OWNER for _, role in who.split.roles)

    def cell(record: Record) -> Cell:
        office = who.departments_of(record.uid)
        return Cell(who.people_of(record.uid), (Words(office, "mute"),) if office else ())

    return ((Column(desk.t("Owner") if owners else desk.t("Person"), key="owner"), cell),)


def _chips(desk: Desk, value: KpiValue, who: Who, rows: Sequence[Row]) -> tuple[Chip, ...]:
    """Filters: what was counted and what was missed; where nothing was missed, whose the records are."""
    t = desk.t
    words = (("yes", t(value.counted[0])), ("no", t(value.counted[2])))
    found = [(label, "counted", key) for key, label in words]
    if all(("counted", "yes") in row.facts for row in rows):
        names = [who.person(group.key) for group in who.split.people]
        found = [(name, "owner", name) for name in names] if len(names) <= _MOST_NAMES else []
    chips = [
        Chip(label, count, key, name)
        for label, key, name in found
        if (count := sum((key, name) in row.facts for row in rows))
    ]
    return (Chip(t("All"), len(rows)), *chips) if len(chips) > 1 and len(rows) > _FEW else ()


def _date(desk: Desk, record: Record) -> dt.date:
    """A day by which records of a kind are in order."""
    values = desk.portal.of(record)
    names = ("actual", "baseline", "done", "due", "date", "submitted", "raised", "identified", "created")
    found = next((day for name in names if (day := values.get(name) or record.get(name))), None)
    return found if isinstance(found, dt.date) else dt.date.min


def _columns(desk: Desk, kind: str, *, owned: bool) -> Sequence[Shown]:
    """What is shown of records of one kind; of several kinds, or other ones, their state.

    The owner is among it unless that is told already (``owned``).
    """
    t = desk.t
    person: Shown = (Column(t("Owner"), least=True), lambda item: Cell(desk.person(item.get("owner"))))
    owner = () if owned else (person,)
    if kind == "milestone":
        return (
            (Column(t("Baseline"), number=True, least=True), lambda item: desk.day(_baseline(desk, item))),
            (Column(t("Reached"), number=True), lambda item: desk.day(item.get("actual"), missing="–")),
            (Column(t("Difference"), number=True), lambda item: _difference(desk, item)),
        )
    if kind == "action":
        return (
            *owner,
            (Column(t("Due"), number=True), lambda item: desk.day(item.get("due"))),
            (Column(t("Done"), number=True), lambda item: desk.day(item.get("done"), missing="–")),
        )
    if kind == "survey":
        return (
            (Column(t("Date"), number=True), lambda item: desk.day(item.get("date"))),
            (Column(t("Answers"), number=True), lambda item: _answers(desk, item)),
            (Column(t("Mean"), number=True), lambda item: _mean(desk, item)),
        )
    if kind == "risk":
        return (
            *owner,
            (Column(t("Score"), number=True), lambda item: _scores(desk, item)),
        )
    return (*(() if kind == "kpi" else ((Column(t("State")), lambda item: _state(desk, item)),)), *owner)


def _baseline(desk: Desk, milestone: Record) -> dt.date | None:
    found: dt.date | None = desk.portal.of(milestone).get("baseline") or milestone.get("baseline")
    return found


def _difference(desk: Desk, milestone: Record) -> Cell:
    """Working days from the baseline to the day it was, or is going to be, reached."""
    days = desk.portal.of(milestone).get("slip_days")
    return desk.words(slip_words(desk, days), sort=days) if days is not None else Cell()


def _answers(desk: Desk, survey: Record) -> Cell:
    answers = len(survey.get("answers") or ())
    invited = survey.get("invited")
    text = desk.t("{n} of {invited}", n=answers, invited=invited) if invited else str(answers)
    return desk.words(text, sort=answers)


def _mean(desk: Desk, survey: Record) -> Cell:
    scores = [score for answer in survey.get("answers") or () for score in answer.scores.values()]
    if not scores:
        return desk.words(desk.t("n/a"), "mute", sort="")
    most = survey.get("scale").max
    text = desk.t("{value} of {most}", value=desk.t.number(fmean(scores), 1), most=desk.t.number(most))
    return desk.words(text, sort=fmean(scores))


def _scores(desk: Desk, risk: Record) -> Cell:
    scores = desk.portal.of(risk).get("score") or {}
    before, now = scores.get("inherent"), scores.get("current")
    return Cell((Words(f"{before} → {now}"),), sort=now) if before and now else Cell()


def _state(desk: Desk, record: Record) -> Cell:
    if record.kind == "milestone":
        state = stands(desk, record)
        return Cell((state,)) if state is not None else Cell()
    return Cell((desk.state(record),)) if record.get("status") else Cell()
