"""Edits and new records of an import, brought into the files: all of them, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pmsite.adapters.edit.change import Change, changed_all
from pmsite.adapters.edit.item import FIELDS
from pmsite.adapters.edit.value import Value, fits, quoted, understood
from pmsite.adapters.workspace import Workspace
from pmsite.analyses.baselines import sealed
from pmsite.imports._edits import Edit
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record


def brought(
    workspace: Workspace, edits: Sequence[Edit], added: Mapping[str, bytes], *, incomplete: bool = False
) -> tuple[list[Change], tuple[Diagnostic, ...]]:
    """The files with all edits, checked with the new ones, and what the check would newly warn of.

    New records may be ``incomplete``: what is wrong in them is told, and they are written.

    Raises:
        Failure: if one of them cannot be made, or the content would have an error that it has not now.
    """
    by_record: dict[str, tuple[Record, dict[str, Value | None]]] = {}
    appended: list[tuple[Record, dict[str, Value | None]]] = []
    for edit in edits:
        name, held = step(edit.record, edit.key), value(edit.key, edit.value)
        if name.endswith(".+"):  # several may be added to one list
            appended.append((edit.record, {name: held}))
        else:
            by_record.setdefault(edit.record.uid, (edit.record, {}))[1][name] = held
    return changed_all(workspace, [*by_record.values(), *appended], added, incomplete=incomplete)


def unwritable(edits: Sequence[Edit]) -> Iterator[tuple[Edit, str]]:
    """Edits that the place where a record is written has no room for, each with the reason."""
    for edit in edits:
        record = edit.record
        name = step(record, edit.key)
        listed = record.parent is not None and not record.at
        if listed and name not in (*FIELDS, type(record.fields).title_field):
            yield (
                edit,
                f"{record.id} is a list item of {record.source.path}, which has no place for it; edit the file",
            )
        elif record.kind == "baseline" and sealed(record) is not None:
            yield edit, f"{record.id} is sealed and is not edited"


def step(record: Record, key: str) -> str:
    """Where a field of a sheet is written: a title where the record has it, as ``title``, ``name`` or ``action``."""
    own = type(record.fields).title_field
    if (
        key == "title"
        and "title" not in record.fields.model_fields_set
        and own in record.fields.model_fields_set
    ):
        return own
    return key


def value(name: str, held: Any) -> Value | None:
    """A value of an import as one that is written; None takes the field out."""
    if held is None:
        return None
    if isinstance(held, bool):
        return understood(name, "true" if held else "false")
    if isinstance(held, (int, float, dt.date)):
        return understood(name, held.isoformat() if isinstance(held, dt.date) else f"{held:.15g}")
    if isinstance(held, Mapping):
        return understood(
            name, "{" + ", ".join(f"{_piece(key)}: {_piece(item)}" for key, item in held.items()) + "}"
        )
    if isinstance(held, list):
        return understood(name, f"[{_row(held)}]")
    text = str(held).replace("\r\n", "\n").replace("\r", "\n").strip()
    return Value(text, text)


def _row(items: Iterable[Any]) -> str:
    return ", ".join(map(_piece, items))


def _piece(item: Any) -> str:
    """An item within brackets."""
    if isinstance(item, (bool, int, float, dt.date, Mapping, list)):
        found = value("", item)
        return found.text if found else ""
    return item if fits(item, "flow") else quoted(item, '"')
