"""The staged tree: Markdown pages with markers, drawn fragments, navigation, the attachments in use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.graph.attachments import attached
from pmsite.graph.resolve import Resolver
from pmsite.model.figure import Page
from pmsite.model.ports import Renderer, Share, Texts, alone
from pmsite.stage.body import Homes
from pmsite.stage.links import pruned
from pmsite.stage.navigation import navigation
from pmsite.stage.neighbours import with_neighbours
from pmsite.stage.pages import MARKER, StageDesk, drawn
from pmsite.stage.recall import Memory
from pmsite.stage.recalled import STRETCH, recalled
from pmsite.stage.search import Known, indexed
from pmsite.stage.units import units

__all__ = ["MARKER", "StagedTree", "staged", "views_of"]
FIRST = ("portfolio", "dashboard")
"""Views that every audience has: without them there is no way in."""


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


def views_of(portal: Portal, texts: Texts) -> tuple[Page, ...]:
    """Every page of the portal, by address; a second page at one address gives way to the first.

    An audience has the views that its ``views`` name, beside the first pages and the pages of its records.
    """
    rule = portal.settings.audiences.get(portal.audience)
    chosen = rule.views if rule is not None and rule.views != "all" else None
    found: dict[str, Page] = {}
    for unit in units(portal, texts):
        for page in unit.pages():
            if chosen is None or unit.view in (*chosen, *FIRST) or page.record is not None:
                found.setdefault(page.address.page.casefold(), page)
    pages = tuple(found[key] for key in sorted(found))
    if chosen is None:
        return pages
    known = frozenset(page.address.page for page in pages)
    return tuple(replace(page, figures=pruned(page.figures, known)) for page in pages)


def staged(
    portal: Portal,
    texts: Texts,
    renderer: Renderer,
    pages: tuple[Page, ...] | None = None,
    share: Share = alone,
    memory: Memory | None = None,
) -> StagedTree:
    """Pages, fragments and navigation of a portal that is already released; ``pages`` stand for those of the views.

    With a ``memory``, which is for the team's portal, only those pages are made that would be others than then.
    """
    if memory is not None and pages is None and portal.audience == INTERNAL:
        index_of = partial(_index, portal, texts, memory.terms)
        homes_of = partial(_homes, portal)
        pages, files, kept, (index, memory.terms) = recalled(
            portal, texts, renderer, homes_of, share, memory, index_of
        )
    else:
        pages = with_neighbours(views_of(portal, texts) if pages is None else pages)
        desk = StageDesk(portal, texts, renderer, _homes(portal, pages), Resolver.of(portal.graph))
        stretches = [pages[first : first + STRETCH] for first in range(0, len(pages), STRETCH)]
        index, *found = share(
            [partial(indexed, portal, pages, texts), *(partial(drawn, desk, some) for some in stretches)]
        )
        files = {path: text for some in found for one in some for path, text in one.files.items()}
        kept = frozenset()
    origins: dict[str, tuple[str, ...]] = {}
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
    return StagedTree(files, tuple(sorted(used)), index, {**origins, **used}, kept)


def _index(
    portal: Portal, texts: Texts, known: Known, pages: tuple[Page, ...]
) -> tuple[dict[str, str], Known]:
    """Files of the search index, and the terms to be known from now on."""
    return indexed(portal, pages, texts, known), known


def _homes(portal: Portal, pages: Iterable[Page]) -> Homes:
    """Where pages and Markdown files are published."""
    by_record = {page.record: page.address for page in pages if page.record is not None}
    files = {
        record.source.path: by_record[record.uid]
        for record in portal.graph
        if record.uid in by_record and record.parent is None
    }
    return Homes(frozenset(page.address.page for page in pages), files)
