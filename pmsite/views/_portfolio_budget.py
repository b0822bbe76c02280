"""Budgets of all projects: what is spent, what the end will cost, and who leaves the tolerance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pmsite.model.figure import Cell, Column, Health, Link, Meter, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted

_ROOM = 1.04
"""Of the scale: so much more than the highest amount, so that its diamond is whole."""


def total_budget(desk: Desk, projects: Sequence[Record]) -> str:
    """Planned budgets, a sum a currency."""
    sums: dict[str, float] = defaultdict(float)
    for project in projects:
        if project.get("budget"):
            sums[project.get("currency") or ""] += sum(project.get("budget").values())
    return desk.t.joined([desk.t.money(value, currency) for currency, value in sorted(sums.items())])


def budgets(desk: Desk, projects: Sequence[Record]) -> Table | None:
    """Budget, cost and estimate of the projects; where none has earned value, what is planned."""
    earned = {
        item.uid: found
        for item in projects
        if (found := desk.portal.of(item).get("earned_value")) and found.get("bac")
    }
    return _earned(desk, projects, earned) if earned else _planned(desk, projects)


def _earned(desk: Desk, projects: Sequence[Record], earned: Mapping[str, Mapping[str, Any]]) -> Table:
    t = desk.t
    reach: dict[str, float] = defaultdict(float)
    for project in projects:
        values = earned.get(project.uid, {})
        amounts = [values.get("bac"), values.get("ac"), values.get("eac_cpi"), _tolerated(project, values)]
        currency = project.get("currency") or ""
        reach[currency] = max(reach[currency], *(_ROOM * (value or 0) for value in amounts))
    columns = (
        Column(t("Project"), key="project"),
        Column(t("Budget"), number=True, key="budget"),
        Column(t("Spent"), number=True, key="spent"),
        Column(t("EAC"), number=True, key="eac"),
        Column(t("at end"), number=True, key="end"),
        Column(t("bar: spent; ◆ EAC; line: budget; outline: tolerance"), least=True),
    )
    rows = tuple(
        _row(desk, project, earned.get(project.uid, {}), reach[project.get("currency") or ""])
        for project in projects
    )
    return Table(
        title=_finding(desk, projects, earned),
        columns=columns,
        rows=rows,
        compact=True,
        caption=t("Budgets of the projects"),
        formula=formula(desk, "bac", "ac", "eac"),
    )


def _row(desk: Desk, project: Record, values: Mapping[str, Any], reach: float) -> Row:
    t, currency = desk.t, project.get("currency") or ""
    own = Desk(desk.portal, t, project)
    name = Link(project.id, own.at("earned-value" if values else ""))
    bac, ac, eac = (values.get(key) for key in ("bac", "ac", "eac_cpi"))
    if bac is None:
        budget = sum((project.get("budget") or {}).values()) or None
        empty = desk.words(t("n/a"), "mute", sort="")
        return Row((Cell((name,)), _amount(desk, budget, currency), empty, empty, empty, Cell()))
    share = eac / bac - 1 if eac is not None else None
    over = share is not None and round(share, 4) > 0
    end = desk.words(t("n/a"), "mute", sort="")
    if share is not None:
        end = desk.words(t.percent(share, sign=True), "strong" if over else "", sort=share)
    tolerated = _tolerated(project, values)
    health: Health = "none" if eac is None or not over else "warn" if eac <= (tolerated or bac) else "off"
    label = t("{spent} of {granted} spent", spent=t.money(ac or 0, currency), granted=t.money(bac, currency))
    bar = Meter(ac or 0, reach or 1, (bac,), health, label, tolerated=tolerated, expected=eac)
    cells = (_amount(desk, value, currency) for value in (bac, ac, eac))
    return Row((Cell((name,), sort=project.id), *cells, end, Cell((bar,))))


def _amount(desk: Desk, value: float | None, currency: str) -> Cell:
    if value is None:
        return desk.words(desk.t("n/a"), "mute", sort="")
    return desk.words(desk.t.money(value, currency), sort=value)


def _tolerated(project: Record, values: Mapping[str, Any]) -> float | None:
    """The budget with the project's tolerance; None where it has none."""
    tolerances, bac = project.get("tolerances"), values.get("bac")
    share = tolerances.cost if tolerances is not None else None
    return bac * (1 + float(share)) if share and bac else None


def _finding(desk: Desk, projects: Sequence[Record], earned: Mapping[str, Mapping[str, Any]]) -> str:
    """Which projects end above their budget, and whether inside their tolerance."""
    t = desk.t
    beyond: list[str] = []
    above: list[str] = []
    for project in projects:
        values = earned.get(project.uid, {})
        bac, eac = values.get("bac"), values.get("eac_cpi")
        if bac and eac is not None and round(eac / bac, 4) > 1:
            (above if eac <= (_tolerated(project, values) or bac) else beyond).append(project.id)
    if beyond:
        names = t.joined(beyond)
        return t.plural(
            "Budget: {names} ends above its tolerance",
            "Budget: {names} end above their tolerance",
            len(beyond),
            names=names,
        )
    if above:
        names = t.joined(above)
        return t.plural(
            "Budget: only {names} ends above, inside its tolerance",
            "Budget: {names} end above, inside their tolerance",
            len(above),
            names=names,
        )
    if any(values.get("eac_cpi") is not None for values in earned.values()):
        return t("Budget: no project ends above it")
    return t("Budget planned: {sum}", sum=total_budget(desk, projects))


def _planned(desk: Desk, projects: Sequence[Record]) -> Table | None:
    """What each project may cost, as planned: what is spent is not told here."""
    t = desk.t
    planned = [
        (item, item.get("currency") or "", item.get("budget")) for item in projects if item.get("budget")
    ]
    if not planned:
        return None
    reach: dict[str, float] = defaultdict(float)
    for _, currency, budget in planned:
        reach[currency] = max(reach[currency], sum(budget.values()))
    rows = []
    for project, currency, budget in planned:
        value = sum(budget.values())
        parts = [
            (Words(desk.label(name, "project.budget")), Words(t.money(part, currency)))
            for name, part in budget.items()
        ]
        cells = (
            Cell((desk.ref(project, title=False),), dotted(parts) if len(parts) > 1 else ()),
            desk.words(t.money(value, currency), sort=value),
            Cell((Meter(value, reach[currency] or 1),)),
        )
        rows.append(Row(cells))
    columns = (
        Column(t("Project"), key="project"),
        Column(t("Planned"), number=True, key="planned"),
        Column(t("Share of the largest"), least=True),
    )
    return Table(
        title=t("Budget planned: {sum}", sum=total_budget(desk, projects)),
        columns=columns,
        rows=tuple(rows),
        compact=True,
    )
