"""KPIs: those of the role and the portal's own, at a glance and each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.kpis._measured import measured, trend
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Cell, Column, Figure, Link, Page, Row, Table
from pmsite.views._desk import Desk
from pmsite.views._kpi_cards import by_project
from pmsite.views._kpi_page import page, without_value
from pmsite.views._kpi_words import basis, light, missing, moved, name, now, page_of, target
from pmsite.views._lines import said


def pages(desk: Desk) -> Iterator[Page]:
    """The overview of a project's KPIs (of the portal's), and a page for each of them."""
    at_root = any(project.folder == "" for project in desk.portal.graph.projects)
    values = () if desk.project is None and at_root else measured(desk.portal).of(desk.key)
    if values and (desk.project is not None or desk.portal.graph.projects):
        yield _overview(desk, values)
        for order, value in enumerate(values, 1):
            yield page(desk, value, order=order)
    known = {value.record for value in values}
    for record in desk.portal.graph.of("kpi"):
        if record.project == desk.key and record.uid not in known:
            yield without_value(desk, record)


def _overview(desk: Desk, values: Sequence[KpiValue]) -> Page:
    t = desk.t
    role = [value for value in values if value.record is None]
    own = [value for value in values if value.record is not None]
    figures: list[Figure] = [desk.head(t("KPIs"), _sentence(desk, values), small=_count(desk, role, own))]
    if desk.project is None and role:
        figures.append(by_project(desk, role))
    if role:
        title = t("Pooled over all projects") if desk.project is None else t("KPIs of the role")
        figures.append(_table(desk, role, title, "role"))
    if own:
        figures.append(_table(desk, own, t("Own KPIs"), "own"))
    return Page(
        desk.at("kpis"),
        t("KPIs"),
        tuple(figures),
        project=desk.key or "",
        area="kpis" if desk.key else "portfolio",
        nav=t("KPIs"),
        order=0 if desk.key else 40,
    )


def _count(desk: Desk, role: Sequence[KpiValue], own: Sequence[KpiValue]) -> str:
    if not own:
        return ""
    return desk.t("{role} of the role, {own} own", role=len(role), own=len(own))


def _sentence(desk: Desk, values: Sequence[KpiValue]) -> str:
    """How many targets are met, which are missed, which cannot be told."""
    t = desk.t
    judged_ = [value for value in values if value.value is not None and value.target is not None]
    met = sum(value.status == "green" for value in judged_)
    missed = [name(desk, value, short=True) for value in judged_ if value.status == "red"]
    unknown = [name(desk, value, short=True) for value in values if value.value is None]
    first = t("No KPI has data yet.")
    if judged_ and met == len(judged_):
        first = t.plural(
            "The one KPI with data meets its target.", "All {n} KPIs with data meet their targets.", met
        )
    elif judged_:
        first = t("{met} of {all} KPIs with data meet their target.", met=met, all=len(judged_))
    return said(
        t,
        first,
        t("Missed: {names}.", names=t.joined(missed)) if missed else "",
        t("No data: {names}.", names=t.joined(unknown)) if unknown and judged_ else "",
    )


def _table(desk: Desk, values: Sequence[KpiValue], title: str, anchor: str) -> Table:
    """KPIs one below the other: value, what it rests on, target, light, trend."""
    t = desk.t
    rows = []
    for value in values:
        change = moved(desk, value, trend(desk.portal, value, desk.key))
        why = missing(desk, value)
        cells = (
            Cell((Link(name(desk, value), page_of(desk, value)),), why if value.value is None else ()),
            desk.words(
                now(desk, value),
                "strong" if value.value is not None else "mute",
                sort=value.value if value.value is not None else "",
            ),
            desk.words(basis(desk, value)),
            desk.words(target(desk, value)),
            Cell((light(desk, value),)),
            desk.words(change or "–", "" if change else "mute"),
        )
        rows.append(Row(cells, facts=(("status", value.status),)))
    columns = (
        Column(t("KPI"), key="kpi"),
        Column(t("Value"), number=True, key="value"),
        Column(t("Counted"), key="counted", least=True),
        Column(t("Target"), number=True, key="target"),
        Column(t("Status"), key="status"),
        Column(t("Trend"), key="trend"),
    )
    return Table(title=title, columns=columns, rows=tuple(rows), caption=title, anchor=anchor)
