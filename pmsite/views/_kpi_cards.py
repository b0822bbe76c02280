"""KPIs of the role beside each other: as cards with their months, and project by project."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.kpis._measured import Point, measured, trend
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import Card, Cards, Cell, Column, Link, Row, Table, Words
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import amount, basis, judged, light, missing, moved, name, now, page_of, target

_LINE = 2
"""Values that a small line needs."""


def role_values(desk: Desk) -> tuple[KpiValue, ...]:
    """KPIs of the role here: of the project, or pooled."""
    return tuple(value for value in measured(desk.portal).of(desk.key) if value.record is None)


def any_value(desk: Desk) -> bool:
    """Whether a KPI of the role has a value here."""
    return any(value.value is not None for value in role_values(desk))


def indicators(desk: Desk) -> Cards | None:
    """The KPIs of the role with their months; None where none has a value."""
    values = role_values(desk)
    if not any_value(desk):
        return None
    return Cards(
        title=desk.t("Indicators"),
        small=desk.t("by month, to date; dashed: target"),
        more=Link(desk.t("All KPIs"), desk.at("kpis")),
        cards=tuple(_card(desk, value) for value in values),
        anchor="indicators",
    )


def _card(desk: Desk, value: KpiValue) -> Card:
    """A KPI: value, what it rests on, its months, its light, its target and what became of it."""
    t = desk.t
    points = trend(desk.portal, value, desk.key)
    known = [point for point in points if point.value is not None]
    lines = (
        [t(value.why)]
        if value.value is None and value.why
        else [t("target {target}", target=target(desk, value))]
    )
    if change := moved(desk, value, points):
        lines.append(change)
    shown, of = now(desk, value), basis(desk, value)
    drawn = len(known) >= _LINE
    return Card(
        name=name(desk, value, short=True),
        value=shown,
        of=of if of != shown else "",
        status=light(desk, value),
        lines=tuple(lines),
        to=page_of(desk, value),
        spark=tuple(point.value for point in points) if drawn else (),
        spark_target=value.target if drawn else None,
        spark_label=_said(desk, value, known) if drawn else "",
    )


def _said(desk: Desk, value: KpiValue, known: Sequence[Point]) -> str:
    """The small line in words: its first value and its last."""
    t = desk.t
    first, last = known[0], known[-1]
    return t(
        "{name}: {first} on {start}, {last} on {end}",
        name=name(desk, value, short=True),
        first=amount(desk, value, first.value),
        start=t.dated(first.day, desk.today),
        last=amount(desk, value, last.value),
        end=t.dated(last.day, desk.today),
    )


def by_project(desk: Desk, role: Sequence[KpiValue], *, more: Link | None = None) -> Table:
    """A row a project and one for the portfolio, a column a KPI of the role."""
    t, found = desk.t, measured(desk.portal)
    columns = [Column(t("Project"), key="project")]
    columns += [
        Column(t("{name}, target {target}", name=name(desk, value, short=True), target=target(desk, value)))
        for value in role
    ]
    rows = []
    for project in desk.portal.graph.projects:
        own = Desk(desk.portal, t, project)
        cells = [Cell((Link(project.id, own.at("kpis")),), sort=project.id)]
        cells += [_cell(own, found.get(value.key, project.id)) for value in role]
        rows.append(Row(tuple(cells)))
    if len(rows) > 1:
        rows.append(
            Row(
                (Cell((Words(t("Portfolio"), "strong"),)), *(_cell(desk, value) for value in role)),
                summary=True,
            )
        )
    return Table(
        title=t("Indicators"),
        small=t("latest value; no data is said"),
        more=more,
        columns=tuple(columns),
        rows=tuple(rows),
        caption=t("KPIs per project"),
        anchor="projects",
    )


def _cell(desk: Desk, value: KpiValue | None) -> Cell:
    """A value with its light; below, what it rests on and whether it misses its target."""
    if value is None:
        return Cell((Words("–", "mute"),))
    words = now(desk, value)
    if value.value is None:
        return Cell((light(desk, value, words),), missing(desk, value), sort="")
    below = [
        text for text in (basis(desk, value), "" if value.status == "green" else judged(desk, value)) if text
    ]
    beside = " · ".join(text for text in below if text != words)
    return Cell((light(desk, value, words),), (Words(beside, "mute"),) if beside else (), sort=value.value)
