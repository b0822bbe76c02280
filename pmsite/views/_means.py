"""The resource allocation table: technology, and funds by category."""

from __future__ import annotations

from pmsite.analyses.budget import Budget, Line, budget
from pmsite.model.figure import Cell, Column, Row, Table, Words
from pmsite.views._allocation import Allocation, tasks_cell
from pmsite.views._team import office


def technology(found: Allocation) -> Table:
    """Devices, licences and rooms: how many, whose, what a day costs, which tasks take them."""
    desk, t, names = found.desk, found.desk.t, found.departments.names
    columns = [
        Column(t("Technology"), key="technology"),
        Column(t("Department"), key="department"),
        Column(t("Capacity"), number=True, key="capacity"),
    ]
    if found.internal:
        columns += [Column(t("Cost of a day"), number=True, key="rate"), Column(t("Taken by"), key="tasks")]
    rows = []
    for item in found.technology.values():
        department = office(desk, item.department, names)
        whole = float(item.capacity).is_integer()
        cells = [
            Cell((Words(item.name),), (Words(item.id),), sort=item.name.casefold()),
            desk.words(department or "–", "" if department else "mute"),
            desk.words(t.number(item.capacity, 0 if whole else 1), sort=float(item.capacity)),
        ]
        if found.internal:
            taken = [share.task for share in found.shares if share.who == item.id]
            cells += [found.money(item.per_day), tasks_cell(desk, taken)]
        rows.append(Row(tuple(cells)))
    title = t("Technology")
    return Table(title=title, columns=tuple(columns), rows=tuple(rows), caption=title, anchor="technology")


def funds(found: Allocation) -> Table:
    """Money by category: granted, committed, planned by tasks, used."""
    desk, t, project = found.desk, found.desk.t, found.desk.project
    known = budget(desk.portal, project) if project is not None else Budget()
    columns = [
        Column(t("Category"), key="category"),
        Column(t("Granted"), number=True, key="granted"),
        Column(t("Committed"), number=True, key="committed"),
        Column(t("Planned by tasks"), number=True, key="planned"),
    ]
    columns += [Column(t("Used"), number=True, key="used")] if known.booked else []

    def amounts(line: Line) -> list[Cell]:
        values = [line.granted, line.committed, line.planned, *([line.used or None] if known.booked else [])]
        return [found.money(value) for value in values]

    rows = []
    for line in known.lines:
        over = line.granted is not None and (line.planned or 0) > line.granted
        name = desk.label(line.category, "budget") or t("Without a category")
        below = (Words(t("more planned than granted"), "off"),) if over else ()
        rows.append(Row((Cell((Words(name),), below), *amounts(line))))
    if len(rows) > 1:
        rows.append(Row((desk.words(t("Total")), *amounts(known.total)), summary=True))
    title = t("Funds by category")
    unpriced, booked = known.unpriced, known.booked
    text = t.plural(
        "{n} entry has neither cost nor rate.", "{n} entries have neither cost nor rate.", unpriced
    )
    return Table(
        title=title,
        columns=tuple(columns),
        rows=tuple(rows),
        caption=title,
        small=t("used: booked until {day}", day=t.dated(desk.today, desk.today)) if booked else "",
        note=(Words(text),) if unpriced else (),
        anchor="funds",
    )
