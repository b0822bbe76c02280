"""What was staged before, by what it was made from: a page is made again only where one of its values changed.

A unit is what one view makes for one project, or for one record where the view makes a page a record
(``subjects``). Its reads are every value of the portal, every id and every page that making and drawing it asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pmsite.analyses.portal import Portal
from pmsite.model.address import Address
from pmsite.model.record import Record
from pmsite.stage.body import Homes
from pmsite.stage.entries import Entry
from pmsite.stage.gist import Gist
from pmsite.stage.postings import Postings, Weighed
from pmsite.stage.reads import Reads
from pmsite.stage.watch import EVERYTHING, Key, note
from pmsite.stage.watched import NOTED
from pmsite.views._downloads import Download

HOME_PAGE, HOME_FILE = "home of a page", "home of a file"
_HOMES = frozenset({HOME_PAGE, HOME_FILE})


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was staged."""

    page: Gist
    beside: str = ""
    """The records before and after it."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Digests of its staged file and fragments by path; none where another page took its place."""
    offers: tuple[Download, ...] = ()
    """Files that it offers for other tools."""


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """What a unit read, and its pages."""

    reads: Reads
    """Numbers of the values."""
    pages: tuple[KeptPage, ...]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that pages offer for other tools."""

    offer: Download
    reads: Reads
    digest: str


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry of the search."""

    reads: Reads
    entry: Entry


@dataclass(slots=True)
class Memory:
    """What is known of the last staging; ``there`` says whether a staged file is the one of a path and a digest."""

    there: Callable[[str, str], bool]
    keys: list[Key] = field(default_factory=list)
    """Everything that was read; its place is its number."""
    digests: list[str] = field(default_factory=list)
    """Digest of each value, as it was."""
    whole: int = 0
    """Values that there were when those that nobody read were left out."""
    units: dict[str, KeptUnit] = field(default_factory=dict)
    offered: dict[str, KeptFile] = field(default_factory=dict)
    """Files that the pages offer, by path."""
    terms: dict[str, Weighed] = field(default_factory=dict)
    """Terms of the entries of the search index, see :mod:`pmsite.stage.search`."""
    postings: Postings = field(default_factory=Postings)
    """Entries of each term."""
    entries: dict[str, KeptEntry] = field(default_factory=dict)
    """Entries of the search by record."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Digests of the content's files as they are now, where they are known."""
    sources: dict[str, str] = field(default_factory=dict)
    """Of each record, from which bytes and which place in them it was read."""
    state: str = ""
    """A name of the portal, but for its texts, as it was staged; "" where it has none."""
    now: str = ""
    """That of the portal as it is now."""
    made: int = 0
    """Pages that were made by the last staging; the others were as they had been."""
    left: Callable[[Memory], None] | None = None
    """What the last staging has left to do to be remembered."""

    def settle(self) -> None:
        """Remember the last staging; whoever staged may do so when nobody waits."""
        left, self.left = self.left, None
        if left is not None:
            left(self)

    def used(self) -> set[int]:
        """Numbers of the values that some unit, file or entry has read."""
        units = (unit.reads for unit in self.units.values())
        files = (file.reads for file in self.offered.values())
        return set[int]().union(*units, *files, *(one.reads for one in self.entries.values()))


KEPT = (
    "keys",
    "digests",
    "whole",
    "units",
    "offered",
    "terms",
    "postings",
    "entries",
    "sources",
    "state",
    "made",
)
"""What a later process is told of a staging."""


class WatchedHomes:
    """Homes that note what they were asked for."""

    def __init__(self, homes: Homes) -> None:
        self.pages, self.files = _Pages(homes), _Files(homes)


class _Pages:
    def __init__(self, homes: Homes) -> None:
        self._homes = homes

    def __contains__(self, page: str) -> bool:
        note(HOME_PAGE, page)
        return page in self._homes.pages


class _Files:
    def __init__(self, homes: Homes) -> None:
        self._homes = homes

    def get(self, path: str) -> Address | None:
        """Address of a Markdown file's page."""
        note(HOME_FILE, path)
        return self._homes.files.get(path)


class Values:
    """Digests of a portal's values as they are now."""

    def __init__(self, portal: Portal, memory: Memory) -> None:
        self.portal, self.homes = portal, Homes(frozenset(), {})
        self._known: dict[Key, str] = {}
        before = memory.sources
        memory.sources = {
            record.uid: f"{memory.files[record.source.path]} {record.source} {record.at}"
            for record in portal.graph
            if record.source.path in memory.files
        }
        self._alike = memory.now != "" and memory.state == memory.now
        memory.state = memory.now
        self._unchanged = {uid for uid, source in memory.sources.items() if before.get(uid) == source}

    def _same(self, key: Key) -> bool:
        """Whether a value follows from a file that has not changed, or from a portal that has but for its texts."""
        return (self._alike and key[0] in _OF_THE_GRAPH) or (key[0] in _WRITTEN and key[1] in self._unchanged)

    def changed(self, memory: Memory, *, homes: bool) -> set[int]:
        """Numbers of the values that are others now: of the pages' homes, or all others."""
        return {
            number
            for number, (key, before) in enumerate(zip(memory.keys, memory.digests, strict=True))
            if (key[0] in _HOMES) is homes
            and not (before and self._same(key))
            and (not before or self.digest(key) != before)
        }

    def digests(self, memory: Memory) -> list[str]:
        """Digest of each value that was read, now or before."""
        known = dict(enumerate(memory.digests))
        return [
            known[number] if known.get(number) and self._same(key) else self.digest(key)
            for number, key in enumerate(memory.keys)
        ]

    def digest(self, key: Key) -> str:
        """Digest of a value; "" of what counts as changed at any time."""
        if key not in self._known:
            said = "" if key == EVERYTHING else self._said(key)
            self._known[key] = hashlib.blake2b(
                said.encode("utf-8", "surrogatepass"), digest_size=12
            ).hexdigest()
        return "" if key == EVERYTHING else self._known[key]

    def _said(self, key: Key) -> str:
        sort, *names = key
        if sort in NOTED:
            record = self._record_of(names[0])
            return repr(getattr(record, NOTED[sort])) if record is not None else ""
        return str(getattr(self, f"_{sort.replace(' ', '_')}")(*names))

    def _record_of(self, uid: str) -> Record | None:
        return self.portal.graph.get(uid)

    def _field(self, uid: str, name: str) -> str:
        record = self._record_of(uid)
        return repr(record.get(name)) if record is not None else ""

    def _record(self, uid: str) -> str:
        record = self._record_of(uid)
        return _itself(record) if record is not None else ""

    def _all(self) -> str:
        return " ".join(map(_itself, self.portal.graph))

    def _of(self, kind: str, project: str) -> str:
        return " ".join(map(_itself, self.portal.graph.of(kind, project or None)))

    def _parts(self, uid: str) -> str:
        return " ".join(map(_itself, self.portal.graph.parts(uid)))

    def _links(self, uid: str) -> str:
        return repr(self.portal.graph.links(uid))

    def _backlinks(self, uid: str) -> str:
        return repr(self.portal.graph.backlinks(uid))

    def _derived(self, uid: str) -> str:
        return repr(self.portal.of(uid))

    def _relations(self) -> str:
        return repr(self.portal.graph.relations)

    def _children(self) -> str:
        return repr(self.portal.graph.children)

    def _actuals(self) -> str:
        return repr(self.portal.graph.actuals)

    def _all_derived(self) -> str:
        return repr(self.portal.derived)

    def _all_attachments(self) -> str:
        return repr(self.portal.attachments)

    def _all_measures(self) -> str:
        return repr(self.portal.measures)

    def _all_trends(self) -> str:
        return repr(self.portal.trends)

    def _all_origin(self) -> str:
        return repr(self.portal.origin)

    def _events(self, uid: str) -> str:
        return repr(self.portal.past.of(uid))

    def _past(self) -> str:
        return repr(self.portal.past)

    def _known_past(self) -> str:
        past = self.portal.past
        return repr((past.known, past.why, past.since, past.complete))

    def _find(self, written: str, project: str) -> str:
        found = self.portal.graph.resolver.find(written, project or None)
        return _itself(found) if found is not None else ""

    def _home_of_a_page(self, page: str) -> str:
        return str(page in self.homes.pages)

    def _home_of_a_file(self, path: str) -> str:
        return repr(self.homes.files.get(path))


_WRITTEN = frozenset({"field", "fields", "body", "positions"})
"""What follows from nothing but the bytes of a record's file, and the settings."""
_OF_THE_GRAPH = frozenset(
    "field fields title place positions record all of parts links backlinks relations children actuals derived find"
    .split()
) | {"all derived"}  # fmt: skip
"""What an edited text leaves as it was."""


def _itself(record: Record) -> str:
    """A record but for its title, its fields, its body and its place."""
    rest = record.parent, record.audience, record.broken
    return repr((record.uid, record.id, record.kind, record.project, record.folder, record.at, rest))
