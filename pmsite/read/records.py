"""Documents become records: fields checked, nested records and list items taken out, ids told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from pmsite.model import rules
from pmsite.model.catalogue import Catalogue
from pmsite.model.diagnostic import Diagnostic, ordered
from pmsite.model.kind import Kind
from pmsite.model.record import Body, Record
from pmsite.model.settings import Settings
from pmsite.model.source import Path, Positions, Source
from pmsite.model.value import ID
from pmsite.read.body import ListRecord, bounds, list_records
from pmsite.read.documents import (
    Document,
    identifier,
    is_record,
    kind_of,
    project_folders,
    project_of,
)
from pmsite.read.memory import Found, Known, Memory
from pmsite.read.plain import date_of, heading
from pmsite.read.sections import check as check_sections
from pmsite.read.unique import told_apart
from pmsite.read.validate import audiences, bare_fields, released, required, salvaged, validated

PARTS = {
    "tasks": "task",
    "milestones": "milestone",
    "decisions": "decision",
    "actions": "action",
    "responses": "action",
}
"""Fields that hold records, and the kind of each."""

_NEEDS_PROJECT = frozenset({"plan", "baseline", "resources"})


@dataclass(slots=True)
class _Room:
    """What reading one file needs and gathers."""

    kinds: Catalogue
    settings: Settings
    folders: Mapping[str, str]
    tolerant: bool
    records: list[Record] = field(default_factory=list)
    mentions: list[Record] = field(default_factory=list)
    bare: list[ListRecord] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read(
    files: Mapping[str, bytes], kinds: Catalogue, settings: Settings, memory: Memory | None = None
) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Records of a content folder and everything wrong with its files; paths are relative, with slashes."""
    memory = memory or Memory()
    known = {path: Known(path, data, memory) for path, data in sorted(files.items()) if is_record(path)}
    folders = project_folders({path: item.gist for path, item in known.items()})
    found = [_found(item, folders, (kinds, settings), memory) for item in known.values()]
    records, problems = told_apart(
        chain.from_iterable(one.records for one in found),
        chain.from_iterable(one.mentions for one in found),
    )
    bare = [item for one in found for item in one.bare]
    said = [problem for one in found for problem in one.problems]
    return records, ordered([*said, *problems, *_incomplete(bare, records)])


def _found(
    item: Known, folders: Mapping[str, str], known: tuple[Catalogue, Settings], memory: Memory
) -> Found:
    """What a file holds: as it was read before, from the same bytes in the same project, or read now."""
    folder = project_of(item.path, folders)
    key = (*item.key, folder, folders.get(folder))
    found = memory.found.get(key)
    if found is None:
        room = _Room(*known, folders, memory.tolerant)
        document = replace(item.document, problems=list(item.document.problems))
        _take(room, document)
        room.problems.extend(document.problems)
        found = Found(tuple(room.records), tuple(room.mentions), tuple(room.bare), tuple(room.problems))
        memory.found[key] = found
    return found


def _incomplete(bare: list[ListRecord], records: tuple[Record, ...]) -> Iterator[Diagnostic]:
    """List items without words whose id is defined nowhere."""
    known = {record.id for record in records} if bare else set()
    for item in bare:
        if item.data["id"] not in known:
            message = f"{item.data['id']} says nothing and is defined nowhere"
            mend = f"write - [ ] {item.data['id']} What is done @who due:YYYY-MM-DD"
            yield rules.LIST_RECORD.at(item.source, message, mend)


def _take(room: _Room, item: Document) -> None:
    item.problems.extend(bounds(item.path, item.body))
    if item.broken:
        return
    item.problems.extend(check_sections(item.path, item.body, {*room.settings.audiences, "internal"}))
    kind, configured = kind_of(item, room.kinds, room.settings)
    if kind is None:
        return
    plain = not item.fenced and kind.name not in ("page", "project")
    if plain and not _plain_allowed(room, item, kind, configured=configured):
        return
    name = identifier(item, kind, plain=plain or (configured and "id" not in item.data))
    if name is None:
        return
    record = _own_record(room, item, kind, name, plain=plain)
    if record is not None:
        room.records.append(record)
        room.records.extend(_parts(room, record, item.data, (), record.uid))
        _list_items(room, record)


def _plain_allowed(room: _Room, item: Document, kind: Kind, *, configured: bool) -> bool:
    rule = next(
        (room.settings.folders[name] for name in item.pure.parts[:-1][::-1] if name in room.settings.folders),
        None,
    )
    mode = rule.missing if configured and rule is not None else "error"
    place = Source(item.path)
    if mode == "error":
        allow = f"folders: {{{item.pure.parent.name}: {{kind: {kind.name}, missing: warn}}}}"
        mend = f"begin the file with --- and id:, title:, or allow plain files by {allow}"
        item.problems.append(rules.NO_FRONT_MATTER.at(place, f"this {kind.name} has no front matter", mend))
    elif mode == "warn":
        item.problems.append(
            rules.PLAIN_FILE.at(
                place, f"a plain file was taken as a {kind.name}", "add a front matter when you next edit it"
            )
        )
    return mode != "error"


def _own_record(room: _Room, item: Document, kind: Kind, name: str, *, plain: bool) -> Record | None:
    folder = project_of(item.path, room.folders)
    if kind.portal_wide:
        folder = ""
    project = room.folders.get(folder)
    first = Source(item.path, *(item.positions.values.get((), (1, 1)) if item.fenced else (1, 1)))
    if project is None and kind.name in _NEEDS_PROJECT:
        mend = "move it into a folder whose index.md has kind: project"
        item.problems.append(rules.ORPHAN.at(first, f"this {kind.name} lies outside of any project", mend))
    data = dict(item.data)
    if plain and "date" in kind.fields.model_fields and (day := date_of(item)) is not None:
        data["date"] = day
    record = _record(room, kind, data, item.positions, (), Place(item.path, folder, project, first), name)
    if record is None:
        return None
    body = Body(item.body.text, item.body.first_line)
    title = record.title or heading(body) or (name if plain or kind.name in ("page", "person") else "")
    if not title:
        if not data.get("title"):
            mend = "add title: or a first heading"
            item.problems.append(rules.TITLE.at(first, f"this {kind.name} has no title", mend))
        title = name
    return replace(record, title=title, body=body)


@dataclass(frozen=True, slots=True)
class Place:
    """File, project and position of a record."""

    path: str
    folder: str
    project: str | None
    source: Source


def _record(
    room: _Room, kind: Kind, data: Mapping[str, Any], positions: Positions, at: Path, place: Place, name: str
) -> Record | None:
    """A record from its mapping; None, with diagnostics, where a field is wrong."""
    fields, problems = validated(kind, data, positions, at, room.settings.enumerations)
    if "id" in data and not ID.match(name):
        room.problems.extend(problems)
        return None
    broken = fields is None
    if fields is None:
        fields = salvaged(kind, data, room.settings.enumerations) if room.tolerant else None
        fields = fields or bare_fields(kind, data)
    else:
        room.problems.extend(required(room.settings, kind, fields, place.source))
        problems = (*problems, *audiences(room.settings, fields, positions, at))
    room.problems.extend(problems)
    title = fields.title or getattr(fields, fields.title_field, None) or ""
    identifiers = place.source if not at and ("id",) not in positions.values else positions.value((*at, "id"))
    source = (
        positions.value(at)
        if at
        else Source(place.path, identifiers.line if "id" in data else place.source.line)
    )
    return Record(
        id=name if kind.name != "project" else (place.project or name),
        kind=kind.name,
        title=title,
        fields=fields,
        source=source,
        project=place.project,
        folder=place.folder,
        at=at,
        positions=positions,
        audience=released(fields, problems),
        broken=broken,
    )


def _parts(room: _Room, owner: Record, data: Mapping[str, Any], at: Path, parent: str) -> Iterator[Record]:
    """Records nested in a front matter, each with its place."""
    allowed = room.kinds[owner.kind].fields.model_fields
    for name, kind_name in PARTS.items():
        items = data.get(name)
        if name not in allowed or not isinstance(items, list):
            continue
        for number, item in enumerate(items):
            if isinstance(item, dict):
                yield from _part(room, owner, room.kinds[kind_name], item, (*at, name, number), parent)


def _part(
    room: _Room, owner: Record, kind: Kind, item: Mapping[str, Any], at: Path, parent: str
) -> Iterator[Record]:
    positions = owner.positions or Positions(owner.source.path, {}, {})
    source = positions.value(at)
    written = item.get("id")
    if written is None:
        room.problems.append(
            rules.NO_ID.at(source, f"this {kind.name} has no id", f"add id: {kind.prefix}-1")
        )
        return
    name = str(getattr(written, "text", written))
    prefixed = room.kinds.by_prefix(name)
    if prefixed is not None and prefixed.name != kind.name:
        message = f"the id says {prefixed.name}, but this is a {kind.name}"
        room.problems.append(rules.CONTRADICTION.at(positions.value((*at, "id")), message, "correct the id"))
    place = Place(owner.source.path, owner.folder, owner.project, source)
    record = _record(room, kind, item, positions, at, place, name)
    if record is None:
        return
    if not record.title:
        field_name = kind.fields.title_field
        room.problems.append(rules.TITLE.at(source, f"{name} has no {field_name}", f"add {field_name}:"))
    record = replace(record, parent=parent, title=record.title or name)
    yield record
    if kind.name == "task":
        yield from _subtasks(room, owner, item, at, record)


def _subtasks(
    room: _Room, owner: Record, item: Mapping[str, Any], at: Path, task: Record
) -> Iterator[Record]:
    for number, inner in enumerate(item.get("tasks") or ()):
        if isinstance(inner, dict):
            yield from _part(room, owner, room.kinds["task"], inner, (*at, "tasks", number), task.uid)


def _list_items(room: _Room, record: Record) -> None:
    """Actions of any body, decisions of minutes."""
    if not room.kinds[record.kind].body_records or not record.body.text:
        return
    prefixes = {room.kinds["action"].prefix: "action"}
    if record.kind == "meeting":
        prefixes[room.kinds["decision"].prefix] = "decision"
    for item in list_records(record.source.path, record.body, prefixes):
        found = _list_record(room, record, item)
        if found is not None:
            room.mentions.append(found)


def _list_record(room: _Room, owner: Record, item: ListRecord) -> Record | None:
    kind = room.kinds[item.kind]
    place = Place(owner.source.path, owner.folder, owner.project, item.source)
    if item.data.get("action", item.data.get("decision")) is None:
        room.bare.append(item)
        return None
    record = _record(room, kind, item.data, item.positions, (), place, item.data["id"])
    return replace(record, parent=owner.uid, source=item.source) if record is not None else None
