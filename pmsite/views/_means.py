"""The resource allocation table: technology, and funds by category."""

from __future__ import annotations

from pmsite.analyses.allocation import budgets
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
    desk, t = found.desk, found.desk.t
    granted: dict[str, float] = {}
    committed: dict[str, float] = {}
    for record in found.records:
        for item in record.get("funds") or ():
            granted[item.category] = granted.get(item.category, 0) + item.amount
            if item.committed is not None:
                committed[item.category] = committed.get(item.category, 0) + item.committed
    planned, booked = budgets(found.tasks), found.used("category")
    columns = [
        Column(t("Category"), key="category"),
        Column(t("Granted"), number=True, key="granted"),
        Column(t("Committed"), number=True, key="committed"),
        Column(t("Planned by tasks"), number=True, key="planned"),
    ]
    columns += [Column(t("Used"), number=True, key="used")] if booked else []
    categories = list(dict.fromkeys((*granted, *planned, *(key for key in booked if booked[key].cost))))
    rows = []
    for category in categories:
        over = planned.get(category, 0) > granted.get(category, 0) and category in granted
        name = desk.label(category, "budget") or t("Without a category")
        below = (Words(t("more planned than granted"), "off"),) if over else ()
        cells = [
            Cell((Words(name),), below),
            *(found.money(source.get(category)) for source in (granted, committed, planned)),
        ]
        cells += [found.money(booked[category].cost if category in booked else None)] if booked else []
        rows.append(Row(tuple(cells)))
    if len(rows) > 1:
        sums = [sum(source.values()) if source else None for source in (granted, committed, planned)]
        total = [desk.words(t("Total")), *(found.money(value) for value in sums)]
        total += [found.money(sum(item.cost for item in booked.values()))] if booked else []
        rows.append(Row(tuple(total), summary=True))
    title = t("Funds by category")
    unpriced = sum(item.unpriced for item in booked.values())
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
