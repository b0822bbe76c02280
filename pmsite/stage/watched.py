"""A portal that notes what is read of it, see :mod:`pmsite.stage.watch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.graph.graph import Graph, Relation
from pmsite.graph.resolve import Resolver
from pmsite.model.event import Event, Past
from pmsite.model.record import Record
from pmsite.stage.watch import Memo, note, unnoted


class WatchedRecord(Record):
    """A record that notes which of its values are read; where it is taken from notes that it is there."""

    __slots__ = ()

    def get(self, name: str) -> Any:
        """Value of a field."""
        note("field", self.uid, name)
        return getattr(_FIELDS.__get__(self), name, None)


_FIELDS: Any = Record.__dict__["fields"]
NOTED = {"title": "title", "fields": "fields", "body": "body", "place": "source", "positions": "positions"}
"""Values of a record that are told apart, by the sort under which they are noted; the rest of it is read as a whole."""


def _noted(sort: str, name: str) -> property:
    """An attribute of a record that is noted."""
    slot: Any = Record.__dict__[name]

    def get(self: WatchedRecord) -> Any:
        note(sort, self.uid)
        return slot.__get__(self)

    return property(get, slot.__set__)


for _sort, _attribute in NOTED.items():
    setattr(WatchedRecord, _attribute, _noted(_sort, _attribute))


class WatchedGraph(Graph):
    """A graph that notes what is asked of it."""

    def __getattribute__(self, name: str) -> Any:
        if name in {"relations", "children", "actuals"}:
            note(name)
        found = super().__getattribute__(name)
        return _Records(found) if name == "records" else found

    def __iter__(self) -> Iterator[Record]:
        note("all")
        return iter(self.__dict__["records"].values())

    def __getitem__(self, uid: str) -> Record:
        note("record", uid)
        found: Record = self.__dict__["records"][uid]
        return found

    def get(self, uid: str) -> Record | None:
        """The record of that uid."""
        note("record", uid)
        found: Record | None = self.__dict__["records"].get(uid)
        return found

    def links(self, uid: str) -> tuple[Relation, ...]:
        """Relations that a record has written."""
        note("links", uid)
        with unnoted():
            return super().links(uid)

    def backlinks(self, uid: str) -> tuple[Relation, ...]:
        """Relations that name a record."""
        note("backlinks", uid)
        with unnoted():
            return super().backlinks(uid)

    def parts(self, uid: str, kind: str | None = None) -> tuple[Record, ...]:
        """Records written inside a record."""
        note("parts", uid)
        with unnoted():
            return super().parts(uid, kind)

    @property
    def projects(self) -> tuple[Record, ...]:
        """Project records by key."""
        return tuple(sorted(self.of("project"), key=lambda record: record.id))

    def of(self, kind: str, project: str | None = None) -> tuple[Record, ...]:
        """Records of a kind."""
        note("of", kind, project or "")
        with unnoted():
            return super().of(kind, project)

    def name(self, uid: str, project: str | None) -> str:
        """How a record of ``project`` names the record ``uid``."""
        note("record", uid)
        with unnoted():
            return super().name(uid, project)


class _Records(Mapping[str, Record]):
    """The records of a graph by uid; who goes through all of them reads which there are."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    def __getitem__(self, uid: str) -> Record:
        note("record", uid)
        return self._records[uid]

    def __contains__(self, uid: object) -> bool:
        note("record", str(uid))
        return uid in self._records

    def __iter__(self) -> Iterator[str]:
        note("all")
        return iter(self._records)

    def __len__(self) -> int:
        note("all")
        return len(self._records)


class WatchedPast:
    """A past that notes of which record it was asked."""

    def __init__(self, past: Past) -> None:
        self._past = past

    def of(self, uid: str) -> tuple[Event, ...]:
        """What happened to a record."""
        note("events", uid)
        return self._past.of(uid)

    def __getattr__(self, name: str) -> Any:
        note("past" if name in {"events", "skipped"} else "known past")
        return getattr(self._past, name)


_DERIVED: Any = Portal.__dict__["derived"]


class WatchedPortal(Portal):
    """A portal that notes what is read of it; settings, day, language, title and audience are everybody's."""

    __slots__ = ()

    def of(self, record: Record | str) -> Mapping[str, Any]:
        """Derived values of a record."""
        uid = record if isinstance(record, str) else record.uid
        note("derived", uid)
        found: Mapping[str, Any] = _DERIVED.__get__(self).get(uid, {})
        return found


def _watched(name: str) -> property:
    """A property of a portal that is noted as a whole."""
    slot: Any = Portal.__dict__[name]

    def get(self: WatchedPortal) -> Any:
        note(f"all {name}")
        return slot.__get__(self)

    return property(get, slot.__set__)


for _name in ("derived", "attachments", "measures", "trends", "origin"):
    setattr(WatchedPortal, _name, _watched(_name))


class WatchedResolver:
    """A resolver that notes what it was asked for; the records that it finds note what is read of them."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def find(self, written: str, project: str | None) -> Record | None:
        """The record an id means."""
        note("find", written, project or "")
        return self._resolver.find(written, project)


def watched(portal: Portal) -> Portal:
    """The same portal, which notes what is read of it."""
    whole = portal.graph
    records = {record.uid: _record(record) for record in whole}
    graph = WatchedGraph(records, whole.relations, whole.kinds, whole.children, whole.actuals)
    graph.__dict__["memo"] = Memo()
    found = WatchedPortal(
        **{
            name: getattr(portal, name)
            for name in Portal.__dataclass_fields__
            if name not in {"memo", "graph", "past"}
        },
        graph=graph,
        past=WatchedPast(portal.past),  # type: ignore[arg-type]
    )
    object.__setattr__(found, "memo", Memo())
    graph.__dict__["resolver"] = WatchedResolver(Resolver.of(graph))
    return found


def _record(record: Record) -> Record:
    made = object.__new__(WatchedRecord)
    for name in Record.__dataclass_fields__:
        object.__setattr__(made, name, getattr(record, name))
    return made
