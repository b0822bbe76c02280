"""A record's body on its page: ids become links, files are found from the page's new place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pmsite.graph.attachments import file_links, is_relative, target
from pmsite.graph.prose import mentions
from pmsite.graph.resolve import Resolver
from pmsite.model.address import Address, address
from pmsite.model.catalogue import Catalogue
from pmsite.model.record import Record
from pmsite.read.markup import escaped

_IN_TIP = re.compile(r"[^\w\s.,:;/+-]")
_HEADING = re.compile(
    r"\A\s*#[ \t]+(?P<text>[^\n]+?)[ \t#]*(?:\n|\Z)|\A\s*(?P<setext>\S[^\n]*)\n=+[ \t]*(?:\n|\Z)"
)


@dataclass(frozen=True, slots=True)
class Homes:
    """Where things are published: pages by directory, and the pages of Markdown files by path."""

    pages: frozenset[str]
    files: Mapping[str, Address]


def body_on_page(
    record: Record, page: Address, kinds: Catalogue, resolver: Resolver, homes: Homes, language: str
) -> str:
    """Markdown of a record's body for the page at ``page``; what has no page stays words."""
    text = record.body.text
    heading = _HEADING.match(text)
    if heading and (heading["text"] or heading["setext"]).strip() == record.title:
        text = text[heading.end() :]
    replaced: list[tuple[int, int, str]] = []
    for mention in mentions(text):
        found = resolver.find(mention.target, record.project)
        if found is None or (found.uid == record.uid and not mention.explicit):
            continue
        words = mention.text or _words(found, mention.target.lstrip("@"), language)
        to = address(found, kinds)
        if to.page not in homes.pages:
            replaced.append((mention.start, mention.end, escaped(words)))
            continue
        where = _link(page, to)
        tip = _IN_TIP.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(found.title.split()))
        picture = text[mention.start - 1 : mention.start] == "!"
        start = mention.start - picture
        replaced.append((start, mention.end, f'{"&#33;" * picture}[{escaped(words)}]({where} "{tip}")'))
    for link in file_links(text):
        if is_relative(link.url) and not link.url.startswith("?"):
            path = target(record, link.url)
            if path is not None:
                replaced.append((link.start, link.end, _moved(page, path, link.url, homes.files)))
    pieces, last = [], 0
    for start, end, new in sorted(replaced):
        if start >= last:
            pieces += [text[last:start], new]
            last = end
    return "".join([*pieces, text[last:]]).strip("\n")


def _words(found: Record, written: str, language: str) -> str:
    if found.kind == "person":
        return (found.get("names") or {}).get(language) or found.title
    return found.title if found.kind == "page" else written


def _link(page: Address, to: Address) -> str:
    path = quote(posixpath.relpath(to.file, page.page or "."))
    return f"{path}#{quote(to.anchor)}" if to.anchor else path


def _moved(page: Address, path: str, url: str, homes: Mapping[str, Address]) -> str:
    """The address of a file or of another Markdown file's page, from the page."""
    home = homes.get(path)
    parts = urlsplit(url)
    rest = f"#{parts.fragment}" if parts.fragment else ""
    return quote(posixpath.relpath(home.file if home else path, page.page or ".")) + rest
