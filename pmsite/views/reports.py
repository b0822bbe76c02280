"""Progress reports by period: what each declared, and what it asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmsite.model.figure import Ask, Cell, Chip, Column, Figure, Inline, Page, Row, Status, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._frozen import as_of
from pmsite.views._lines import dash, own, refs, said
from pmsite.views._reports import (
    asked,
    end_of,
    finding,
    in_order,
    is_waiting,
    names_of,
    period_words,
    rated,
    rating,
    waiting_state,
)
from pmsite.views._status import dimension_name, light


def pages(desk: Desk) -> Iterator[Page]:
    """The reports of a project, or those of no project."""
    reports = in_order(own(desk, "report"))
    if not reports:
        return
    t, last = desk.t, reports[-1]
    end = end_of(last)
    head = desk.head(
        t("Progress reports"),
        t("The last report, to {day}: {finding}", day=t.full_day(end), finding=finding(desk, last))
        if end
        else said(t, t("The last report names no period."), finding(desk, last)),
        small=t.plural("{n} report", "{n} reports", len(reports)),
        ask=_ask(desk, last),
    )
    figures: list[Figure] = [head, _table(desk, reports)]
    address = desk.at("reports")
    yield Page(
        address,
        t("Progress reports"),
        tuple(figures),
        project=desk.key or "",
        area="reports" if desk.key else "portfolio",
        view=address.page,
        nav=t("Progress reports"),
        order=10 if desk.key else 48,
    )


def _ask(desk: Desk, last: Record) -> Ask | None:
    """What the last report asks for and nobody has decided yet."""
    t = desk.t
    found = [record for record in asked(desk, last) if is_waiting(desk, record)]
    if not found:
        return None
    title = t.plural("The last report needs {n} decision", "The last report needs {n} decisions", len(found))
    return Ask(title=title, lines=tuple((desk.ref(record), waiting_state(desk, record)) for record in found))


def _table(desk: Desk, reports: Sequence[Record]) -> Table:
    t, names = desk.t, names_of(reports)
    columns = [
        Column(t("Report"), key="report"),
        Column(t("Period"), key="period"),
        Column(t("State"), key="status"),
        Column(t("Overall"), key="overall"),
    ]
    columns += [Column(dimension_name(desk, name), key=name) for name in names]
    columns += [
        Column(t("Decisions needed"), key="decisions"),
        Column(t("Figures"), key="figures", least=True),
    ]
    states = Counter(str(report.get("status")) for report in reports)
    chips = [Chip(t("All"), len(reports))]
    chips += [
        Chip(desk.label(state, "report.status", "status"), count, "status", state)
        for state, count in states.items()
    ]
    title = t("Reports by period")
    return Table(
        title=title,
        small=t("as declared when they were written, the newest first"),
        columns=tuple(columns),
        rows=tuple(_row(desk, report, names) for report in reversed(reports)),
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=title,
        anchor="reports",
    )


def _row(desk: Desk, report: Record, names: Sequence[str]) -> Row:
    t, found = desk.t, report.get("dimensions") or {}
    end, needed = end_of(report), asked(desk, report)
    period = period_words(desk, report)
    cells = [
        Cell((desk.ref(report),), sort=report.id),
        Cell(
            (Words(period),) if period else (Words(t("no period"), "mute"),),
            sort=end.isoformat() if end else "",
        ),
        Cell((desk.state(report),)),
        _light(light(desk, rated(found.values())), light(desk, rated(found.values(), computed=True))),
    ]
    for name in names:
        item = found.get(name)
        if item is None:
            cells.append(Cell(dash()))
        else:
            cells.append(_light(rating(desk, item.declared), rating(desk, item.computed)))
    day = as_of(report)
    frozen = t("frozen {day}", day=t.dated(day, desk.today)) if day is not None else t("frozen")
    cells.append(Cell(refs(desk, needed) or dash(), sort=len(needed)))
    cells.append(Cell((Words(frozen),) if report.get("figures") else (Words(t("none frozen"), "mute"),)))
    return Row(tuple(cells), facts=(("status", str(report.get("status") or "")),))


def _light(declared: Status | None, computed: Status | None) -> Cell:
    """The declared light; a computed one that differs stands below it."""
    shown: Inline | None = declared or computed
    if shown is None:
        return Cell(dash())
    differs = (
        declared is not None and computed is not None and computed.health not in ("none", declared.health)
    )
    text: Text = (shown,)
    return Cell(text, (Words("≠"), computed) if differs and computed is not None else ())
