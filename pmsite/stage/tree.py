"""The staged tree: Markdown pages with markers, drawn fragments, navigation, the attachments in use."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pmsite.analyses.portal import Portal
from pmsite.graph.attachments import attached
from pmsite.graph.embeds import without
from pmsite.graph.resolve import Resolver
from pmsite.model.figure import Figure, Head, Page, Prose
from pmsite.model.ports import Renderer, Texts
from pmsite.stage.body import Homes, body_on_page
from pmsite.stage.navigation import navigation
from pmsite.stage.neighbours import with_neighbours
from pmsite.stage.search import indexed
from pmsite.views._all import views_of
from pmsite.views._desk import Desk
from pmsite.views._downloads import Download, with_downloads
from pmsite.views._embeds import embeds
from pmsite.views._embeds import figure as embedded
from pmsite.views._written_dates import dates_in_words

MARKER = "pmsite-figure-"
"""Beginning of the paragraph that stands where a fragment is put in."""


@dataclass(frozen=True, slots=True)
class StagedTree:
    """Files of a staged tree by path: texts, and the content files that are copied as they are."""

    texts: Mapping[str, str]
    attachments: tuple[str, ...]
    search: Mapping[str, str] = field(default_factory=dict)
    """Files of the search index by path; only a site with the portal's frame has use for them."""
    origins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What pages and attachments are from, by path: ``view risks``, ``record ATLAS/RISK-004``."""
    offers: tuple[Download, ...] = ()
    """Files that the pages offer for other tools, each once."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """These files by path."""


def staged(
    portal: Portal, texts: Texts, renderer: Renderer, pages: tuple[Page, ...] | None = None
) -> StagedTree:
    """Pages, fragments and navigation of a portal that is already released; ``pages`` stand for those of the views."""
    pages = with_neighbours(views_of(portal, texts) if pages is None else pages)
    homes = _homes(portal, pages)
    resolver = Resolver.of(portal.graph)
    files: dict[str, str] = {}
    origins: dict[str, tuple[str, ...]] = {}
    offers: dict[str, Download] = {}
    for plain in pages:
        page, offered = with_downloads(Desk(portal, texts, portal.graph.get(plain.project)), plain)
        offers.update({item.path: item for item in offered})
        markers: list[str] = []
        shas: list[str] = []
        for figure in page.figures:
            prose = isinstance(figure, Prose)
            for piece in _body(portal, page, homes, resolver, texts) if prose else (figure,):
                if isinstance(piece, str):
                    markers.append(piece)
                    continue
                drawn = renderer.draw(piece, page.address.page)
                sha = hashlib.sha256(drawn.encode()).hexdigest()[:16]
                files[f"_figures/{sha}.html"] = drawn
                shas.append(sha)
                markers.append(f"{MARKER}{sha}")
        files[page.address.file] = _file(page, markers, shas)
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
    index = indexed(portal, pages, texts)
    origins.update(dict.fromkeys(offers, ("download",)))
    return StagedTree(files, tuple(sorted(used)), index, {**origins, **used}, tuple(offers.values()))


def _homes(portal: Portal, pages: Iterable[Page]) -> Homes:
    """Where pages and Markdown files are published."""
    by_record = {page.record: page.address for page in pages if page.record is not None}
    files = {
        record.source.path: by_record[record.uid]
        for record in portal.graph
        if record.uid in by_record and record.parent is None
    }
    return Homes(frozenset(page.address.page for page in pages), files)


def _body(
    portal: Portal, page: Page, homes: Homes, resolver: Resolver, texts: Texts
) -> Iterator[str | Figure]:
    """Passages of a record's body for its page, and the figures that it asks for in between."""
    record = portal.graph.get(page.record) if page.record else None
    if record is None or not record.body.text.strip():
        return
    text = body_on_page(record, page.address, portal.graph.kinds, resolver, homes, portal.language)
    text = dates_in_words(text, texts, portal.as_of)
    desk = Desk(portal, texts, portal.graph.get(record.project) if record.project else None)
    for piece in without(text, embeds(desk, text)):
        if isinstance(piece, str):
            yield from [piece.strip("\n")] if piece.strip() else []
        elif (found := embedded(desk, piece)) is not None:
            yield found


def _file(page: Page, markers: list[str], shas: list[str]) -> str:
    """A staged page; titles are escaped here, for MkDocs' templates do not."""
    facts = {
        "project": page.project,
        "area": page.area,
        "view": page.view or page.address.page,
        "wide": page.wide,
        "figures": shas,
    }
    search = {"boost": 2} if page.record else {"boost": 1}
    said = html.escape(_sentence(page))
    lines = [
        "---",
        f"title: {json.dumps(html.escape(page.title), ensure_ascii=False)}",
        *([f"description: {json.dumps(said, ensure_ascii=False)}"] if said else []),
        f"search: {json.dumps(search)}",
        f"pmsite: {json.dumps(facts, ensure_ascii=False)}",
        "---",
        "",
        "\n\n".join(markers),
        "",
    ]
    return "\n".join(lines)


def _sentence(page: Page) -> str:
    """What a page says in a sentence: that of its head, else the head's subject and what follows it; for previews."""
    head = next((figure for figure in page.figures if isinstance(figure, Head)), None)
    if head is None:
        return ""
    said = head.title or " · ".join(part for part in (head.subject, head.small) if part)
    return " ".join(said.split())
