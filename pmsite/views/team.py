"""Team and stakeholders: who works in a project, with what share, and who has a stake in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.allocation import Share, is_done, is_live, peak, shares
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.responsibility import leaves
from pmsite.model.figure import Cell, Column, Figure, Page, Row, Table, Tone, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, said
from pmsite.views._stakeholders import QUADRANTS, grid, is_analysed, quadrant, register, stakeholders
from pmsite.views._team import ROLES, Departments, origin, person, resources, role, took_part
from pmsite.views._tracker import is_open, is_overdue

_FULL = 1.0


def pages(desk: Desk) -> Iterator[Page]:
    """The people of a project."""
    if desk.project is None:
        return
    t = desk.t
    people, team = stakeholders(desk), _Team(desk, desk.project)
    if not people and not team.handles:
        return
    title = t("Team and stakeholders")
    figures: list[Figure] = [desk.head(title, _sentence(desk, team, people)), _table(desk, team)]
    if is_analysed(desk) and people:
        figures.append(grid(desk, people))
    figures.append(register(desk, people))
    yield Page(
        desk.at("team"),
        title,
        tuple(figures),
        project=desk.key or "",
        area="overview",
        nav=title,
        order=20,
    )


class _Team:
    """Those who work in a project: members, owners and allocated ones of its tasks, its three roles."""

    def __init__(self, desk: Desk, project: Record) -> None:
        self.desk = desk
        self.tasks = leaves(desk.portal.graph, project.id)
        internal = desk.portal.audience == INTERNAL
        self.shares = shares(desk.portal, project) if internal else ()
        held = [project.get(name) for name in ROLES]
        members = [member.who for record in resources(desk) for member in record.get("people") or ()]
        owners = [task.get("owner") for task in self.tasks]
        allocated = [share.who for share in self.shares if person(desk, share.who) is not None]
        self.handles = [handle for handle in dict.fromkeys((*held, *members, *owners, *allocated)) if handle]
        self.departments = Departments(desk)
        self.groups = self.departments.grouped(self.handles)

    def of(self, handle: str) -> list[Share]:
        """What the plan takes of a person."""
        return [share for share in self.shares if share.who == handle]

    def now(self, handle: str) -> float:
        """Share of a person in the tasks that are under way."""
        live = [share.units for share in self.of(handle) if is_live(self.desk.portal, share.task)]
        return round(sum(live), 6)


def _sentence(desk: Desk, team: _Team, people: Sequence[Record]) -> str:
    """How many take part, who is promised too often, and how many are to be managed closely."""
    t = desk.t
    places = origin(desk, team.groups, team.departments)
    first = took_part(desk, len(team.handles), places)
    over = [(peak(team.of(handle), desk.today), handle) for handle in team.handles]
    (most, day), who = max(over, key=lambda item: item[0][0], default=((0.0, None), ""))
    second = ""
    if most > _FULL and day is not None:
        second = t(
            "{name} is allocated {share} on {day}.",
            name=desk.person_name(who),
            share=t.percent(most),
            day=t.dated(day, desk.today),
        )
    closely = sum(quadrant(item) == QUADRANTS[0] for item in people) if is_analysed(desk) else 0
    third = t.plural(
        "{n} stakeholder is to be managed closely.", "{n} stakeholders are to be managed closely.", closely
    )
    return said(t, first, second, third if closely else "")


def _table(desk: Desk, team: _Team) -> Table:
    """The team by department."""
    t, internal = desk.t, desk.portal.audience == INTERNAL
    columns = [Column(t("Person"), key="person"), Column(t("Role"), key="role", least=True)]
    if internal:
        columns += [
            Column(t("Allocated now"), number=True, key="now", least=True),
            Column(t("Highest ahead"), number=True, key="peak"),
        ]
    columns += [Column(t("Tasks owned"), number=True, key="tasks")] if team.tasks else []
    columns.append(Column(t("Open actions"), number=True, key="actions"))
    rows: list[Row] = []
    for name, handles in team.groups:
        size = t.plural("{n} person", "{n} people", len(handles))
        empty = (Cell(),) * (len(columns) - 1)
        head = Cell((Words(name or t("Without a department")), Words(size, "mute")))
        rows.append(Row((head, *empty), summary=True))
        rows += [_row(desk, team, handle, internal=internal) for handle in handles]
    note = t(
        "Allocated now: sum of the units of the tasks under way. Highest ahead: the highest sum on one day "
        "from today on. Both of this project alone."
    )
    return Table(
        title=t("Team by department"),
        columns=tuple(columns),
        rows=tuple(rows),
        caption=t("Team by department"),
        note=(Words(note),) if internal else (),
        anchor="team",
        compact=True,
        empty=t("Nobody works on this project yet."),
    )


def _row(desk: Desk, team: _Team, handle: str, *, internal: bool) -> Row:
    t = desk.t
    owned = [task for task in team.tasks if task.get("owner") == handle]
    open_ = sum(not is_done(desk.portal, task) for task in owned)
    cells = [Cell(desk.person(handle)), Cell(role(desk, handle) or dash())]
    if internal:
        highest, day = peak(team.of(handle), desk.today)
        tone: Tone = "strong" if highest > _FULL else ""
        later = day is not None and day > desk.today
        when = (Words(t("from {day}", day=t.dated(day, desk.today))),) if day is not None and later else ()
        now = team.now(handle)
        cells += [
            desk.words(t.percent(now) if now else "–", "" if now else "mute"),
            Cell((Words(t.percent(highest), tone),), when) if highest else desk.words("–", "mute"),
        ]
    tasks = t("{open} of {all} open", open=open_, all=len(owned))
    if team.tasks:
        cells.append(desk.words(tasks if owned else "–", "" if owned else "mute"))
    return Row((*cells, _actions(desk, handle)), depth=1)


def _actions(desk: Desk, handle: str) -> Cell:
    """Open actions of a person in this project; how many are overdue."""
    actions = [item for item in desk.of("action") if item.get("owner") == handle and is_open(desk, item)]
    late = sum(is_overdue(desk, action) for action in actions)
    below = (Words(desk.t.plural("{n} overdue", "{n} overdue", late), "off"),) if late else ()
    return Cell((Words(str(len(actions))),) if actions else dash(), below)
