"""A page as it is staged: its Markdown file, with markers, and the fragments that it holds."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pmsite.analyses.portal import Portal
from pmsite.graph.embeds import without
from pmsite.graph.resolve import Resolver
from pmsite.model.figure import Figure, Head, Page, Prose
from pmsite.model.ports import Renderer, Texts
from pmsite.stage.body import Homes, body_on_page
from pmsite.stage.watch import Key, reading
from pmsite.views._desk import Desk
from pmsite.views._downloads import Download, with_downloads
from pmsite.views._embeds import embeds
from pmsite.views._embeds import figure as embedded
from pmsite.views._written_dates import dates_in_words

MARKER = "pmsite-figure-"
"""Beginning of the paragraph that stands where a fragment is put in."""


@dataclass(frozen=True, slots=True)
class StageDesk:
    """What every page is drawn with."""

    portal: Portal
    texts: Texts
    renderer: Renderer
    homes: Homes
    resolver: Resolver


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's files by path, and what drawing it read."""

    files: dict[str, str]
    reads: frozenset[Key]
    offers: tuple[Download, ...] = ()
    """Files that the page offers for other tools."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All pages: files that were made, by path; paths of those that are as they were; what is offered, each once."""

    files: dict[str, str]
    offers: dict[str, tuple[Download, str]]
    """By path, with the first page that offers it."""
    kept: frozenset[str] = frozenset()
    data: dict[str, bytes] = field(default_factory=dict)
    """What is offered and was made, by path."""


def gathered(pages: Iterable[Page], found: Iterable[Drawn]) -> Gathered:
    """Pages that were drawn."""
    files: dict[str, str] = {}
    offers: dict[str, tuple[Download, str]] = {}
    for page, one in zip(pages, found, strict=True):
        files |= one.files
        for item in one.offers:
            offers.setdefault(item.path, (item, page.address.page))
    return Gathered(files, offers)


def drawn(desk: StageDesk, pages: Iterable[Page]) -> list[Drawn]:
    """Some pages, one after the other."""
    found = []
    for page in pages:
        with reading() as reads:
            project = desk.portal.graph.get(page.project) if page.project else None
            whole, offers = with_downloads(Desk(desk.portal, desk.texts, project), page)
            files = _drawn(desk, whole)
        found.append(Drawn(files, frozenset(reads), offers))
    return found


def _drawn(desk: StageDesk, page: Page) -> dict[str, str]:
    files: dict[str, str] = {}
    markers: list[str] = []
    shas: list[str] = []
    for figure in page.figures:
        for piece in _body(desk, page) if isinstance(figure, Prose) else (figure,):
            if isinstance(piece, str):
                markers.append(piece)
                continue
            fragment = desk.renderer.draw(piece, page.address.page)
            sha = hashlib.sha256(fragment.encode()).hexdigest()[:16]
            files[f"_figures/{sha}.html"] = fragment
            shas.append(sha)
            markers.append(f"{MARKER}{sha}")
    files[page.address.file] = _file(page, markers, shas)
    return files


def _body(desk: StageDesk, page: Page) -> Iterator[str | Figure]:
    """Passages of a record's body for its page, and the figures that it asks for in between."""
    portal, texts = desk.portal, desk.texts
    record = portal.graph.get(page.record) if page.record else None
    if record is None or not record.body.text.strip():
        return
    text = body_on_page(record, page.address, portal.graph.kinds, desk.resolver, desk.homes, portal.language)
    text = dates_in_words(text, texts, portal.as_of)
    here = Desk(portal, texts, portal.graph.get(record.project) if record.project else None)
    for piece in without(text, embeds(here, text)):
        if isinstance(piece, str):
            yield from [piece.strip("\n")] if piece.strip() else []
        elif (found := embedded(here, piece)) is not None:
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
