"""The staged tree: Markdown pages with markers, drawn fragments, navigation, the attachments in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.attachments import attached
from pmsite.model.figure import Page
from pmsite.model.ports import Renderer, Share, Texts, alone
from pmsite.stage.body import Homes
from pmsite.stage.found import Recalled, recall
from pmsite.stage.navigation import navigation
from pmsite.stage.neighbours import with_neighbours
from pmsite.stage.offered import offered
from pmsite.stage.pages import MARKER, StageDesk, drawn, gathered
from pmsite.stage.recall import Memory
from pmsite.stage.recalled import STRETCH, Index, recalled
from pmsite.stage.search import indexed
from pmsite.views._all import views_of
from pmsite.views._downloads import Download, Writer

__all__ = ["MARKER", "StagedTree", "staged"]


@dataclass(frozen=True, slots=True)
class StagedTree:
    """Files of a staged tree by path: texts, and the content files that are copied as they are."""

    texts: Mapping[str, str]
    attachments: tuple[str, ...]
    search: Mapping[str, str] = field(default_factory=dict)
    """Files of the search index by path; only a site with the portal's frame has use for them."""
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What pages and attachments are from, by path: ``view risks``, ``record ATLAS/RISK-004``."""
    kept: frozenset[str] = frozenset()
    """Paths of texts that stand in their place already."""
    offers: tuple[Download, ...] = ()
    """Files that the pages offer for other tools, each once."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """Those of them that do not stand in their place already, by path."""


def staged(
    portal: Portal,
    texts: Texts,
    renderer: Renderer,
    writer: Writer | None = None,
    pages: tuple[Page, ...] | None = None,
    share: Share = alone,
    memory: Memory | None = None,
) -> StagedTree:
    """Pages, fragments and navigation of a portal that is already released; ``pages`` stand for those of the views.

    ``writer`` makes the files that they offer for other tools, ``share`` does the other jobs.
    With a ``memory``, which is for the team's portal, only those pages are made that would be others than then.
    """
    if memory is not None and pages is None and portal.audience == INTERNAL:
        index_of = partial(_index, texts, memory)
        homes_of = partial(_homes, portal)
        pages, made, index = recalled(portal, texts, renderer, writer, homes_of, share, memory, index_of)
    else:
        made_of = {page.address.page: page for page in (views_of(portal, texts) if pages is None else pages)}
        pages = with_neighbours(tuple(made_of.values()))
        desk = StageDesk(portal, texts, renderer, _homes(portal, pages), portal.graph.resolver)
        stretches = [pages[first : first + STRETCH] for first in range(0, len(pages), STRETCH)]
        index, *found = share(
            [partial(indexed, portal, pages, texts), *(partial(drawn, desk, some) for some in stretches)]
        )
        made = gathered(pages, (one for some in found for one in some))
        if writer is not None:
            all_files = offered(
                made.offers,
                Memory(_nowhere),
                set(),
                partial(writer.write, portal),
                made_of.__getitem__,
                writer.share,
            )
            made.data.update((path, file.data) for path, file in all_files.written.items())
    files = dict(made.files)
    origins: dict[str, tuple[str, ...]] = dict.fromkeys(made.offers, ("download",))
    for page in pages:
        named = (f"record {page.record}",) if page.record else ()
        origins[page.address.file] = (*named, f"view {page.view or page.address.page}")
    files["_pmsite/site.json"] = json.dumps(
        navigation(portal, pages, texts), ensure_ascii=False, indent=1, sort_keys=True
    )
    paths = {record.source.path: None for record in portal.graph if not record.at}
    used: dict[str, tuple[str, ...]] = {}
    for record in portal.graph:
        for path in dict.fromkeys(attached(record, portal.attachments, paths)):
            used[path] = (*used.get(path, ()), f"record {record.uid}")
    offers = tuple(item for item, _ in made.offers.values())
    return StagedTree(files, tuple(sorted(used)), index, {**origins, **used}, made.kept, offers, made.data)


def _nowhere(_path: str, _digest: str) -> bool:
    return False


def _index(texts: Texts, memory: Memory, pages: tuple[Page, ...], seen: Portal, stale: set[int]) -> Index:
    """The search index, and what is to be known of it from now on; what is ``seen`` matters for the next time."""
    found, known = Recalled(), memory.terms
    again = partial(recall, memory, stale, found)
    return Index(indexed(seen, pages, texts, known, memory.postings, again), known, memory.postings, found)


def _homes(portal: Portal, pages: Iterable[Page]) -> Homes:
    """Where pages and Markdown files are published."""
    by_record = {page.record: page.address for page in pages if page.record is not None}
    files = {
        record.source.path: by_record[record.uid]
        for record in portal.graph
        if record.uid in by_record and record.parent is None
    }
    return Homes(frozenset(page.address.page for page in pages), files)
