"""What was edited in a sheet, cell by cell: against what the export remembered, and against the records as they are.

A cell that is as it was exported is no edit. One that differs is an edit where the record still holds what was
exported; where the record holds something else by now it is a conflict, which is reported and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.imports._people import FIELDS as PEOPLE
from pmsite.imports._people import known_person
from pmsite.imports._table import Book, Remembered, Row, Table, Wrong
from pmsite.imports._values import WrongValueError, typed
from pmsite.imports._values import field as field_value
from pmsite.model.kind import Kind
from pmsite.model.language import SOURCE, languages
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.model.value import shown
from pmsite.views._cells import MOST, Value, canonical, fitted, mark
from pmsite.views._columns import Column, cell, columns
from pmsite.views._desk import Desk


@dataclass(frozen=True, slots=True)
class Edit:
    """A field that is to hold something else: text, number, day, truth, list, mapping, or None for nothing."""

    record: Record
    key: str
    value: Any
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Added:
    """A record that is to be made."""

    kind: str
    project: str
    fields: Mapping[str, Any]
    """Values by the keys of the columns."""
    place: str


@dataclass(slots=True)
class Found:
    """What a file says that the records do not."""

    edits: list[Edit] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compared(portal: Portal, book: Book, words: Callable[[str], Texts]) -> Found:
    """Edits of a file that was exported from this portal; ``words`` gives the texts of a language."""
    found = Found()
    project = portal.graph.get(book.project) if book.project else None
    if book.project and project is None:
        found.problems.append(f"the file is of the project {book.project}, which is not here")
        return found
    desk = Desk(portal, words(book.language if book.language in languages() else SOURCE), project)
    names = _names(book)
    for table in book.tables:
        known = book.remembered.get(names.get(table.name, ""))
        kind = portal.graph.kinds.get(known.kind) if known else None
        if known is None:
            found.notes.append(f"the sheet {table.name} is none of the export; it is not read")
        elif kind is None:
            found.problems.append(f"{table.name}: there is no kind {known.kind} here")
        else:
            _Sheet(desk, kind, table, known, found, raw=book.raw).compare()
    missing = set(book.remembered) - {*names.values()}
    found.notes += [
        f"the sheet {name} is not in the file; its records stay as they are" for name in sorted(missing)
    ]
    return found


def _names(book: Book) -> dict[str, str]:
    """What the export called each sheet of the file: a renamed one is known by its headings."""
    found = {table.name: table.name for table in book.tables if table.name in book.remembered}
    for table in book.tables:
        free = [name for name in book.remembered if name not in found.values()]
        like = [name for name in free if _alike(table, book.remembered[name])]
        if table.name not in found and len(like) == 1:
            found[table.name] = like[0]
    return found


def _alike(table: Table, known: Remembered) -> bool:
    """Whether a sheet has most of the headings of an export."""
    heads = {known.id_head, *known.heads.values()}
    return known.id_head in table.heads and len(heads.intersection(table.heads)) > len(heads) * 0.8


@dataclass(slots=True)
class _Sheet:
    """A sheet of a kind that is being compared."""

    desk: Desk
    kind: Kind
    table: Table
    known: Remembered
    found: Found
    raw: bool = False
    columns: Mapping[str, Column] = field(default_factory=dict)
    id_place: int = 0
    """Where the column of ids stands."""

    def compare(self) -> None:
        """Row by row."""
        every = columns(self.desk, self.kind)
        self.columns = {column.key: self._plain(column) for column in every}
        places = self._places()
        if places is None:
            return
        ids = [self._name(row) for row in self.table.rows]
        twice = {name for name, number in Counter(ids).items() if name and number > 1}
        for name in sorted(twice):
            rows = [str(row.number) for row in self.table.rows if self._name(row) == name]
            self._wrong(f"{name} stands in the rows {', '.join(rows)}; each record has one row")
        for row, known in zip(self.table.rows, ids, strict=True):
            if known is None:
                self._new(row, places)
            elif known not in twice:
                self._row(row, known, places)
        gone = [name for name in self.known.marks if name not in set(ids)]
        if gone:
            said = listed(gone, most=5)
            self.found.notes.append(f"{self._title()}: {said} not in the sheet; nothing is deleted")

    def _plain(self, column: Column) -> Column:
        if not self.raw:
            return column
        return Column(column.key, column.label, column.type, column.choices, column.choices, column.fixed)

    def _title(self) -> str:
        return self.table.name or self.kind.name

    def _wrong(self, what: str) -> None:
        self.found.problems.append(f"{self._title()}: {what}")

    def _places(self) -> dict[str, int] | None:
        """Where the column of each key stands; None where the headings were changed so that nobody can tell."""
        heads = [head for head in self.table.heads if head]
        double = [head for head, number in Counter(heads).items() if number > 1]
        wanted = {head: key for key, head in self.known.heads.items()}
        fresh = [head for head in heads if head not in wanted and head != self.known.id_head]
        missing = [head for head in wanted if head not in heads]
        if double:
            self._wrong(f"the heading {double[0]} stands twice; each column has its own")
        elif self.known.id_head not in heads:
            self._wrong(f"there is no column {self.known.id_head} any more; undo what deleted or renamed it")
        elif fresh and missing:
            near = did_you_mean(fresh[0], missing) or missing[0]
            self._wrong(
                f"the heading {shown(fresh[0])} is not known; was it {near}? Headings stay as they were exported"
            )
        else:
            if fresh:
                self.found.notes.append(f"{self._title()}: the column {shown(fresh[0])} is not read")
            if missing:
                said = listed(missing, most=5)
                self.found.notes.append(
                    f"{self._title()}: without the columns {said}, which stay as they are"
                )
            self.id_place = self.table.heads.index(self.known.id_head)
            return {wanted[head]: place for place, head in enumerate(self.table.heads) if head in wanted}
        return None

    def _row(self, row: Row, name: str, places: Mapping[str, int]) -> None:
        record = self._record(name)
        if record is None:
            near = did_you_mean(name, list(self.known.marks))
            hint = f"did you mean {near}? " if near else ""
            self._wrong(
                f"row {row.number}: no {self.kind.name} {shown(name)}; {hint}leave the id of a new record empty"
            )
            return
        marks = self.known.marks.get(name)
        if marks is None or len(marks) != len(self.known.heads):
            self._wrong(f"row {row.number}: {name} was not in the export; export anew and edit that")
            return
        was = dict(zip(self.known.heads, marks, strict=True))
        for key, place in places.items():
            self._cell(row, place, record, key, was[key])

    def _record(self, name: str) -> Record | None:
        graph, key = self.desk.portal.graph, self.desk.key
        record = graph.get(f"{key}/{name}") if key else None
        record = record or graph.get(name)
        return record if record is not None and record.kind == self.kind.name else None

    def _cell(self, row: Row, place: int, record: Record, key: str, was: str) -> None:
        held = row.cells[place] if place < len(row.cells) else None
        where, column = self.table.place(row.number, place), self.columns.get(key)
        name = f"{where}: {record.id} {key}"
        if column is None:
            return
        if isinstance(held, Wrong):
            told = self.found.notes if column.fixed else self.found.problems
            why = "is computed and not read" if column.fixed else "is no value; write what it gives"
            told.append(f"{name}: {held.what} {why}")
            return
        try:
            theirs = typed(held, column)
        except WrongValueError as error:
            if mark(held) != was and not column.fixed:
                self.found.problems.append(f"{name}: {error}")
                return
            theirs = held
        if was in (mark(theirs), mark(held)):
            return
        if column.fixed:
            self.found.notes.append(
                f"{name}: is computed or a list of its own; what was written there is not read"
            )
            return
        whole = cell(self.desk, record, column)
        ours = whole if self.raw else fitted(whole)
        if mark(ours) == mark(theirs):
            return
        if mark(ours) != was:
            mine, other = shown(canonical(ours)) or "nothing", shown(canonical(theirs)) or "nothing"
            said = f"the file holds {mine} by now, the sheet {other}; nothing is overwritten"
            self.found.conflicts.append(f"{name}: {said}")
            return
        if isinstance(whole, str) and len(whole) > MOST and not self.raw:
            self.found.problems.append(
                f"{name}: the text is longer than a cell of Excel holds; edit the file"
            )
            return
        self._edit(record, column, ours, theirs, where)

    def _edit(self, record: Record, column: Column, ours: Value, theirs: Value, where: str) -> None:
        try:
            value = self._handled(column, field_value(theirs, column))
        except WrongValueError as error:
            self.found.problems.append(f"{where}: {record.id} {column.key}: {error}")
            return
        if column.key in PEOPLE and value == ours:  # the same person, by name
            return
        self.found.edits.append(Edit(record, column.key, value, where, canonical(ours), canonical(theirs)))

    def _handled(self, column: Column, value: Any) -> Any:
        """The value; of a person who was written by name the handle."""
        if column.key not in PEOPLE or not isinstance(value, str):
            return value
        return known_person(self.desk.portal.graph, value) or value

    def _new(self, row: Row, places: Mapping[str, int]) -> None:
        """A row without an id: a record that is to be made."""
        fields: dict[str, Any] = {}
        for key, value, where in self._cells(row, places):
            column = self.columns[key]
            if isinstance(value, Wrong):
                self.found.problems.append(f"{where}: {key}: {value.what} is no value; write what it gives")
                continue
            try:
                fields[key] = self._handled(column, field_value(typed(value, column), column))
            except WrongValueError as error:
                self.found.problems.append(f"{where}: {key}: {error}")
        if "title" not in fields:
            self._wrong(f"row {row.number}: neither an id nor a title; a new record needs a title")
            return
        place = self.table.place(row.number, self.id_place)
        self.found.added.append(Added(self.kind.name, self.desk.key or "", fields, place))

    def _cells(self, row: Row, places: Mapping[str, int]) -> Iterator[tuple[str, Any, str]]:
        for key, place in places.items():
            held = row.cells[place] if place < len(row.cells) else None
            if held is not None and key in self.columns and not self.columns[key].fixed:
                yield key, held, self.table.place(row.number, place)

    def _name(self, row: Row) -> str | None:
        """The id of a row."""
        held = row.cells[self.id_place] if self.id_place < len(row.cells) else None
        return canonical(held) or None if not isinstance(held, Wrong) else "a formula"
