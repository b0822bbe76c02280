"""A staging that makes again only what would be another: see :mod:`pmsite.stage.recall`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from pmsite.analyses.portal import Portal
from pmsite.model.figure import Page
from pmsite.model.ports import Renderer, Share, Texts
from pmsite.stage.body import Homes
from pmsite.stage.found import Recalled
from pmsite.stage.gist import gist
from pmsite.stage.neighbours import ALONE, about, named, neighbours
from pmsite.stage.offered import Offered, offered
from pmsite.stage.pages import Gathered, StageDesk, drawn
from pmsite.stage.postings import Postings, Weighed
from pmsite.stage.reads import Reads, fresh, reads, renumbered
from pmsite.stage.recall import KeptEntry, KeptFile, KeptPage, KeptUnit, Memory, Values, WatchedHomes
from pmsite.stage.units import Unit, units
from pmsite.stage.watch import Key, begin, noted, once, reading
from pmsite.stage.watched import watched
from pmsite.views._downloads import Download, Writer

STRETCH = 40
"""Pages that are drawn in one go."""


@dataclass(frozen=True, slots=True)
class Index:
    """The search index: its files by path, terms of its entries, the lists of these terms, and these entries."""

    files: dict[str, str]
    terms: dict[str, Weighed]
    postings: Postings
    entries: Recalled


@dataclass(slots=True)
class _Run:
    """A unit of this staging: as it was kept, or what it read and made now."""

    unit: Unit
    kept: KeptUnit | None
    reads: set[Key] = field(default_factory=set)
    pages: tuple[Page, ...] = ()
    files: dict[str, dict[str, str]] = field(default_factory=dict)
    """Staged files of each of its pages that has a place, by page."""
    offers: dict[str, tuple[Download, ...]] = field(default_factory=dict)
    """What these pages offer for other tools."""

    def make(self) -> None:
        """Let the view make its pages."""
        self.kept = None
        with reading() as reads:
            self.pages = self.unit.pages()
        self.reads |= reads

    def whole(self, address: str) -> Page:
        """One of its pages with all of its figures; who takes it reads all that it was made from."""
        noted(self.reads)
        pages = self.pages if self.kept is None else self.unit.pages()
        return next(page for page in pages if page.address.page == address)


def recalled(
    portal: Portal,
    texts: Texts,
    renderer: Renderer,
    writer: Writer | None,
    homes_of: Callable[[tuple[Page, ...]], Homes],
    share: Share,
    memory: Memory,
    index_of: Callable[[tuple[Page, ...], Portal, set[int]], Index],
) -> tuple[tuple[Page, ...], Gathered, dict[str, str]]:
    """Pages in their order, those that were kept without their figures; their files; files of the search index.

    ``memory`` is that of this staging afterwards, when it has settled.
    """
    memory.settle()
    begin(memory.keys)
    seen, values = watched(portal), Values(portal, memory)
    stale = values.changed(memory, homes=False)
    runs = [_begun(unit, memory, stale) for unit in units(seen, texts)]
    chosen: dict[str, tuple[_Run, Page]] = {}
    for run in runs:
        for page in run.pages:
            chosen.setdefault(page.address.page.casefold(), (run, page))
    places = [chosen[key] for key in sorted(chosen)]
    ordered = tuple(page for _, page in places)
    around = neighbours(ordered)
    values.homes = homes_of(ordered)
    stale |= values.changed(memory, homes=True)
    _revisited(places, around, stale)
    current = {(id(run), page.address.page): page for run in runs for page in run.pages}
    todo = [
        (run, named(current[id(run), page.address.page], around.get(page.address.page, ALONE)))
        for run, page in places
        if run.kept is None
    ]
    desk = StageDesk(
        seen,
        texts,
        renderer,
        WatchedHomes(values.homes),  # type: ignore[arg-type]
        seen.graph.resolver,
    )
    pieces = [todo[first : first + STRETCH] for first in range(0, len(todo), STRETCH)]
    drawing = [partial(drawn, desk, [page for _, page in piece]) for piece in pieces]
    index, *found = share([partial(index_of, ordered, seen, stale), *drawing])
    for (run, page), made in zip(todo, (one for some in found for one in some), strict=True):
        run.reads |= once(made.reads)
        run.files[page.address.page] = made.files
        run.offers[page.address.page] = made.offers
    whole = _gathered(places)
    files = Offered()
    if writer is not None:
        by = {page.address.page: run for run, page in places}
        write = partial(writer.write, seen)
        files = offered(whole.offers, memory, stale, write, lambda page: by[page].whole(page), writer.share)
    memory.left = partial(_keep, runs, around, values, files, index.entries)
    memory.made, memory.terms, memory.postings = len(todo), index.terms, index.postings
    data = {path: file.data for path, file in files.written.items()}
    return ordered, replace(whole, kept=whole.kept | files.kept.keys(), data=data), index.files


def _gathered(places: list[tuple[_Run, Page]]) -> Gathered:
    """Files and offers of the pages in their order."""
    files: dict[str, str] = {}
    kept: set[str] = set()
    offers: dict[str, tuple[Download, str]] = {}
    for run, page in places:
        if run.kept is None:
            files |= run.files[page.address.page]
            offered: Iterable[Download] = run.offers[page.address.page]
        else:
            one = next(item for item in run.kept.pages if item.page.address == page.address)
            kept.update(one.files)
            offered = one.offers
        for item in offered:
            offers.setdefault(item.path, (item, page.address.page))
    return Gathered(files, offers, frozenset(kept))


def _begun(unit: Unit, memory: Memory, stale: set[int]) -> _Run:
    kept = memory.units.get(unit.name)
    if kept is not None and fresh(kept.reads, stale) and _there(kept, memory):
        return _Run(unit, kept, set(), tuple(one.page for one in kept.pages))
    run = _Run(unit, None)
    run.make()
    return run


def _there(kept: KeptUnit, memory: Memory) -> bool:
    """Whether every staged file of a unit's pages is as it was."""
    return all(memory.there(path, digest) for one in kept.pages for path, digest in one.files.items())


def _revisited(
    places: list[tuple[_Run, Page]],
    beside: Mapping[str, tuple[object, object]],
    stale: set[int],
) -> None:
    """Make what was kept once more where its neighbours or what it links to are others."""
    for run, page in places:
        if run.kept is None:
            continue
        one = next(item for item in run.kept.pages if item.page.address == page.address)
        if (
            not one.files
            or one.beside != repr(beside.get(page.address.page, ALONE))
            or not fresh(run.kept.reads, stale)
        ):
            run.reads, run.files, run.offers = set(), {}, {}
            run.make()


def _keep(
    runs: list[_Run],
    beside: Mapping[str, tuple[object, object]],
    values: Values,
    files: Offered,
    entries: Recalled,
    memory: Memory,
) -> None:
    """Keep what was made."""
    memory.units = {}
    numbers = {key: number for number, key in enumerate(memory.keys)}

    def numbered(found: Iterable[Key]) -> Reads:
        return reads(numbers.setdefault(key, len(numbers)) for key in found)

    for run in runs:
        memory.units[run.unit.name] = run.kept or KeptUnit(
            numbered(run.reads),
            tuple(
                KeptPage(
                    gist(page, about(page) if page.record is None else ()),
                    repr(beside.get(page.address.page, ALONE)),
                    {path: digest(text) for path, text in run.files.get(page.address.page, {}).items()},
                    run.offers.get(page.address.page, ()),
                )
                for page in run.pages
            ),
        )
    new = {path: KeptFile(one.offer, numbered(one.reads), one.digest) for path, one in files.written.items()}
    memory.offered = files.kept | new
    said = {uid: KeptEntry(numbered(found), entry) for uid, (found, entry) in entries.made.items()}
    memory.entries = entries.kept | said
    memory.keys = list(numbers)
    memory.digests = values.digests(memory)
    if len(numbers) > 2 * memory.whole:
        _compacted(memory, sorted(memory.used()))


def _compacted(memory: Memory, used: list[int]) -> None:
    """Leave out what nobody reads any more."""
    now = {old: new for new, old in enumerate(used)}
    memory.keys, memory.whole = [memory.keys[number] for number in used], len(used)
    memory.digests = [memory.digests[number] for number in used]
    memory.units = {
        name: replace(unit, reads=renumbered(unit.reads, now)) for name, unit in memory.units.items()
    }
    memory.offered = {
        path: replace(one, reads=renumbered(one.reads, now)) for path, one in memory.offered.items()
    }
    memory.entries = {
        uid: replace(one, reads=renumbered(one.reads, now)) for uid, one in memory.entries.items()
    }


def digest(text: str) -> str:
    """Digest of a staged file."""
    return hashlib.sha256(text.encode()).hexdigest()
