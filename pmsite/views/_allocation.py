"""The resource allocation table: departments and their people, with what the tasks take of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pmsite.analyses.allocation import Share, Used, budgets, department_of, peak, used
from pmsite.model.figure import Cell, Column, Inline, Meter, Ref, Row, Table, Text, Tone, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, listed
from pmsite.views._team import Departments, office, person

_FULL = 1.0
_MOST_TASKS, _MOST_NAMED = 6, 12
"""Tasks that a cell, and a note, name; more are counted."""


@dataclass(frozen=True)
class Allocation:
    """What the resources of a project offer and what its tasks take of them."""

    desk: Desk
    records: tuple[Record, ...]
    tasks: tuple[Record, ...]
    shares: tuple[Share, ...]
    internal: bool

    @cached_property
    def departments(self) -> Departments:
        """Departments and their people."""
        return Departments(self.desk)

    @cached_property
    def technology(self) -> dict[str, Any]:
        """Devices, licences and rooms by id."""
        return {item.id: item for record in self.records for item in record.get("technology") or ()}

    @cached_property
    def people(self) -> list[str]:
        """Those whom the resources name or a task takes."""
        members = [item.who for record in self.records for item in record.get("people") or ()]
        devices = self.technology
        taken = [share.who for share in self.shares if share.who not in devices]
        owners = [task.get("owner") for task in self.tasks] if not self.internal else []
        return [who for who in dict.fromkeys((*members, *taken, *owners)) if who]

    @property
    def currency(self) -> str:
        """Currency of the project."""
        project = self.desk.project
        return str(project.get("currency") or "") if project is not None else ""

    def used(self, by: str) -> dict[str, Used]:
        """What was booked, by a field of the entries."""
        return used(self.desk.portal, self.desk.key or "", by) if self.internal else {}

    def money(self, value: float | None) -> Cell:
        """An amount; a dash where there is none."""
        text = self.desk.t.money(value, self.currency) if value is not None else "–"
        return self.desk.words(text, "" if value is not None else "mute", sort=float(value or 0))

    def hours(self, value: float | None, tone: Tone = "") -> Cell:
        """Whole hours; a dash where there are none."""
        if not value:
            return self.desk.words("–", "mute", sort=0)
        return self.desk.words(self.desk.t.number(value), tone, sort=value)


def hours_of(shares: Iterable[Share]) -> float:
    """Planned hours, as far as durations are known."""
    return sum(share.hours or 0 for share in shares)


def people(found: Allocation) -> Table:
    """Departments, each with its tasks, hours and budget, and their people below."""
    t, internal = found.desk.t, found.internal
    booked = found.used("who")
    columns = [Column(t("Department and person"), key="who"), Column(t("Tasks"), key="tasks", least=True)]
    if internal:
        columns += [
            Column(t("Highest ahead"), number=True, key="peak", least=True),
            Column(t("Planned hours"), number=True, key="planned"),
        ]
        columns += (
            [
                Column(t("Used hours"), number=True, key="used"),
                Column(t("Bar: used, line: planned"), key="bar", least=True),
            ]
            if booked
            else []
        )
        columns.append(Column(t("Budget"), number=True, key="budget"))
    departments = found.departments
    groups = departments.grouped(found.people)
    present = {name for name, _ in groups}
    groups += [(name, []) for name in departments.names.values() if name not in present]
    reach = max((max(hours_of(_of(found, names)), _used(booked, names)) for _, names in groups), default=0.0)
    rows: list[Row] = []
    for name, names in groups:
        tasks = [task for task in found.tasks if _belongs(found, departments, task, name)]
        rows.append(_row(found, name, names, booked, reach, tasks=tasks))
        rows += [_row(found, "", [who], booked, reach) for who in names]
    if internal and rows:
        rows.append(_total(found, booked))
    return Table(
        title=t("People by department"),
        small=t("hours by who does them, budget by whose task it is") if internal else "",
        columns=tuple(columns),
        rows=tuple(rows),
        caption=t("People by department"),
        note=_note(found) if internal else (),
        anchor="people",
        compact=True,
        empty=t("No people are written."),
    )


def _of(found: Allocation, names: Sequence[str]) -> list[Share]:
    wanted = set(names)
    return [share for share in found.shares if share.who in wanted]


def _used(booked: dict[str, Used], names: Sequence[str]) -> float:
    return sum(booked[name].hours for name in names if name in booked)


def _belongs(found: Allocation, departments: Departments, task: Record, name: str) -> bool:
    """Whether a task is a department's: by its department, else by its owner's."""
    written = department_of(task, found.desk.portal)
    if written:
        return office(found.desk, written, departments.names) == name
    return departments.of(task.get("owner") or "") == name


def _row(
    found: Allocation,
    name: str,
    names: Sequence[str],
    booked: dict[str, Used],
    reach: float,
    *,
    tasks: Sequence[Record] | None = None,
) -> Row:
    """A department, or a person below it."""
    desk, t = found.desk, found.desk.t
    taken = _of(found, names)
    department = tasks is not None
    if department:
        size = t.plural("{n} person", "{n} people", len(names))
        head = Cell((Words(name or t("Without a department")),), (Words(size),) if names else ())
        wanted = {task.uid for task in (*(tasks or ()), *(share.task for share in taken))}
        work = [task for task in found.tasks if task.uid in wanted]
    else:
        head = Cell(desk.person(names[0]), _profession(desk, names[0]))
        work = [share.task for share in taken] or [
            task for task in found.tasks if not found.internal and task.get("owner") == names[0]
        ]
    cells = [head, tasks_cell(desk, work)]
    if found.internal:
        highest, day = peak(taken, desk.today) if not department else (0.0, None)
        later = day is not None and day > desk.today
        when = (Words(t("from {day}", day=t.dated(day, desk.today))),) if day is not None and later else ()
        share = (Words(t.percent(highest), "strong" if highest > _FULL else ""),) if highest else dash()
        planned, spent = hours_of(taken), _used(booked, names)
        cells += [Cell() if department else Cell(share, when), found.hours(planned)]
        cells += (
            [
                found.hours(spent, "strong" if 0 < planned < spent else ""),
                Cell(_bar(found, planned, spent, reach)),
            ]
            if booked
            else []
        )
        cells.append(found.money(sum(budgets(tasks or ()).values()) or None) if department else Cell())
    return Row(tuple(cells), depth=0 if department else 1, summary=department)


def _profession(desk: Desk, who: str) -> Text:
    found = person(desk, who)
    role = found.get("role") if found is not None else ""
    return (Words(role),) if role else ()


def tasks_cell(desk: Desk, tasks: Sequence[Record]) -> Cell:
    """Tasks by id; many are counted."""
    once = list({task.uid: task for task in tasks}.values())
    if not once:
        return Cell(dash(), sort=0)
    if len(once) > _MOST_TASKS:
        return desk.words(desk.t.plural("{n} task", "{n} tasks", len(once)), sort=len(once))
    return Cell(listed(desk.t, [(Ref(task.id, "", desk.where(task)),) for task in once]), sort=len(once))


def _bar(found: Allocation, planned: float, spent: float, reach: float) -> Text:
    """Used hours against the planned ones."""
    if not planned and not spent:
        return ()
    t = found.desk.t
    label = t("{used} of {planned} hours used", used=t.number(spent), planned=t.number(planned))
    limits = (planned,) if planned else ()
    return (Meter(spent, max(reach, 1), limits, "off" if planned and spent > planned else "none", label),)


def _total(found: Allocation, booked: dict[str, Used]) -> Row:
    t, whos = found.desk.t, found.people
    planned, spent = hours_of(_of(found, whos)), _used(booked, whos)
    cells = [
        found.desk.words(t("All departments")),
        found.desk.words(t.plural("{n} task", "{n} tasks", len(found.tasks))),
        Cell(),
        found.hours(planned),
    ]
    cells += [found.hours(spent), Cell()] if booked else []
    cells.append(found.money(sum(budgets(found.tasks).values()) or None))
    return Row(tuple(cells), summary=True)


def _note(found: Allocation) -> Text:
    """How hours are counted, and which tasks have none."""
    t = found.desk.t
    text = t(
        "Planned hours: duration × hours a day × units, or the effort by units. Highest ahead: the highest "
        "sum of units on one day from today on."
    )
    pieces: list[Inline] = [Words(text)]
    bare = [task for task in found.tasks if not task.get("allocate")]
    if bare:
        missing = t.plural("{n} task has no allocation:", "{n} tasks have no allocation:", len(bare))
        ids = [(Ref(task.id, "", found.desk.where(task)),) for task in bare[:_MOST_NAMED]]
        rest = len(bare) - len(ids)
        more = ((Words(t("and {n} more", n=rest)),),) if rest else ()
        pieces += [Words(missing), *listed(t, [*ids, *more])]
    return tuple(pieces)
