"""How the numbers are computed: every definition with its formula in words and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmsite.analyses.portal import INTERNAL
from pmsite.kpis._measured import measured
from pmsite.model.figure import Cell, Column, Link, Page, Row, Table, Words
from pmsite.views._definitions import GROUPS, PAGE, Definition
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import name, page_of


def pages(desk: Desk) -> Iterator[Page]:
    """The page of all definitions; an audience has those of the KPIs that it sees."""
    if desk.project is not None or not desk.portal.graph.projects:
        return
    t = desk.t
    rows = [*_kpis(desk)] if measured(desk.portal).pooled else []
    if desk.portal.audience == INTERNAL:
        rows += [row for title, items in GROUPS for row in _group(desk, title, items)]
    if not rows:
        return
    table = Table(
        columns=(
            Column(t("Number"), key="number"),
            Column(t("Formula"), key="formula", long=True),
            Column(t("Source"), key="source"),
        ),
        rows=tuple(rows),
        caption=t("How the numbers are computed"),
    )
    head = desk.head(
        t("How the numbers are computed"),
        t("Every number has a formula, a source and a day."),
        sub=(
            Words(
                t(
                    "All are computed from the records as of {day}. What cannot be computed says n/a and why.",
                    day=t.full_day(desk.today),
                )
            ),
        ),
    )
    yield Page(
        desk.at(PAGE),
        t("How the numbers are computed"),
        (head, table),
        area="glossary",
        view=PAGE,
        nav=t("How the numbers are computed"),
        order=10,
    )


def _group(desk: Desk, title: str, items: Iterable[Definition]) -> Iterator[Row]:
    t = desk.t
    yield _heading(t(title))
    for item in items:
        cells = (
            Cell((Words(t(item.name), "strong"),)),
            desk.words(t(item.formula)),
            desk.words(t(item.source) if item.source else "", "mute"),
        )
        yield Row(cells, anchor=item.key, depth=1)


def _kpis(desk: Desk) -> Iterator[Row]:
    t = desk.t
    yield _heading(t("KPIs"))
    for value in measured(desk.portal).pooled:
        cells = (
            Cell((Link(name(desk, value), page_of(desk, value)),)),
            desk.words(t(value.formula.message, **value.formula.values)),
            desk.words(t("KPI of the role") if value.record is None else t("Own KPI"), "mute"),
        )
        yield Row(cells, anchor=value.key, depth=1)


def _heading(title: str) -> Row:
    return Row((Cell((Words(title, "strong"),)), Cell(), Cell()), summary=True)
