"""Records of every state that a file ever had: read once by today's rules, then from the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmsite.adapters.code import code
from pmsite.adapters.git.cache import Cache
from pmsite.adapters.git.history import GitHistory
from pmsite.graph.graph import Graph
from pmsite.graph.plain import comparable
from pmsite.model.catalogue import Catalogue
from pmsite.model.event import Written
from pmsite.model.record import Record
from pmsite.model.rules import ORPHAN
from pmsite.model.settings import Settings
from pmsite.read.documents import is_record
from pmsite.read.memory import Memory
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue

State = tuple[str, str]
"""Path of a file and name of what it held."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file held; where nothing of it could be read, why."""

    records: tuple[Written, ...] | None
    note: str = ""
    """What today's rules have against it, in one line; "" where all is right."""


def settings_digest(settings: Settings) -> str:
    """Digest of the code that reads, and of the configuration it reads by but for the as-of day."""
    return hashlib.sha256((code() + settings.model_dump_json(exclude={"as_of"})).encode()).hexdigest()


@dataclass(slots=True)
class Parser:
    """Reader of a history's files, see :data:`pmsite.model.event.Reader`; states it knows are not read again."""

    history: GitHistory
    settings: Settings
    folder: Path | None = None
    """Where the cache lies; without one nothing is kept."""
    known: dict[State, Parsed] = field(default_factory=dict)

    def __call__(self, path: str, blob: str) -> tuple[Written, ...] | None:
        """Records of a file's state; None where today's rules cannot read it."""
        return self.parsed(path, blob).records

    def parsed(self, path: str, blob: str) -> Parsed:
        """What a file held; everything of the history is read at the first question."""
        if not self.known:
            self.load(
                (item.path, item.blob) for step in self.history.commits for item in step.touched if item.blob
            )
        if (path, blob) not in self.known:
            self.load([(path, blob)])
        return self.known[path, blob]

    def _states(self) -> Iterator[State]:
        """Every state of every file; of a past that is not known from its beginning also those it begins with."""
        commits = self.history.commits
        for step in commits:
            yield from ((item.path, item.blob) for item in step.touched if item.blob)
        if commits and not self.history.complete:
            yield from self.history.files(commits[-1].sha).items()

    def load(self, states: Iterable[State]) -> None:
        """Read states of files, all that are not known at once."""
        cache = Cache(self.folder, settings_digest(self.settings))
        wanted = {
            cache.key(*state): state
            for state in dict.fromkeys(states)
            if state not in self.known and is_record(state[0])
        }
        for key, value in cache.get(list(wanted)).items():
            found = _from_bytes(value)
            if found is not None:
                self.known[wanted.pop(key)] = found
        if wanted:
            cache.put(self._read(wanted))

    def _read(self, wanted: Mapping[bytes, State]) -> dict[bytes, bytes]:
        """Read states that no cache has; their bytes for the cache."""
        contents = self.history.contents(blob for _, blob in wanted.values())
        kinds = catalogue(self.settings)
        made = {}
        for key, (path, blob) in wanted.items():
            found = _parsed(path, contents.get(blob), kinds, self.settings)
            self.known[path, blob] = found
            if blob in contents:
                made[key] = _bytes(found)
        return made

    @property
    def skipped(self) -> dict[State, str]:
        """States of which nothing could be read, each with the reason."""
        return {state: found.note for state, found in self.known.items() if found.records is None}


def _parsed(path: str, data: bytes | None, kinds: Catalogue, settings: Settings) -> Parsed:
    if data is None:
        return Parsed(None, f"{path}: git does not have it")
    try:
        records, problems = read({path: data}, kinds, settings, Memory(tolerant=True))
    except RecursionError:
        return Parsed(None, f"{path}: nested too deeply")
    wrong = [
        problem for problem in problems if problem.severity.value == "error" and problem.code != ORPHAN.code
    ]
    note = str(wrong[0]) if wrong else ""
    if not any(not record.at and not record.parent for record in records):
        return Parsed(None, note or f"{path}: no record")
    children: dict[str, tuple[str, ...]] = {}
    for record in records:
        if record.parent:
            children[record.parent] = (*children.get(record.parent, ()), record.uid)
    graph = Graph({record.uid: record for record in records}, (), kinds, children)
    return Parsed(tuple(_written(graph, record) for record in records), note)


def _written(graph: Graph, record: Record) -> Written:
    return Written(
        record.id,
        record.kind,
        record.title,
        comparable(graph, record),
        own=not record.at and not record.parent,
        listed=not record.at and bool(record.parent),
        wide=graph.kinds[record.kind].portal_wide,
    )


def _bytes(found: Parsed) -> bytes:
    records = found.records and [
        [item.id, item.kind, item.title, item.values, item.own, item.listed, item.wide]
        for item in found.records
    ]
    return json.dumps([found.note, records], ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _from_bytes(data: bytes) -> Parsed | None:
    try:
        note, records = json.loads(data)
        items: Any = records if records is None else tuple(Written(*item) for item in records)
    except (ValueError, TypeError):
        return None
    return Parsed(items, str(note))
