"""The records behind a KPI, as a table: what each of them adds, those that were missed first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from statistics import fmean

from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, Column, Row, State, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._milestones import slip_words, stands

Shown = tuple[Column, Callable[[Record], Cell]]
"""A column, and the cell of a record in it."""


def behind(desk: Desk, value: KpiValue) -> Table:
    """The records that a KPI counts."""
    t = desk.t
    graph = desk.portal.graph
    hits = frozenset(value.hits)
    records = [graph[uid] for uid in dict.fromkeys(value.records) if uid in graph.records]
    records.sort(key=lambda record: (record.uid in hits, -_date(desk, record).toordinal(), record.uid))
    kinds = {record.kind for record in records}
    shown = [
        (column, cell)
        for column, cell in _columns(desk, min(kinds) if len(kinds) == 1 else "")
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
        cells += [Cell((State("done" if kept else "late", label),))] if told_apart else []
        rows.append(Row(tuple(cells), facts=(("counted", "yes" if kept else "no"),)))
    return Table(
        title=t.plural("The record behind it", "The {n} records behind it", len(rows)),
        small=t("missed first, then newest") if told_apart else t("newest first"),
        columns=tuple(columns),
        rows=tuple(rows),
        anchor="records",
        caption=t("Records counted"),
        empty=t("No record is counted."),
    )


def _date(desk: Desk, record: Record) -> dt.date:
    """A day by which records of a kind are in order."""
    values = desk.portal.of(record)
    names = ("actual", "baseline", "done", "due", "date", "submitted", "raised", "identified", "created")
    found = next((day for name in names if (day := values.get(name) or record.get(name))), None)
    return found if isinstance(found, dt.date) else dt.date.min


def _columns(desk: Desk, kind: str) -> Sequence[Shown]:
    """What is shown of records of one kind; of several kinds, or other ones, their state."""
    t = desk.t
    if kind == "milestone":
        return (
            (Column(t("Baseline"), number=True, least=True), lambda item: desk.day(_baseline(desk, item))),
            (Column(t("Reached"), number=True), lambda item: desk.day(item.get("actual"), missing="–")),
            (Column(t("Difference"), number=True), lambda item: _difference(desk, item)),
        )
    if kind == "action":
        return (
            (Column(t("Owner"), least=True), lambda item: Cell(desk.person(item.get("owner")))),
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
            (Column(t("Owner"), least=True), lambda item: Cell(desk.person(item.get("owner")))),
            (Column(t("Score"), number=True), lambda item: _scores(desk, item)),
        )
    owner: Shown = (Column(t("Owner"), least=True), lambda item: Cell(desk.person(item.get("owner"))))
    return (*(() if kind == "kpi" else ((Column(t("State")), lambda item: _state(desk, item)),)), owner)


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
