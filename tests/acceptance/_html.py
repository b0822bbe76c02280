"""Pages of a built site as a reader's browser finds them: links, anchors, words, parts."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
SILENT = frozenset({"script", "style", "template", "title"})


@dataclass
class Page:
    """What one HTML file holds."""

    path: str
    links: list[str] = field(default_factory=list)
    """Targets of ``<a href>``, as written."""
    navigation: list[str] = field(default_factory=list)
    """Those that stand in a ``<nav>``, without the neighbours of a record in its register."""
    sources: list[str] = field(default_factory=list)
    """What the browser loads: pictures, scripts, style sheets."""
    anchors: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    article: list[str] = field(default_factory=list)
    """Words of the content that are not hidden: of the ``<article>``, or of what stands for it."""
    parts: set[str] = field(default_factory=set)
    """Tags and, with an ``@``, attributes inside of the content."""
    title: str = ""

    @property
    def text(self) -> str:
        """All words with single spaces."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []
        self.hidden: int | None = None
        """Depth at which a hidden element was opened."""
        self.content: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.page.tags.append(tag)
        if self.content is not None:
            self.page.parts |= {tag, *(f"@{name}" for name in values)}
        if "id" in values:
            self.page.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
            if "nav" in self.open and values.get("rel") not in ("prev", "next"):
                self.page.navigation.append(values["href"])
        elif tag == "link" and values.get("rel") not in ("canonical", "next", "prev"):
            self.page.sources.append(values.get("href", ""))
        elif "src" in values:
            self.page.sources.append(values["src"])
        if tag not in VOID:
            self.open.append(tag)
            if "hidden" in values and self.hidden is None:
                self.hidden = len(self.open)
            if self.content is None and (tag == "article" or "pm-page" in values.get("class", "").split()):
                self.content = len(self.open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
            if self.hidden is not None and len(self.open) < self.hidden:
                self.hidden = None
            if self.content is not None and len(self.open) < self.content:
                self.content = None

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.page.title += data
        if not SILENT.intersection(self.open):
            self.page.words.append(data)
            if self.content is not None and self.hidden is None:
                self.page.article.append(data)


def read(text: str, path: str = "") -> Page:
    """A page from its HTML."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    return page


def read_site(folder: Path) -> dict[str, Page]:
    """Every page of a built site by its file's path."""
    return {
        path: read(file.read_text(encoding="utf-8"), path)
        for file in sorted(folder.rglob("*.html"))
        for path in [file.relative_to(folder).as_posix()]
    }


def is_elsewhere(url: str) -> bool:
    """Whether a target has a scheme or a host of its own."""
    parts = urlsplit(url)
    return bool(parts.scheme or parts.netloc)


def target(page: str, url: str) -> tuple[str, str]:
    """File and anchor to which ``url`` leads from the file ``page``, by the rules of a static web server."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    base = "" if path.startswith("/") else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    if path.endswith(("/", "/..", "/.")) or path in (".", "..") or not posixpath.splitext(joined)[1]:
        joined = posixpath.join(joined, "index.html")
    return posixpath.normpath(joined), unquote(parts.fragment)


def clicks(site: Mapping[str, Page], start: str = "index.html") -> dict[str, int]:
    """The fewest clicks from a page to every page that can be reached from it."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for url in site[here].links:
            there, _ = ("", "") if is_elsewhere(url) else target(here, url)
            if there in site and there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def broken(site: Mapping[str, Page], folder: Path) -> list[str]:
    """Links, anchors and sources of a site that lead nowhere: ``page: target``."""
    found: list[str] = []
    for page in site.values():
        if page.path == "404.html":  # served at any depth: its links begin at the root of the host
            continue
        for url in (*page.links, *page.sources):
            if is_elsewhere(url):
                continue
            there, anchor = target(page.path, url)
            known = site.get(there)
            reached = (folder / there).is_file() if known is None else not anchor or anchor in known.anchors
            if not reached or there.startswith("../"):
                found.append(f"{page.path}: {url}")
    return found


def words(html: str) -> str:
    """The words of a piece of HTML with single spaces."""
    return re.sub(r"\s+", " ", read(html).text)
