"""The responsibility matrix as tables: by person, by department, and how much each one carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pmsite.analyses.allocation import department_of, is_done
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.responsibility import (
    LETTERS,
    MOST_ACCOUNTABLE,
    Assignment,
    Line,
    assignment,
    counts,
    named,
)
from pmsite.model.figure import Cell, Chip, Column, Row, Table, Text, Words
from pmsite.views._desk import Desk
from pmsite.views._lines import listed
from pmsite.views._team import Departments, named_or_written, office

_MOST_COLUMNS = 16
"""Names that stand side by side; with more, the letters stand there and the names in their cells."""
_MOST_CHIPS = 6
_MOST_ROWS = 60
"""Rows of the matrix by department; with more, it shows the work packages."""


_Block = tuple[Line, list[Assignment]]
"""A line of a table, and the rows whose letters stand in it."""


@dataclass(frozen=True)
class Matrix:
    """The rows of a project, and what is missing in them."""

    desk: Desk
    lines: tuple[Line, ...]
    rows: tuple[Assignment, ...]
    departments: Departments

    @property
    def ordered(self) -> list[str]:
        """Everyone in a row, by department."""
        return [name for _, names in self.departments.grouped(named(self.rows)) for name in names]

    @property
    def blocks(self) -> list[_Block]:
        """Every line with its own row; a summary has none."""
        return [(line, [] if line.summary else [assignment(line.task)]) for line in self.lines]

    @property
    def packages(self) -> list[_Block]:
        """The uppermost lines alone, each with the rows of the tasks below it."""
        found: list[_Block] = []
        for line, rows in self.blocks:
            if not line.depth:
                found.append((Line(line.task), []))
            found[-1][1].extend(rows)
        return found

    @property
    def unowned(self) -> list[Assignment]:
        """Rows without an R, written or by the owner."""
        return [row for row in self.rows if not row.of("R")]

    @property
    def unanswered(self) -> list[Assignment]:
        """Rows without an A."""
        return [row for row in self.rows if not row.of("A")]

    @property
    def disputed(self) -> list[Assignment]:
        """Rows with more than one A."""
        return [row for row in self.rows if len(row.of("A")) > 1]

    @property
    def burdened(self) -> list[tuple[str, int]]:
        """Those who answer for too many open tasks, and for how many."""
        open_ = [row for row in self.rows if not is_done(self.desk.portal, row.task)]
        found = [(name, own["A"]) for name, own in counts(open_).items() if own["A"] > MOST_ACCOUNTABLE]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def gaps(self, row: Assignment) -> list[str]:
        """What is missing in a row, in words."""
        t = self.desk.t
        found = [] if row.of("R") else [t("nobody responsible")]
        if not row.of("A"):
            found.append(t("nobody accountable"))
        elif len(row.of("A")) > 1:
            names = [named_or_written(self.desk, name, self.departments.names) for name in row.of("A")]
            found.append(t("{n} accountable: {names}", n=len(names), names=t.joined(names)))
        return found


def by_person(matrix: Matrix) -> Table:
    """Task × person; the letters side by side where there are too many people."""
    desk, t = matrix.desk, matrix.desk.t
    title = t("Who does what, by person")
    names = matrix.ordered
    if len(names) > _MOST_COLUMNS:
        return _by_letter(matrix, title)
    groups = [(named_or_written(desk, name, matrix.departments.names), {name}) for name in names]
    return _table(matrix, groups, title=title, anchor="matrix", blocks=matrix.blocks, chips=True)


def by_department(matrix: Matrix) -> Table:
    """Task × department: the letters of its people."""
    t = matrix.desk.t
    groups = [
        (name or t("Without a department"), set(names))
        for name, names in matrix.departments.grouped(named(matrix.rows))
    ]
    if len(matrix.lines) > _MOST_ROWS:
        title, blocks = t("Who does what, by work package and department"), matrix.packages
    else:
        title, blocks = t("Who does what, by department"), matrix.blocks
    return _table(matrix, groups, title=title, anchor="departments", blocks=blocks)


def _table(
    matrix: Matrix,
    groups: Sequence[tuple[str, set[str]]],
    *,
    title: str,
    anchor: str,
    blocks: Sequence[_Block],
    chips: bool = False,
) -> Table:
    t = matrix.desk.t
    columns = (Column(t("Task"), key="task"), *(Column(name) for name, _ in groups))
    rows = []
    for line, below in blocks:
        cells = [_letters(below, members) if below else Cell() for _, members in groups]
        rows.append(_row(matrix, line, [_task(matrix, line), *cells]))
    return Table(
        title=title,
        small=t("R responsible, A accountable, C consulted, I informed"),
        columns=columns,
        rows=tuple(rows),
        chips=_chips(matrix, rows) if chips else (),
        caption=title,
        note=_note(matrix),
        anchor=anchor,
    )


def _note(matrix: Matrix) -> Text:
    """That an owner counts as responsible."""
    implied = sum(row.by_owner for row in matrix.rows)
    if not implied:
        return ()
    t = matrix.desk.t
    text = t.plural(
        "(R): the owner counts as responsible, because no R is written; so in {n} task.",
        "(R): the owner counts as responsible, because no R is written; so in {n} tasks.",
        implied,
    )
    return (Words(text),)


def _task(matrix: Matrix, line: Line) -> Cell:
    return Cell((matrix.desk.ref(line.task),), sort=line.task.id)


def _letters(rows: Sequence[Assignment], members: set[str]) -> Cell:
    """Letters of a person or of a department's people; R and A stand out, an R by ownership in brackets."""
    found = {letter: [row for row in rows if not members.isdisjoint(row.of(letter))] for letter in LETTERS}
    text = []
    for letter, held in found.items():
        if held:
            implied = letter == "R" and all(row.by_owner for row in held)
            text.append(Words(f"({letter})" if implied else letter, "strong" if letter in "RA" else "soft"))
    place = next((number for number, held in enumerate(found.values()) if held), len(LETTERS))
    return Cell(tuple(text), sort=place)


def _row(matrix: Matrix, line: Line, cells: Sequence[Cell]) -> Row:
    desk, leaf = matrix.desk, not line.summary
    gap = leaf and desk.portal.audience == INTERNAL and bool(matrix.gaps(assignment(line.task)))
    department = department_of(line.task, desk.portal)
    facts = (
        ("gap", "yes" if gap else "no"),
        ("open", "yes" if leaf and not is_done(desk.portal, line.task) else "no"),
        ("department", office(desk, department, matrix.departments.names)),
    )
    return Row(tuple(cells), depth=line.depth, summary=line.summary, facts=facts)


def _by_letter(matrix: Matrix, title: str) -> Table:
    """Tasks with the names under each letter."""
    desk, t = matrix.desk, matrix.desk.t
    heads = {"R": t("Responsible"), "A": t("Accountable"), "C": t("Consulted"), "I": t("Informed")}
    rows = []
    for line in matrix.lines:
        row, cells = assignment(line.task), [_task(matrix, line)]
        for letter in LETTERS:
            names = () if line.summary else row.of(letter)
            text = listed(desk.t, [_name(matrix, name) for name in names])
            implied = (Words(t("as the owner"), "mute"),) if letter == "R" and row.by_owner and text else ()
            cells.append(Cell((*text, *implied)))
        rows.append(_row(matrix, line, cells))
    columns = (Column(t("Task"), key="task"), *(Column(heads[key], key=key.lower()) for key in LETTERS))
    return Table(
        title=title,
        columns=columns,
        rows=tuple(rows),
        chips=_chips(matrix, rows),
        caption=title,
        anchor="matrix",
    )


def _name(matrix: Matrix, name: str) -> Text:
    """A person as a link, a department by its name."""
    found = matrix.departments.names.get(name)
    return (Words(found),) if found else matrix.desk.person(name)


def _chips(matrix: Matrix, rows: Sequence[Row]) -> tuple[Chip, ...]:
    """Filters by what is missing, what is open, and by department where there are few."""
    t = matrix.desk.t
    found = [
        Chip(label, count, key, "yes")
        for key, label in (("gap", t("With gaps")), ("open", t("Open")))
        if 0 < (count := sum((key, "yes") in row.facts for row in rows)) < len(rows)
    ]
    offices = Counter(value for row in rows for key, value in row.facts if key == "department" and value)
    if 1 < len(offices) <= _MOST_CHIPS:
        found += [Chip(name, offices[name], "department", name) for name in sorted(offices)]
    return (Chip(t("All"), len(rows)), *found) if found else ()


def sums(matrix: Matrix) -> Table:
    """How many tasks each person does, answers for, advises on and hears of."""
    desk, t = matrix.desk, matrix.desk.t
    every = counts(matrix.rows)
    open_ = counts(row for row in matrix.rows if not is_done(desk.portal, row.task))
    rows = []
    for department, names in matrix.departments.grouped(every):
        for name in names:
            cells = [Cell(_name(matrix, name)), desk.words(department or "–", "" if department else "mute")]
            cells += [
                desk.words(count or "–", "" if count else "mute", sort=count)
                for count in (every[name][letter] for letter in LETTERS)
            ]
            answers = open_.get(name, {}).get("A", 0)
            tone = "off" if answers > MOST_ACCOUNTABLE else "" if answers else "mute"
            cells.append(desk.words(answers or "–", tone, sort=answers))
            rows.append(Row(tuple(cells)))
    columns = (
        Column(t("Name"), key="name"),
        Column(t("Department"), key="department", least=True),
        *(Column(letter, number=True, key=letter.lower()) for letter in LETTERS),
        Column(t("A of open tasks"), number=True, key="open"),
    )
    title = t("How much each one carries")
    limit = t("More than {n} open tasks are too many for one to answer for.", n=MOST_ACCOUNTABLE)
    return Table(
        title=title,
        small=t("number of tasks under each letter"),
        columns=columns,
        rows=tuple(rows),
        caption=title,
        note=(Words(limit),),
        anchor="sums",
        compact=True,
    )
