"""Ids told apart: every record once, list items beside the records they only mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record


def told_apart(records: Iterable[Record], listed: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Records with distinct ids, and the duplicates with both places.

    ``listed`` are the records of list items; one whose id is defined in a front matter of its own file, or a
    decision defined anywhere, only mentions it. Ids taken from file names give way by a number.
    """
    taken: dict[str, Record] = {}
    problems: list[Diagnostic] = []
    for record in records:
        other = taken.get(record.uid.casefold())
        if other is None:
            taken[record.uid.casefold()] = record
        elif _from_file_name(record):
            renamed = _renamed(record, taken)
            taken[renamed.uid.casefold()] = renamed
        else:
            problems.append(_clash(record, other))
    for record in listed:
        other = taken.get(record.uid.casefold())
        if other is None:
            taken[record.uid.casefold()] = record
        elif other.body.text or other.positions is None or not _mentioned(record, other):
            problems.append(_clash(record, other))
    return tuple(taken.values()), tuple(problems)


def _mentioned(record: Record, other: Record) -> bool:
    same_file = record.source.path == other.source.path and bool(other.at)
    return same_file or (record.kind == "decision" and other.kind == "decision" and (bool(other.at) or not other.parent))


def _from_file_name(record: Record) -> bool:
    return record.positions is not None and not record.at and ("id",) not in record.positions.values and record.fields.id is None


def _renamed(record: Record, taken: dict[str, Record]) -> Record:
    number = 2
    while replace(record, id=f"{record.id}-{number}").uid.casefold() in taken:
        number += 1
    return replace(record, id=f"{record.id}-{number}")


def _clash(record: Record, other: Record) -> Diagnostic:
    place = record.place("id") if record.fields.id is not None else record.source
    where = f"{other.source.path}:{other.source.line}"
    if record.uid != other.uid:
        message = f"{record.id} and {other.id} ({where}) differ in case only"
        return rules.CASE.at(place, message, "write one of them otherwise")
    return rules.DUPLICATE_ID.at(place, f"{record.id} is already defined in {where}", "give one of them another id")
