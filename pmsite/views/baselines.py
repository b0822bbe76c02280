"""Baselines: what changed since the current one, all of them, and a page each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmsite.analyses.baselines import current, sealed
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Link,
    Page,
    Prose,
    Row,
    State,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import record_page, register_of
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name
from pmsite.views._lines import apposed, currency, dash, own, refs, work_words
from pmsite.views._parts import facts, relations
from pmsite.views._rebaseline import changes_of, moved_milestones, step
from pmsite.views._variance import differences, moved, piece, sentence, summary, totals, worst
from pmsite.views._variance_table import table


def pages(desk: Desk) -> Iterator[Page]:
    """The baselines of a project on one page, and a page each."""
    baselines = sorted(own(desk, "baseline"), key=lambda item: (item.get("date") or dt.date.max, item.id))
    if not baselines:
        return
    yield _register(desk, baselines)
    for record in baselines:
        yield _page(desk, record)


def _register(desk: Desk, baselines: Sequence[Record]) -> Page:
    address, title = register_of(desk, "baseline")
    internal = desk.portal.audience == INTERNAL
    latest = current(desk.portal.graph, desk.key, desk.today) if desk.key and internal else None
    count = desk.t.plural("{n} baseline", "{n} baselines", len(baselines))
    said = sentence(desk, latest) if latest is not None else _unknown(desk, baselines)
    sub = _origin(desk, latest) if latest is not None else ()
    figures: list[Figure] = [desk.head(title, said, small=count, sub=sub)]
    known = latest is not None and bool(totals(desk, latest))
    if latest is not None and known:
        figures.append(Band(layout="2", figures=(summary(desk, latest), worst(desk, latest))))
    figures.append(_table(desk, baselines, latest))
    if latest is not None and known:
        figures.append(table(desk, latest, title=desk.t("Every task against {id}", id=latest.id)))
    return Page(
        address,
        title,
        tuple(figures),
        project=desk.key or "",
        area="plan" if desk.key else "portfolio",
        view=address.page,
        nav=title,
        order=20,
    )


def _unknown(desk: Desk, baselines: Sequence[Record]) -> str:
    """What is said where no baseline is in force, or where it is not known which one is."""
    if desk.portal.audience == INTERNAL:
        return desk.t("No baseline is in force yet.")
    return desk.t.plural("{n} baseline was released.", "{n} baselines were released.", len(baselines))


def _origin(desk: Desk, record: Record) -> Text:
    """Where a baseline comes from: itself, its day, the change that approved it."""
    t, changes = desk.t, changes_of(desk, record)
    found: list[Text] = [(desk.ref(record),)]
    if record.get("date") is not None:
        found.append((Words(t("frozen on {day}", day=t.dated(record.get("date"), desk.today)), "soft"),))
    if changes:
        found.append((Words(t("approved by"), "soft"), *refs(desk, changes, title=True)))
    return apposed(t, found)


def _table(desk: Desk, baselines: Sequence[Record], latest: Record | None) -> Table:
    """All baselines, the newest first."""
    t, internal = desk.t, desk.portal.audience == INTERNAL
    columns = [
        Column(t("Baseline"), key="baseline"),
        Column(t("Date"), number=True, key="date"),
        Column(t("Reason"), key="reason", long=True),
        Column(t("Approved by"), key="change"),
    ]
    if internal:
        columns += [
            Column(t("Tasks"), number=True, key="tasks", least=True),
            Column(t("Baseline finish"), number=True, key="finish"),
        ]
    known = moved(desk, baselines)
    if known:
        columns += [
            Column(t("Plan against it"), number=True, key="slip"),
            Column(t("Cost against it"), number=True, key="cost"),
        ]
    columns += [Column(t("Seal"), key="seal", least=True)] if internal else []
    rows = [_row(desk, record, in_force=record is latest, known=known) for record in reversed(baselines)]
    return Table(
        title=t("All baselines"),
        small=t("the newest first"),
        columns=tuple(columns),
        rows=tuple(rows),
        caption=desk.plural("baseline"),
        anchor="register",
    )


def _row(desk: Desk, record: Record, *, in_force: bool, known: bool) -> Row:
    t = desk.t
    cells = [
        Cell((desk.ref(record),), (Words(t("in force"), "strong"),) if in_force else (), sort=record.id),
        desk.day(record.get("date"), missing=t("n/a")),
        desk.words(record.get("reason") or ""),
        Cell(refs(desk, changes_of(desk, record), title=True) or dash()),
    ]
    internal = desk.portal.audience == INTERNAL
    if internal:
        tasks = record.get("tasks") or {}
        ends = [*(task.finish for task in tasks.values()), *(record.get("milestones") or {}).values()]
        cells += [desk.words(len(tasks), sort=len(tasks)), desk.day(max(ends, default=None), missing="–")]
    if known:
        cells += _moves(desk, record)
    if internal:
        cells.append(Cell((_seal(desk, record),)))
    return Row(tuple(cells), anchor=record.id)


def _moves(desk: Desk, record: Record) -> list[Cell]:
    """By how much the plan finishes later than a baseline, and costs more."""
    t, sums = desk.t, totals(desk, record)
    days, cost = sums.get("finish_days"), sums.get("cost")
    nothing = desk.words(t("n/a"), "mute", sort="")
    said = t("{n} d", n=f"{'+' if days > 0 else ''}{t.number(days)}") if days else "±0"
    money = t.money(cost, currency(desk, record), sign=True) if cost else "±0"
    return [
        desk.words(said, "strong" if days > 0 else "", sort=days) if days is not None else nothing,
        desk.words(money, sort=cost) if cost is not None else nothing,
    ]


def _seal(desk: Desk, record: Record) -> State | Words:
    """Whether a baseline still says what was frozen."""
    whole = sealed(record)
    if whole is None:
        return Words(desk.t("not sealed"), "mute")
    return State("done", desk.t("sealed")) if whole else State("x", desk.t("edited"))


def _page(desk: Desk, record: Record) -> Page:
    """A baseline: where it comes from, what moved since, what it holds."""
    register, title = register_of(desk, "baseline")
    figures: list[Figure] = [
        desk.head(
            record.id,
            desk.title(record),
            small=kind_name(desk.portal.graph.kinds["baseline"], desk.t),
            path=(Link(title, register),),
            sub=(Words(sentence(desk, record), "soft"),) if totals(desk, record) else (),
        ),
        _facts(desk, record),
    ]
    if record.body.text.strip():
        figures.append(Prose())
    moved_then = [
        found for found in (step(desk, record), moved_milestones(desk, record)) if found is not None
    ]
    figures += [Band(layout="2", figures=tuple(moved_then))] if len(moved_then) > 1 else moved_then
    if totals(desk, record):
        figures.append(Band(layout="2", figures=(summary(desk, record), worst(desk, record))))
    if differences(desk, record):
        figures.append(table(desk, record, title=desk.t("Every task against {id}", id=record.id)))
    held = _held(desk, record)
    figures += [held] if held.rows else []
    linked = relations(desk, record)
    figures += [linked] if linked is not None else []
    return record_page(desk, record, figures, wide=True)


def _facts(desk: Desk, record: Record) -> Facts:
    """Its fields; the seal stands for the digest."""
    found = facts(desk, record)
    digest = desk.label("digest", "baseline", "field")
    kept = [fact for fact in found.facts if fact.name != digest]
    if desk.portal.audience == INTERNAL:
        kept.append(Fact(desk.t("Seal"), (_seal(desk, record),)))
    return replace(found, facts=tuple(kept))


def _held(desk: Desk, record: Record) -> Table:
    """What a baseline holds; an audience sees the dates of what is released to it."""
    t, internal = desk.t, desk.portal.audience == INTERNAL
    columns = [
        Column(t("Task or milestone"), key="record"),
        Column(t("Start"), number=True, key="start"),
        Column(t("Finish"), number=True, key="finish"),
    ]
    if internal:
        columns += [
            Column(t("Duration"), number=True, key="duration"),
            Column(t("Hours"), number=True, key="hours", least=True),
            Column(t("Cost"), number=True, key="cost"),
        ]
    unit, own_ids = currency(desk, record), f"{record.project}/"
    rows: list[Row] = []
    for name, task in (record.get("tasks") or {}).items():
        found = piece(desk, record, name.removeprefix(own_ids))
        cells = [Cell((found,), sort=name), desk.day(task.start), desk.day(task.finish)]
        if internal:
            cells += [
                desk.words(work_words(desk, task.duration) if task.duration else "–"),
                _number(desk, task.hours, t.number(task.hours or 0, 1)),
                _number(desk, task.cost, t.money(task.cost or 0, unit)),
            ]
        if internal or found.to is not None:
            rows.append(Row(tuple(cells)))
    for name, day in (record.get("milestones") or {}).items():
        found = piece(desk, record, name.removeprefix(own_ids))
        cells = [Cell((found,), sort=name), Cell(dash()), desk.day(day)]
        if internal or found.to is not None:
            rows.append(Row((*cells, *([Cell(dash())] * 3 if internal else []))))
    title = t("What it holds")
    return Table(title=title, columns=tuple(columns), rows=tuple(rows), caption=title, anchor="frozen")


def _number(desk: Desk, value: float | None, text: str) -> Cell:
    return desk.words(text, sort=value) if value is not None else desk.words(desk.t("n/a"), "mute", sort="")
