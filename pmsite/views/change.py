"""The page of a change: where it stands, what it does by dimension, who agreed, what it moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pmsite.model.figure import (
    Band,
    Cell,
    Column,
    Facts,
    Figure,
    Inline,
    Link,
    Page,
    Prose,
    Row,
    State,
    Status,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import record_page, register_of
from pmsite.views._attachments import attachments
from pmsite.views._change_effect import explained, moved_finish
from pmsite.views._change_stage import approvals, standing
from pmsite.views._desk import Desk
from pmsite.views._impact import ask, days_of, is_pending, stated_cost, stated_days
from pmsite.views._labels import kind_name
from pmsite.views._lines import dash, targets
from pmsite.views._milestones import dates, slip_words, stands
from pmsite.views._parts import facts, inside, relations, tables
from pmsite.views._rebaseline import baselines_of, moved_milestones, step

_ASKED = ("submitted", "in_review")
_BESIDE = ("impact", "affects", "approvals")
"""Fields with a figure of their own; and so have the derived values of time."""


def pages(desk: Desk) -> Iterator[Page]:
    """A page for every change of this project, or of the portal where changes belong to no project."""
    return (page(desk, subject) for subject in subjects(desk))


def subjects(desk: Desk) -> Iterable[Record]:
    """The records that get a page each."""
    return [record for record in desk.portal.graph.of("change") if record.project == desk.key]


def page(desk: Desk, change: Record) -> Page:
    """The page of one of them."""
    register, title = register_of(desk, "change")
    figures: list[Figure] = [
        desk.head(
            change.id,
            desk.title(change),
            small=kind_name(desk.portal.graph.kinds["change"], desk.t),
            path=(Link(title, register),),
            ask=ask(desk, change) if change.get("status") in _ASKED else None,
        ),
        Band(layout="2", figures=(standing(desk, change), _facts(desk, change))),
    ]
    effects = (_impact(desk, change), approvals(desk, change), _affected(desk, change))
    figures += [figure for figure in effects if figure is not None]
    if change.body.text.strip():
        figures.append(Prose())
    for baseline in baselines_of(desk, change):
        moved = [figure for figure in (step(desk, baseline), moved_milestones(desk, baseline)) if figure]
        figures += [Band(layout="2", figures=tuple(moved))] if len(moved) > 1 else moved
    own = desk.label("approvals", "change", "field")
    figures += [figure for figure in tables(desk, change) if figure.title != own]
    figures += inside(desk, change)
    figures += attachments(desk, change)
    linked = relations(desk, change)
    figures += [linked] if linked is not None else []
    return record_page(desk, change, figures)


def _facts(desk: Desk, change: Record) -> Facts:
    """Its fields, without what stands in figures of its own."""
    t = desk.t
    beside = {desk.label(name, "change", "field") for name in _BESIDE}
    beside |= {t("State"), t("Decided in"), t("In this state for")}
    found = facts(desk, change, title=t("Request"))
    return replace(found, facts=tuple(fact for fact in found.facts if fact.name not in beside), columns=1)


def _impact(desk: Desk, change: Record) -> Table | None:
    """What the change does, a line each dimension; None where nothing is stated."""
    impact = change.get("impact")
    if impact is None:
        return None
    t = desk.t
    rows = []
    for name in type(impact).model_fields:
        written = getattr(impact, name)
        if written is None:
            text: Text = (Words(t("not stated"), "mute"),)
        elif name == "schedule":
            text = stated_days(desk, change)
        else:
            text = stated_cost(desk, change) if name == "cost" else (Words(str(written)),)
        below = _finish(desk, change) if name == "schedule" and written is not None else ()
        rows.append(Row((desk.words(desk.label(name, "change.impact")), Cell(text, below))))
    title = t("What it does")
    return Table(
        title=title,
        columns=(Column(t("Dimension")), Column(t("Effect"), long=True)),
        rows=tuple(rows),
        caption=title,
        compact=True,
        formula=explained(desk),
        anchor="impact",
    )


def _finish(desk: Desk, change: Record) -> Text:
    """The finish if a pending change is approved, where it moves and the audience may know it."""
    if not is_pending(desk, change) or not days_of(desk, change):
        return ()
    moved = moved_finish(desk, desk.portal.of(change).get("finish_if_approved"))
    return (Words(desk.t("finish if it is approved:"), "mute"), *moved) if moved else ()


def _affected(desk: Desk, change: Record) -> Table | None:
    """Records that the change affects, with their state and their dates as they are now."""
    affected = list({record.uid: record for record in targets(desk, change, "affects")}.values())
    if not affected:
        return None
    t = desk.t
    columns = (
        Column(t("Record"), key="record"),
        Column(t("State"), key="state"),
        Column(t("Date now"), number=True, key="now"),
        Column(t("Baseline"), number=True, key="baseline"),
    )
    title = t("What it affects")
    rows = tuple(_row(desk, record) for record in affected)
    return Table(title=title, columns=columns, rows=rows, caption=title, anchor="affects")


def _row(desk: Desk, record: Record) -> Row:
    now, baseline, slip = _days(desk, record)
    state = _state(desk, record)
    below: tuple[Inline, ...] = (Words(slip, "mute"),) if slip else ()
    shown = desk.day(now, missing="–")
    cells = (
        Cell((desk.ref(record),), sort=record.uid),
        Cell((state,) if state is not None else dash()),
        Cell(shown.text, below, sort=shown.sort),
        desk.day(baseline, missing="–"),
    )
    return Row(cells)


def _state(desk: Desk, record: Record) -> State | Status | Words | None:
    """State of a record: derived of milestones and tasks, written of others."""
    if record.kind == "milestone":
        return stands(desk, record)
    if record.kind == "task":
        found: str | None = desk.portal.of(record).get("state")
        return Words(desk.label(found, "task.state")) if found else None
    return desk.state(record) if record.get("status") else None


def _days(desk: Desk, record: Record) -> tuple[dt.date | None, dt.date | None, str]:
    """The day on which a record is or will be done, its baseline and its slip, as far as they are known."""
    if record.kind == "milestone":
        found = dates(desk, record)
        return found.date, found.baseline, slip_words(desk, found.slip)
    if record.kind == "task":
        finish: dt.date | None = desk.portal.of(record).get("early_finish") or record.get("actual_finish")
        return finish, None, ""
    written = (record.get(name) for name in ("closed", "done", "due", "date"))
    return next((day for day in written if isinstance(day, dt.date)), None), None, ""
