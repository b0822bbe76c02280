"""Entries of the search that are as they were: one is made again only where what it was made from changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pmsite.model.address import Address
from pmsite.model.record import Record
from pmsite.stage.entries import Entry
from pmsite.stage.reads import fresh
from pmsite.stage.recall import KeptEntry, Memory
from pmsite.stage.watch import Key, reading


@dataclass(slots=True)
class Recalled:
    """Entries of records by uid: those that were kept, and those that were made, with what they were made from."""

    kept: dict[str, KeptEntry] = field(default_factory=dict)
    made: dict[str, tuple[frozenset[Key], Entry]] = field(default_factory=dict)


def recall(
    memory: Memory,
    stale: set[int],
    found: Recalled,
    record: Record,
    to: Address,
    make: Callable[[], Entry],
) -> Entry:
    """The entry of a record at an address, also noted in ``found``; ``stale`` are the values that have changed."""
    known = memory.entries.get(record.uid)
    if known is not None and known.entry.to == to and fresh(known.reads, stale):
        found.kept[record.uid] = known
        return known.entry
    with reading() as reads:
        entry = make()
    found.made[record.uid] = frozenset(reads), entry
    return entry
