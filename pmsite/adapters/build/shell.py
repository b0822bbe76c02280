"""Pages of one kind share everything but their words: the template is rendered once, then filled.

Sentinels stand for title, description, content, address and first anchor of a page while the template is rendered.
Each has a form for every filter that the templates pass it through (``striptags``, ``e``), so that what was put in
for it is the same as what the filter would have given. The first page of a kind is made both ways; where they differ,
or a sentinel is left in another form, its kind is made by the template alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

_TITLE, _SAID, _PLACE, _CONTENT = "@pm-t  t@", "@pm-s  s@", "@pm-u&u@", "@pm-c<h1@"
_ANCHOR, _NEXT, _HEADING = "@pm-a@", "@pm-b@", "@pm-h  h@"
_SLOTS = re.compile(
    r"(?P<title>@pm-t  t@)|(?P<plain_title>@pm-t t@)|(?P<said>@pm-s  s@)|(?P<plain_said>@pm-s s@)"
    r"|(?P<place>@pm-u&u@)|(?P<escaped_place>@pm-u&amp;u@)|(?P<content>@pm-c<h1@)|(?P<anchor>\#@pm-a@)"
    r"|(?P<rows>@pm-rows@)"
)
_ROWS = re.compile(
    r'<li><a href="\#@pm-a@">@pm-h h@</a></li>(?P<gap>\s*)<li><a href="\#@pm-b@">@pm-h h@</a></li>'
)
"""The headings of a page as its side lists them; two of them show what stands between."""
_LEFT = re.compile(r"@pm", re.IGNORECASE)


@dataclass(slots=True)
class Shell:
    """What stands around the words of a kind of page: texts, and between them the names of what is put in."""

    texts: list[str]
    slots: list[str]
    gap: str = ""
    """What stands between two headings in the list of them."""

    def filled(self, page: Page) -> str:
        """The page."""
        values = _values(page, self.gap)
        pieces = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            pieces += [values[slot], text]
        return "".join(pieces)


@dataclass(slots=True)
class Shells:
    """The shells of a build by kind of page; None for one that only the template can make."""

    known: dict[tuple[Any, ...], Shell | None] = field(default_factory=dict)

    def made(self, kind: tuple[Any, ...] | None, page: Page, template: Callable[[], str]) -> str:
        """The page of a kind: by its shell, or by the template."""
        if kind is None:
            return template()
        if kind not in self.known:
            made = template()
            with _sentinels(page):
                shell = _shell(template())
            self.known[kind] = shell if shell is not None and shell.filled(page) == made else None
            return made
        shell = self.known[kind]
        return shell.filled(page) if shell is not None else template()


def kind_of(page: Page, facts: dict[str, Any], *, lean: bool) -> tuple[Any, ...] | None:
    """What a page shares its shell by; None for one that is like no other."""
    title, said = page.meta.get("title"), page.meta.get("description")
    plain = set(page.meta) <= {"title", "description", "search", "pmsite"}
    if (
        not plain
        or not isinstance(title, str)
        or not (said is None or isinstance(said, str))
        or not title.strip()
        or (said is not None and not said.strip())
        or page.previous_page is not None
        or page.next_page is not None
        or page.is_homepage
        or page.title != title
        or "<h1" not in (page.content or "")
        or not facts
    ):
        return None
    contents = list(page.toc)
    if contents and contents[0].level == 1:
        return None
    folder = page.url.rstrip("/").rpartition("/")[0]
    view = str(facts.get("view", ""))
    own = "" if page.url.rstrip("/") == view.strip("/") else view
    wide = facts.get("wide", True)
    return (
        folder,
        facts.get("project"),
        facts.get("area"),
        own,
        wide,
        said is not None,
        bool(contents),
        lean,
    )


def _values(page: Page, gap: str) -> dict[str, str]:
    title, said, place = str(page.title), str(page.meta.get("description") or ""), page.canonical_url or ""
    first = next(iter(page.toc), None)
    return {
        "title": title,
        "plain_title": str(escape(Markup(title).striptags())),  # noqa: S704 - as the template does
        "said": said,
        "plain_said": str(escape(Markup(said).striptags())),  # noqa: S704
        "place": place,
        "escaped_place": str(escape(place)),
        "content": page.content or "",
        "anchor": first.url if first is not None else "",
        "rows": gap.join(
            f'<li><a href="{item.url}">{escape(Markup(item.title).striptags())}</a></li>'  # noqa: S704
            for item in page.toc
        ),
    }


def _shell(html: str) -> Shell | None:
    texts, slots, end = [], [], 0
    rows = _ROWS.search(html)
    if rows is not None:
        html = f"{html[: rows.start()]}@pm-rows@{html[rows.end() :]}"
    for found in _SLOTS.finditer(html):
        texts.append(html[end : found.start()])
        slots.append(str(found.lastgroup))
        end = found.end()
    texts.append(html[end:])
    if slots.count("content") != 1 or any(_LEFT.search(text) for text in texts):
        return None
    return Shell(texts, slots, rows["gap"] if rows is not None else "")


@contextmanager
def _sentinels(page: Page) -> Iterator[None]:
    """The page with sentinels for its words."""
    kept = (page.title, page.content, page.toc, page.meta, page.canonical_url)
    page.title, page.content = _TITLE, _CONTENT
    page.meta = {**page.meta, "title": _TITLE}
    if "description" in page.meta:
        page.meta = {**page.meta, "description": _SAID}
    if list(page.toc):
        page.toc = TableOfContents([AnchorLink(_HEADING, _ANCHOR, 2), AnchorLink(_HEADING, _NEXT, 2)])
    if page.canonical_url:
        page.canonical_url = _PLACE
    try:
        yield
    finally:
        page.title, page.content, page.toc, page.meta, page.canonical_url = kept
