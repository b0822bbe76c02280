"""New records from rows of a table: their ids, their files, their front matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.adapters.edit.value import spelled
from pmsite.adapters.imported import value
from pmsite.adapters.scaffold.naming import next_id, slug
from pmsite.adapters.scaffold.record import Desk
from pmsite.model.address import joined
from pmsite.model.kind import Kind


@dataclass(frozen=True, slots=True)
class NewRow:
    """A record that is to be made: its fields by their dotted keys, its text, and an id where one is wanted."""

    kind: Kind
    project: str | None
    fields: Mapping[str, Any]
    body: str = ""
    id: str = ""


def files(desk: Desk, rows: list[NewRow]) -> dict[str, bytes]:
    """A file for each row, by path; ids go on from the highest there is."""
    made: dict[str, bytes] = {}
    last: dict[tuple[str, str | None], str] = {}
    for row in rows:
        folder = "" if row.kind.portal_wide else desk.projects.get(row.project or "", "")
        key = None if row.kind.portal_wide else row.project
        place = (row.kind.name, key)
        if row.id:
            name = row.id
        else:
            known = [*desk.files, *made, *([last[place]] if place in last else [])]
            inside = [
                path for path in known if not folder or path.startswith(f"{folder}/") or "/" not in path
            ]
            name = last[place] = next_id(row.kind, desk.own(key), inside)
        title = str(row.fields.get("title") or "")
        end = slug(title)
        stem = f"{name}-{end}" if end else name
        path = joined(folder, row.kind.folder or row.kind.name, f"{stem}.md")
        made[path] = front(name, row).encode()
    return made


def front(name: str, row: NewRow) -> str:
    """The text of a record: a line a field, mappings in brackets."""
    nested: dict[str, Any] = {}
    for key, held in row.fields.items():
        first, _, rest = key.partition(".")
        if held is None:
            continue
        if rest:
            nested.setdefault(first, {})[rest] = held
        else:
            nested[first] = held
    body = row.body.strip("\n")
    lines = ["---", *_lines({"id": name, **nested}), "---", *(["", body] if body else [])]
    return "\n".join(lines) + "\n"


def _lines(fields: Mapping[str, Any]) -> Iterator[str]:
    for key, held in fields.items():
        given = value(key, held)
        if given is not None:
            yield f"{key}: {spelled(given, '', 'mapping')[0]}"
