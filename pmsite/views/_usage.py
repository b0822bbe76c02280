"""Usage: planned, actual and remaining hours and cost, by department and person, and by work package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pmsite.analyses.usage import Amount, Usage, usage
from pmsite.model.figure import Cell, Column, Row, Table, Text, Words
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._team import Departments

_FLAT = 0.05
"""Share of the plan from which on a variance is set in bold."""


def tables(desk: Desk) -> Iterator[Table]:
    """Usage of a project; nothing where no hours are planned and none are booked."""
    if desk.project is None:
        return
    people = usage(desk.portal, desk.project, "person")
    packages = usage(desk.portal, desk.project, "package")
    if people:
        yield _people(desk, people)
    if packages:
        yield _packages(desk, packages)


def _people(desk: Desk, found: Sequence[Usage]) -> Table:
    t, departments = desk.t, Departments(desk)
    by = {item.key: item for item in found}
    rows: list[Row] = []
    for name, names in departments.grouped(by):
        group = [by[who] for who in names]
        rows.append(_row(desk, (Words(name or t("Without a department")),), _sum(group), summary=True))
        rows += [_row(desk, desk.person(who), by[who], depth=1) for who in names]
    rows.append(_row(desk, (Words(t("All departments")),), _sum(found), summary=True))
    title = t("Usage by department and person")
    return _table(desk, title, t("Department and person"), rows, "usage")


def _packages(desk: Desk, found: Sequence[Usage]) -> Table:
    t, rows = desk.t, []
    for item in found:
        task = desk.portal.graph.get(f"{desk.key}/{item.key}")
        rows.append(_row(desk, (desk.ref(task),) if task is not None else (Words(item.key or "–"),), item))
    if len(found) > 1:
        rows.append(_row(desk, (Words(t("All work packages")),), _sum(found), summary=True))
    title = t("Usage by work package")
    return _table(desk, title, t("Work package"), rows, "packages")


def _table(desk: Desk, title: str, first: str, rows: Sequence[Row], anchor: str) -> Table:
    t = desk.t
    return Table(
        title=title,
        small=t("booked until {day}; variance = actual + remaining against plan", day=t.day(desk.today)),
        columns=(
            Column(first, key="key"),
            Column(t("Planned hours"), number=True, key="planned"),
            Column(t("Actual hours"), number=True, key="actual"),
            Column(t("Remaining hours"), number=True, key="remaining", least=True),
            Column(t("Variance of hours"), number=True, key="variance"),
            Column(t("Planned cost"), number=True, key="cost"),
            Column(t("Actual cost"), number=True, key="spent"),
            Column(t("Remaining cost"), number=True, key="left", least=True),
            Column(t("Variance of cost"), number=True, key="off"),
        ),
        rows=tuple(rows),
        caption=title,
        note=_note(desk, anchor),
        formula=formula(desk, "usage"),
        anchor=anchor,
        compact=anchor == "usage",
    )


def _note(desk: Desk, anchor: str) -> Text:
    t = desk.t
    if anchor == "usage":
        return (
            Words(t("Hours of people and what they cost. n/a: nothing is booked, or a rate is missing.")),
        )
    return (
        Words(
            t(
                "Cost of a work package: the budget of its tasks, else hours × rate; booked: everything. n/a: "
                "nothing is booked, or a price is missing."
            )
        ),
    )


def _row(desk: Desk, title: Text, item: Usage, *, depth: int = 0, summary: bool = False) -> Row:
    def hours(value: float) -> str:
        return desk.t.number(value)

    def money(value: float) -> str:
        return desk.t.money(value, str((desk.project.get("currency") if desk.project else "") or ""))

    cells = (*_cells(desk, item.hours, hours), *_cells(desk, item.cost, money))
    return Row((Cell(title), *cells), depth=depth, summary=summary)


def _cells(desk: Desk, amount: Amount, said: Callable[[float], str]) -> Iterator[Cell]:
    missing = desk.t("n/a")
    for value in (amount.planned, amount.actual, amount.remaining):
        yield (
            desk.words(said(value), sort=value) if value is not None else desk.words(missing, "mute", sort=-1)
        )
    off = amount.variance
    if off is None:
        yield desk.words(missing, "mute", sort=-1)
    else:
        sign = "+" if round(off, 3) > 0 else "±" if not round(off, 3) else ""
        number = desk.t.number(off * 100, 1)
        text = desk.t("{number} %", number=f"{sign}{number.removeprefix('−') if sign == '±' else number}")
        yield desk.words(text, "strong" if off > _FLAT else "", sort=off)


def _sum(found: Sequence[Usage]) -> Usage:
    """Sums of rows; None where one of them is not known."""

    def amount(items: Sequence[Amount]) -> Amount:
        def total(values: Sequence[float | None]) -> float | None:
            known = [value for value in values if value is not None]
            return sum(known) if known and len(known) == len(values) else None

        return Amount(
            total([item.planned for item in items]),
            total([item.actual for item in items]),
            total([item.remaining for item in items]),
        )

    return Usage("", amount([item.hours for item in found]), amount([item.cost for item in found]))
