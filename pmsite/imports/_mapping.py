"""A register of another's making as new records: its columns by a mapping that was guessed, shown and can be edited.

Nothing is lost: a cell whose column means no field here, or that is nothing its field takes, stands in the record's
text under its heading, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmsite.imports._guess import CHOICES, STATES, grade, guessed, plain
from pmsite.imports._people import FIELDS as PEOPLE
from pmsite.imports._table import Book, Held, Row, Table, Wrong
from pmsite.imports._values import WrongValueError, typed
from pmsite.imports._values import field as field_value
from pmsite.model.kind import Kind
from pmsite.model.value import ID
from pmsite.views._cells import canonical
from pmsite.views._columns import Column, columns
from pmsite.views._desk import Desk

_MARKS = re.compile(
    r"[<>\[\]{}`*|\\]|^\s*(?:#|[-+>]\s|\d+[.)]\s|:::|---|===|~~~)|(?<!\w)[@#]\w|__|~~|\$\$|://"
)
"""What Markdown, or the text of a record, takes for more than words."""
_GRADES = ("inherent", "current", "target")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A row as a record that is to be made: its id where the file has one, its fields, its text."""

    id: str
    fields: Mapping[str, Any]
    body: str
    place: str


@dataclass(slots=True)
class Meaning:
    """What the columns of a table mean."""

    sheet: str
    heads: dict[str, str]
    """Fields by heading; "" for those that go into the text."""
    notes: list[str] = field(default_factory=list)


def fullest(book: Book, sheet: str = "") -> Table | None:
    """The table of that name, else the one with most rows."""
    named = [table for table in book.tables if table.name == sheet] if sheet else []
    tables = named or sorted(book.tables, key=lambda table: -len(table.rows))
    return tables[0] if tables and tables[0].rows else None


def guess(desk: Desk, kind: Kind, table: Table, others: tuple[Desk, ...] = ()) -> Meaning:
    """The mapping of a table that its headings suggest, in any of the languages of the desks."""
    known: dict[str, str] = {}
    for one in (desk, *others):
        known = {**guessed(table.heads, columns(one, kind)), **known}
    taken: set[str] = set()
    heads: dict[str, str] = {}
    for head in table.heads:
        if head:
            key = known.get(head, "")
            heads[head] = key if key not in taken else ""
            taken.add(key)
    return Meaning(table.name, heads)


def mapped(
    desk: Desk, kind: Kind, table: Table, mapping: Meaning, person: Callable[[str], str]
) -> list[Mapped]:
    """The rows as records; ``person`` gives the handle of a name, "" where it can have none."""
    known = {column.key: column for column in columns(desk, kind) if not column.fixed}
    made = []
    for row in table.rows:
        record = _record(kind, table, row, mapping, known, person)
        if record is not None:
            made.append(record)
    return made


def _record(
    kind: Kind,
    table: Table,
    row: Row,
    mapping: Meaning,
    known: Mapping[str, Column],
    person: Callable[[str], str],
) -> Mapped | None:
    fields: dict[str, Any] = {}
    words: dict[str, str] = {}
    left: list[str] = []
    identifier = ""
    for place, head in enumerate(table.heads):
        held = row.cells[place] if place < len(row.cells) else None
        if held is None or not head:
            continue
        key, text = mapping.heads.get(head, ""), _said(held)
        if key == "id" and ID.match(text) and text.startswith(f"{kind.prefix}-"):
            identifier = text
            continue
        try:
            value = _value(kind, known[key], held, person) if key in known else None
        except WrongValueError as error:
            value = None
            mapping.notes.append(f"{table.place(row.number, place)}: {head}: {error}; it stands in the text")
        if value is None:
            if key == "id":
                mapping.notes.append(
                    f"{head}: no ids of {kind.prefix}-; new ones are given, the old stand in the text"
                )
            left.append(_line(head, text))
            continue
        fields[key], words[key] = value, _line(head, text)
        words_for = STATES.get(kind.name, {}) if key == "status" else CHOICES.get(key, {})
        if plain(text) in words_for:
            mapping.notes.append(f"{head}: {text} is taken as {value}")
    for half in _without_half(fields, words):
        said = half.removeprefix("- ")
        mapping.notes.append(
            f"{table.place(row.number, 0)}: {said}: without the other grade; it stands in the text"
        )
        left.append(half)
    if not fields and not left:
        return None
    if "title" not in fields:
        text = left[0].removeprefix("- ") if left else str(next(iter(fields.values())))
        fields["title"] = " ".join(text.split())[:80]
        mapping.notes.append(f"{table.place(row.number, 0)}: no title; its first words stand for one")
    ordered = {"title": " ".join(str(fields.pop("title")).split()), **fields}
    return Mapped(identifier, ordered, "\n".join(left), table.place(row.number, 0))


def _without_half(fields: dict[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """Take out assessments of which one of both grades is missing; what the file says of them, for the text."""
    for name in _GRADES:
        pair = [key for key in (f"{name}.probability", f"{name}.impact") if key in fields]
        if len(pair) == 1:
            del fields[pair[0]]
            yield words[pair[0]]


def _line(head: str, text: str) -> str:
    """A cell in the text of a record: an item of a list, its further lines below it."""
    first, *more = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    return "\n".join(
        [f"- {_safe(' '.join(head.split()))}: {_safe(first)}", *(f"  {_safe(line)}" for line in more)]
    )


def _safe(text: str) -> str:
    """A text as it is: in code where its marks would mean something in Markdown."""
    if not _MARKS.search(text):
        return text
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def _value(kind: Kind, column: Column, held: Held, person: Callable[[str], str]) -> Any:
    """What a field holds of a cell of another's making.

    Raises:
        WrongValueError: if it is nothing that the field takes.
    """
    if isinstance(held, Wrong):
        raise WrongValueError(f"{held.what} is no value")
    text = canonical(held)
    if column.key in PEOPLE:
        handle = person(text)
        if not handle:
            raise WrongValueError(f"{text} is the name of no person here")
        return handle
    if column.key.partition(".")[0] in _GRADES:
        found = grade(text)
        if found is None:
            raise WrongValueError(f"{text} is no grade from 1 to 5")
        return found
    if column.key == "status":
        held = STATES.get(kind.name, {}).get(plain(text), held)
    known = CHOICES.get(column.key, {}).get(plain(text))
    held = known if known in column.choices else held
    if column.key == "duration" or column.type == "mapping":
        raise WrongValueError(f"{text} cannot be read here")
    return field_value(typed(held, column), column)


def _said(held: Held) -> str:
    return held.what if isinstance(held, Wrong) else canonical(held)
