"""Which record of one state of a portal is which of another: by id, by file, by what it says."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pmsite.analyses.portal import Portal
from pmsite.graph.graph import Graph
from pmsite.graph.plain import comparable
from pmsite.model.diagnostic import Diagnostic, Severity, ordered
from pmsite.model.difference import Named
from pmsite.model.record import Record
from pmsite.read.documents import is_record
from pmsite.release.release import release

ALIKE = 0.5
"""Share of equal lines from which a text whose id comes from its file's name counts as the same, as in git."""
_MOST = 200
"""Candidates that are compared by their texts; more of them, and only equal ones are found."""


@dataclass(frozen=True)
class Side:
    """One state of a portal, and what ``check`` says of it."""

    portal: Portal
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """Files that were spoilt and are compared as if nothing had changed in them."""
    known: int | None = None
    """Errors before anything was mended."""
    memo: dict[str, Mapping[str, Record]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def graph(self) -> Graph:
        """Its records."""
        return self.portal.graph

    @cached_property
    def spoilt(self) -> frozenset[str]:
        """Markdown files of which an error leaves nothing to read, or a record without its fields."""
        wrong = {item.source.path for item in self.diagnostics if _is_error(item)}
        known = {item.source.path for item in self.graph}
        broken = {item.source.path for item in self.graph if item.broken}
        return frozenset(path for path in wrong if is_record(path) and (path not in known or path in broken))

    def seen(self, audience: str) -> Mapping[str, Record]:
        """Records that an audience sees, as it sees them, by uid."""
        if audience not in self.portal.settings.audiences:
            return {}
        if audience not in self.memo:
            self.memo[audience] = release(self.portal, audience).graph.records
        return self.memo[audience]

    @property
    def errors(self) -> int:
        """Errors that ``check`` reports."""
        return self.known if self.known is not None else _errors(self.diagnostics)

    def mended(self, other: Side, spoilt: frozenset[str]) -> Side:
        """The state with the portal of one in which nothing is spoilt; of what is, its errors are told and no others.

        What follows from a file that cannot be read (references to what it held) is not told: it would go with it.
        """
        own = [item for item in self.diagnostics if item.source.path in self.spoilt and _is_error(item)]
        return Side(other.portal, ordered([*other.diagnostics, *own]), spoilt, self.errors)


def _is_error(item: Diagnostic) -> bool:
    return item.severity is Severity.ERROR


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(map(_is_error, diagnostics))


def mended(old: Mapping[str, bytes], new: Mapping[str, bytes], spoilt: frozenset[str]) -> dict[str, bytes]:
    """The files ``old`` with those of ``new`` in the place of spoilt ones: what cannot be read counts as unchanged."""
    kept = {path: data for path, data in old.items() if path not in spoilt}
    return kept | {path: new[path] for path in spoilt if path in new}


@dataclass(frozen=True)
class Pairs:
    """Two states and the records that both have, whatever their files and ids are called."""

    old: Side
    new: Side
    twins: dict[str, str]
    """Uid in the new state by uid in the old one."""

    def each(self, kind: str | None = None) -> Iterator[tuple[Record, Record]]:
        """Records of both states, old and new, by kind and uid."""
        for was, now in self._ordered:
            record = self.new.graph[now]
            if kind is None or record.kind == kind == self.old.graph[was].kind:
                yield self.old.graph[was], record

    @cached_property
    def _ordered(self) -> list[tuple[str, str]]:
        kinds = list(self.new.graph.kinds.kinds)
        graph = self.new.graph
        return sorted(
            self.twins.items(),
            key=lambda pair: (graph[pair[1]].project or "", kinds.index(graph[pair[1]].kind), pair[1]),
        )

    @cached_property
    def back(self) -> dict[str, str]:
        """Uid in the old state by uid in the new one."""
        return {now: was for was, now in self.twins.items()}

    @property
    def audiences(self) -> list[str]:
        """Audiences of either state."""
        return sorted({*self.old.portal.settings.audiences, *self.new.portal.settings.audiences})

    @cached_property
    def _twice(self) -> frozenset[str]:
        """Ids that more than one project has, in one state or the other."""
        uids = {record.uid: record.id for record in self.new.graph}
        uids |= {record.uid: record.id for record in self.old.graph if record.uid not in self.twins}
        counts = Counter(uids.values())
        return frozenset(name for name, number in counts.items() if number > 1)

    def named(self, record: Record) -> Named:
        """A record by its id, with its project where another project has the same."""
        name = record.uid if record.id in self._twice else record.id
        return Named(name, record.project, record.kind, record.title, record.source.path)


def paired(old: Side, new: Side) -> Pairs:
    """The records of two states told together.

    Records of one uid are the same. Of the others, two are one if their project is, and one file holds both, or
    what they say is the same, or, where the id comes from the file's name, much of it is.
    """
    keys = _projects(old.graph, new.graph)
    twins: dict[str, str] = {}
    for record in old.graph:
        uid = _moved(record.uid, record.project, keys)
        if uid in new.graph.records:
            twins[record.uid] = uid
    taken = set(twins.values())
    left = [item for item in old.graph if item.uid not in twins and _own(item)]
    come = [item for item in new.graph if item.uid not in taken and _own(item)]
    for was, now in _alike(old.graph, new.graph, left, come, keys):
        twins[was.uid] = now.uid
    return Pairs(old, new, twins)


def _own(record: Record) -> bool:
    """Whether a record has a file of its own."""
    return not record.at and record.parent is None and record.kind != "project"


def _moved(uid: str, project: str | None, keys: dict[str, str]) -> str:
    """A uid in the new state, where its project's key may be another one."""
    if project is None or keys.get(project, project) == project:
        return uid
    return keys[project] + uid.removeprefix(project)


def _projects(old: Graph, new: Graph) -> dict[str, str]:
    """Keys of projects in the new state by those in the old one, where key or folder changed."""
    left = [item for item in old.projects if new.get(item.uid) is None]
    come = [item for item in new.projects if old.get(item.uid) is None]
    found = {}
    for was in left:
        now = next((item for item in come if item.folder == was.folder), None) or next(
            (item for item in come if _said(old, was) == _said(new, item)), None
        )
        if now is not None:
            found[was.id] = now.id
            come.remove(now)
    return found


def _alike(
    old: Graph, new: Graph, left: list[Record], come: list[Record], keys: dict[str, str]
) -> Iterator[tuple[Record, Record]]:
    """Pairs of what is gone and what has come, the surest first."""
    come = list(come)
    rest: list[Record] = []
    for was in left:
        fitting = [item for item in come if _fits(was, item, keys)]
        said = _said(old, was)
        now = next((item for item in fitting if _said(new, item) == said), None) or next(
            (
                item
                for item in fitting
                if item.source.path == was.source.path and _share(old, was, new, item) >= ALIKE
            ),
            None,
        )
        if now is None:
            rest.append(was)
            continue
        come.remove(now)
        yield was, now
    if len(rest) > _MOST or len(come) > _MOST:
        return
    shares = [
        (_share(old, was, new, now), was.uid, now.uid)
        for was in rest
        for now in come
        if _fits(was, now, keys) and was.fields.id is None and now.fields.id is None
    ]
    gone: set[str] = set()
    for share, was_uid, now_uid in sorted(shares, key=lambda item: (-item[0], item[1:])):
        if share >= ALIKE and not {f"-{was_uid}", f"+{now_uid}"} & gone:
            gone |= {f"-{was_uid}", f"+{now_uid}"}
            yield old[was_uid], new[now_uid]


def _fits(was: Record, now: Record, keys: dict[str, str]) -> bool:
    project = keys.get(was.project, was.project) if was.project else None
    return was.kind == now.kind and project == now.project


def _said(graph: Graph, record: Record) -> str:
    """Everything a record says but for its id, and for a title that comes from its file's name."""
    found = comparable(graph, record)
    if found.get("title") == record.id:
        del found["title"]
    return json.dumps(found, sort_keys=True, default=str)


def _share(old: Graph, was: Record, new: Graph, now: Record) -> float:
    """Share of lines that two records have in common, their ids aside."""
    one, other = _lines(old, was), _lines(new, now)
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _lines(graph: Graph, record: Record) -> list[str]:
    found = comparable(graph, record)
    body = str(found.pop("body", ""))
    fields: Iterable[tuple[str, object]] = (
        (key, value) for key, value in found.items() if value != record.id
    )
    return [f"{key}: {json.dumps(value, sort_keys=True, default=str)}" for key, value in fields] + [
        line.strip() for line in body.split("\n") if line.strip()
    ]
