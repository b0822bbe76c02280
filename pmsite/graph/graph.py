"""The immutable project graph: records by uid, typed relations, backlinks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pmsite.graph.resolve import Resolver
from pmsite.model.catalogue import Catalogue
from pmsite.model.record import Record
from pmsite.model.source import Source
from pmsite.read.actuals import Actual


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from one record to another, as written at ``source``."""

    origin: str
    name: str
    inverse: str
    target: str
    source: Source
    written: str = ""
    """What is written: ``T-07 SS+2d``."""


@dataclass(frozen=True)
class Graph:
    """Records of a portal and the relations between them."""

    records: Mapping[str, Record]
    relations: tuple[Relation, ...]
    kinds: Catalogue
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actuals: Mapping[str, tuple[Actual, ...]] = field(default_factory=dict)
    """Actual hours and cost by project; an audience's graph has none."""
    memo: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What analyses work out once of this graph; one built from it starts afresh."""

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def __getitem__(self, uid: str) -> Record:
        return self.records[uid]

    def get(self, uid: str) -> Record | None:
        """The record of that uid."""
        return self.records.get(uid)

    @cached_property
    def _outgoing(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "origin")

    @cached_property
    def _incoming(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped(self.relations, "target")

    def links(self, uid: str) -> tuple[Relation, ...]:
        """Relations that a record has written."""
        return self._outgoing.get(uid, ())

    def backlinks(self, uid: str) -> tuple[Relation, ...]:
        """Relations that name a record."""
        return self._incoming.get(uid, ())

    def parts(self, uid: str, kind: str | None = None) -> tuple[Record, ...]:
        """Records written inside a record, in the order of writing."""
        found = (self.records[child] for child in self.children.get(uid, ()))
        return tuple(record for record in found if kind is None or record.kind == kind)

    @cached_property
    def projects(self) -> tuple[Record, ...]:
        """Project records by key."""
        return tuple(
            sorted((record for record in self if record.kind == "project"), key=lambda record: record.id)
        )

    def of(self, kind: str, project: str | None = None) -> tuple[Record, ...]:
        """Records of a kind, of one project where it is named."""
        return self._by_kind.get((kind, project), ())

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str | None], tuple[Record, ...]]:
        """Records of a kind: those of a project, and under None all."""
        groups: dict[tuple[str, str | None], list[Record]] = defaultdict(list)
        for record in self:
            for project in {record.project, None}:
                groups[record.kind, project].append(record)
        return {key: tuple(items) for key, items in groups.items()}

    @cached_property
    def resolver(self) -> Resolver:
        """Finds these records by what people write."""
        return Resolver.of(self)

    def name(self, uid: str, project: str | None) -> str:
        """How a record of ``project`` names the record ``uid``: the bare id at home, else with the project."""
        record = self.records.get(uid)
        return record.id if record is not None and record.project == project else uid


def _grouped(relations: Iterable[Relation], key: str) -> dict[str, tuple[Relation, ...]]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        groups[getattr(relation, key)].append(relation)
    return {uid: tuple(items) for uid, items in groups.items()}
