"""Earned value of the parts of a project as tables: work packages, departments, tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pmsite.analyses.earned_value import REMOVED
from pmsite.model.figure import Cell, Column, Inline, Row, Table, Text, Words
from pmsite.views._desk import Desk
from pmsite.views._earned_words import missing, tone
from pmsite.views._lines import listed
from pmsite.views._team import Departments, office

Name = Callable[[Mapping[str, Any]], Cell]
_MOST_NAMED = 12
"""Tasks that a note names; more are counted."""
_AMOUNTS = ("bac", "pv", "ev", "ac")


def packages(desk: Desk, earned: Mapping[str, Any], currency: str) -> Table:
    """Measures by work package."""
    t = desk.t
    return _table(
        desk,
        earned["by_work_package"],
        currency,
        title=t("By work package"),
        head=t("Work package"),
        anchor="packages",
        name=lambda part: Cell(_task(desk, part["id"])),
    )


def departments(desk: Desk, earned: Mapping[str, Any], currency: str) -> Table:
    """Measures by the department whose tasks they are."""
    t, names = desk.t, Departments(desk).names

    def name(part: Mapping[str, Any]) -> Cell:
        if part["id"] == REMOVED:
            return Cell(_task(desk, REMOVED))
        return Cell((Words(office(desk, part["id"], names) or t("Without a department")),))

    return _table(
        desk,
        earned["by_department"],
        currency,
        title=t("By department"),
        head=t("Department"),
        anchor="departments",
        name=name,
    )


def tasks(desk: Desk, earned: Mapping[str, Any], currency: str) -> Table:
    """Measures of the tasks of the baseline, and of those with cost only."""
    t = desk.t

    def name(part: Mapping[str, Any]) -> Cell:
        method = desk.label(part["method"], "task.earned")
        return Cell(_task(desk, part["id"]), (Words(method),) if method else ())

    return _table(
        desk,
        earned["tasks"],
        currency,
        title=t("By task"),
        head=t("Task"),
        anchor="tasks",
        name=name,
        note=_note(desk, earned),
    )


def _table(
    desk: Desk,
    parts: Iterable[Mapping[str, Any]],
    currency: str,
    *,
    title: str,
    head: str,
    anchor: str,
    name: Name,
    note: Text = (),
) -> Table:
    t = desk.t
    columns = (
        Column(head, key="name"),
        Column(t("Done"), number=True, key="done"),
        Column("BAC", number=True, key="bac", least=True),
        Column("PV", number=True, key="pv"),
        Column("EV", number=True, key="ev"),
        Column("AC", number=True, key="ac"),
        Column("SV", number=True, key="sv", least=True),
        Column("CV", number=True, key="cv"),
        Column("SPI", number=True, key="spi", least=True),
        Column("CPI", number=True, key="cpi", least=True),
    )
    rows = tuple(Row((name(part), *_cells(desk, part, currency))) for part in parts)
    return Table(title=title, columns=columns, rows=rows, caption=title, anchor=anchor, note=note)


def _cells(desk: Desk, part: Mapping[str, Any], currency: str) -> tuple[Cell, ...]:
    t, why = desk.t, part["why"]

    def cell(key: str, text: Callable[[float], str], *, signed: bool = False) -> Cell:
        value = part[key]
        if value is None:
            return Cell(
                (Words(t("n/a"), "mute"),),
                (missing(desk, why.get(key, "")),) if key == "bac" else (),
                sort="",
            )
        return Cell((Words(text(value), tone(value) if signed else ""),), sort=value)

    def money(value: float) -> str:
        return t.money(value, currency)

    def index(value: float) -> str:
        return t.number(value, 2)

    return (
        cell("percent_complete", t.percent),
        *(cell(key, money) for key in _AMOUNTS),
        *(cell(key, lambda value: t.money(value, currency, sign=True), signed=True) for key in ("sv", "cv")),
        *(cell(key, index) for key in ("spi", "cpi")),
    )


def _task(desk: Desk, name: str) -> Text:
    """A task as a link; what the plan does not hold any more by its id."""
    if name == REMOVED:
        return (Words(desk.t("Not in the plan any more"), "mute"),)
    record = desk.portal.graph.get(f"{desk.key}/{name}")
    return (desk.ref(record),) if record is not None else (Words(name),)


def _note(desk: Desk, earned: Mapping[str, Any]) -> Text:
    """Tasks that the baseline lacks, and what has no price."""
    t, unpriced = desk.t, earned["unpriced"]
    unbaselined, costless, bookings = earned["unbaselined"], unpriced["tasks"], unpriced["bookings"]
    new = t.plural("{n} task is not in the baseline:", "{n} tasks are not in the baseline:", len(unbaselined))
    free = t.plural("{n} task has no cost:", "{n} tasks have no cost:", len(costless))
    found: list[Inline] = []
    for text, ids in ((new, unbaselined), (free, costless)):
        shown = listed(t, [_task(desk, name) for name in ids[:_MOST_NAMED]])
        more = (Words(t("and {n} more", n=len(ids) - _MOST_NAMED)),) if len(ids) > _MOST_NAMED else ()
        found += [Words(text), *shown, *more] if ids else []
    if bookings:
        text = t.plural(
            "{n} entry has neither cost nor rate.", "{n} entries have neither cost nor rate.", bookings
        )
        found.append(Words(text))
    return tuple(found)
