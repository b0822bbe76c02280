"""Ids told apart: every record once, list items beside the records they only mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record


def told_apart(
    records: Iterable[Record], listed: Iterable[Record]
) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Records with distinct ids, and the duplicates with both places.

    ``listed`` are the records of list items; one whose id is defined in a front matter of its own file, or a
    decision defined anywhere, only mentions it. Ids that pages and plain files have from their names give way
    to all others, by a number.
    """
    taken: dict[str, Record] = {}
    problems: list[Diagnostic] = []
    every = list(records)
    for record in (*filter(_is_written, every), *listed):
        other = taken.setdefault(record.uid.casefold(), record)
        if other is not record and not _mentions(record, other):
            problems.append(_clash(record, other))
    numbers: dict[str, count[int]] = {}
    for record in every:
        if not _is_written(record):
            free = _free(record, taken, numbers)
            taken[free.uid.casefold()] = free
    return tuple(sorted(taken.values(), key=lambda record: (record.source.path, bool(record.parent)))), tuple(
        problems
    )


def _is_written(record: Record) -> bool:
    """Whether its author chose the id; pages and files without a front matter have theirs from the file's name."""
    if record.at or record.parent or record.fields.id is not None or record.positions is None:
        return True
    return record.kind != "page" and () in record.positions.values


def _mentions(record: Record, other: Record) -> bool:
    """Whether a list item only names a record that is defined elsewhere."""
    if not record.parent or record.at:
        return False
    if record.source.path == other.source.path and other.at:
        return True
    return record.kind == "decision" == other.kind and (bool(other.at) or not other.parent)


def _free(record: Record, taken: dict[str, Record], numbers: dict[str, count[int]]) -> Record:
    """The record under an id that is free."""
    key = record.uid.casefold()
    found = record
    while found.uid.casefold() in taken:
        found = replace(record, id=f"{record.id}-{next(numbers.setdefault(key, count(2)))}")
    return found


def _clash(record: Record, other: Record) -> Diagnostic:
    place = record.place("id") if record.fields.id is not None else record.source
    where = f"{other.source.path}:{other.source.line}"
    if record.uid != other.uid:
        message = f"{record.id} and {other.id} ({where}) differ in case only"
        return rules.CASE.at(place, message, "write one of them otherwise")
    return rules.DUPLICATE_ID.at(
        place, f"{record.id} is already defined in {where}", "give one of them another id"
    )
