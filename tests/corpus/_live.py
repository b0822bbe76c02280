"""What of a page could run, frame, send or load from elsewhere; an oracle that knows nothing of the sanitiser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

_LIVE = frozenset(
    (
        "script style iframe frame frameset object embed applet form button select option textarea base meta link "
        "template noscript math audio video source track portal marquee animate set handler foreignobject area map"
    ).split()
)
_LOADS = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href"}
)
_HARMLESS = frozenset({"http", "https", "mailto", "tel", ""})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += _live(tag, [(name.lower(), unescape(value or "")) for name, value in attrs])

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _live(tag: str, attributes: list[tuple[str, str]]) -> Iterator[str]:
    if tag in _LIVE:
        yield f"<{tag}>"
    for name, value in attributes:
        scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value).lower())
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"<{tag} {name}>"
        elif name in _LOADS and (scheme[1] if scheme else "") not in _HARMLESS:
            yield f"<{tag} {name}={value[:40]}>"
        elif name == "src" and re.match(r"(?:[a-z]+:|[/\\]{2})", value.strip().lower()):
            yield f"<{tag} src={value[:40]}> from elsewhere"
        elif name == "id" and value.startswith("_"):
            yield f"an id of the theme: {value[:40]}"


def live(html: str) -> list[str]:
    """Everything live in a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def words(html: str) -> str:
    """The words of a piece of HTML, with single blanks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.words).split())


_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_PAGE = re.compile(r'<div class="pm-page">(.*)</div>', re.DOTALL)


def content(page: str) -> str:
    """What of a page comes from the portal: of a built one the article, of a staged one the page's block."""
    found = _ARTICLE.search(page) or _PAGE.search(page)
    return found[1] if found else page
