"""The first import of a register: its mapping read from a file or guessed and saved, its rows as new records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.scaffold.desk import open_desk
from pmsite.adapters.scaffold.naming import handle
from pmsite.adapters.scaffold.rows import NewRow, files
from pmsite.adapters.workspace import Workspace
from pmsite.imports._mapping import Mapped, Meaning, fullest, guess, mapped
from pmsite.imports._people import known_person
from pmsite.imports._table import Book, Table
from pmsite.locale.texts import texts
from pmsite.model.diagnostic import printable
from pmsite.model.kind import Kind
from pmsite.model.language import languages
from pmsite.model.suggest import listed
from pmsite.views._columns import columns
from pmsite.views._desk import Desk

_MOST = 200_000


@dataclass(frozen=True, slots=True)
class First:
    """What an import of another's register would make."""

    files: dict[str, bytes]
    mapping: str
    """The mapping as YAML, to be saved and edited."""
    shown: tuple[str, ...]
    notes: tuple[str, ...]
    taken: tuple[str, ...]
    """Ids that are there already: their rows are not imported."""


def first(workspace: Workspace, book: Book, kind: Kind, project: str | None, saved: str = "") -> First:
    """The records of a register; ``saved`` is the text of a mapping, "" where it is to be guessed.

    Raises:
        Failure: if the file has no rows, or the mapping cannot be read.
    """
    portal = workspace.portal
    record = portal.graph.get(project) if project else None
    desk = Desk(portal, texts(portal.language), record)
    given = _read(saved) if saved else {}
    table = fullest(book, str(given.get("sheet") or ""))
    if table is None:
        raise Failure("the file has no rows below its headings; nothing was read", USAGE)
    others = tuple(
        Desk(portal, texts(language), record) for language in languages() if language != portal.language
    )
    meaning = guess(desk, kind, table, others)
    if given:
        meaning = _given(given, table, desk, kind)
    rows = mapped(desk, kind, table, meaning, lambda name: _person(workspace, name))
    known = {item.id for item in portal.graph if item.project == project}
    taken = tuple(row.id for row in rows if row.id in known)
    once = _once([row for row in rows if row.id not in known], meaning)
    fresh = [NewRow(kind, project, row.fields, row.body, row.id) for row in once]
    others_named = [printable(other.name) for other in book.tables if other is not table and other.rows]
    if others_named:
        named = listed(others_named, most=5)
        meaning.notes.append(
            f"the sheets {named} are not read; name one as sheet: in the mapping to read it instead"
        )
    made = files(open_desk(workspace.configuration, portal.as_of), fresh)
    told = tuple(f"{head} → {key or 'the text'}" for head, key in meaning.heads.items())
    data = {"kind": kind.name, "sheet": table.name, "columns": dict(meaning.heads)}
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10**6)
    return First(made, text, told, tuple(dict.fromkeys(meaning.notes)), taken)


def _once(rows: list[Mapped], meaning: Meaning) -> list[Mapped]:
    """The rows, each with an id of its own: of several with one id the first has it, the others get new ones."""
    seen: set[str] = set()
    found = []
    for row in rows:
        if row.id and row.id in seen:
            meaning.notes.append(f"{row.place}: {row.id} stands twice; this one gets a new id")
            row = replace(row, id="", body=f"- id: `{row.id}`\n{row.body}".rstrip("\n"))  # noqa: PLW2901 - with another id
        seen.add(row.id)
        found.append(row)
    return found


def _person(workspace: Workspace, name: str) -> str:
    """The handle of a person by handle or name in any language; of an unknown one what it would be."""
    known = known_person(workspace.portal.graph, name)
    return known or (handle(name) if "," not in name and "/" not in name else "")


def _read(text: str) -> dict[str, Any]:
    try:
        data = yaml.safe_load(text) if len(text) <= _MOST else None
    except yaml.YAMLError:
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("columns"), dict):
        raise Failure("the mapping has no columns: write columns: {Heading: field}; nothing was read", USAGE)
    return data


def _given(data: dict[str, Any], table: Table, desk: Desk, kind: Kind) -> Meaning:
    heads = {str(head): str(key or "") for head, key in data["columns"].items()}
    known = {"", "id", *(column.key for column in columns(desk, kind) if not column.fixed)}
    for head, key in heads.items():
        if key not in known:
            what = f"the mapping of {printable(head)}: {kind.name} has no field {printable(key)}"
            raise Failure(f"{what}; fields are in the reference of records", USAGE)
    found = {head: heads.get(head, "") for head in table.heads if head}
    named = Counter(key for key in found.values() if key)
    twice = next((key for key, number in named.items() if number > 1), None)
    if twice is not None:
        first_two = listed([printable(head) for head, key in found.items() if key == twice])
        raise Failure(
            f"the mapping gives {twice} to {first_two}; a field has one column; nothing was read", USAGE
        )
    return Meaning(table.name, found)


def beside(file: Path) -> Path:
    """Where the mapping of a file is saved."""
    return file.with_name(f"{file.name}.mapping.yml")
