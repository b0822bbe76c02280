"""Markup of bodies that pages do not keep: taken out when a page is rendered, and said at its place.

Only a word to the author: what keeps pages harmless is the sanitiser, which reads HTML as browsers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from pmsite.graph.attachments import FileLink, file_links
from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.markup import SCHEMES, TAGS, scheme
from pmsite.model.record import Record
from pmsite.model.value import shown
from pmsite.read.blocks import layout
from pmsite.read.fences import fenced
from pmsite.read.prose import mask
from pmsite.read.text import place

MOST_PROBLEMS = 50
"""Places of a body that are told one by one."""

_TAG = re.compile(
    r"<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?=[\s/>])(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*)>"
)
_ATTRIBUTE = re.compile(r"[^\s\"'<>/=]+(?=\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)|[\s/]|\Z)")
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_LIST = re.compile(r"\{:(?P<rest>[^{}\n]*)\}")
_RUNS = re.compile(r"on[a-z]+\Z|style\Z|srcdoc\Z|formaction\Z", re.IGNORECASE)
_VERBATIM = frozenset({"script", "style", "svg", "math", "iframe", "object", "template", "noscript"})
"""Elements that go with all that is in them."""
_CODE = re.compile(r"(?: {4}| {0,3}\t)")
_FOUND = re.compile(r"<[A-Za-z]|\{:|\]\(|\]:|(?:src|href)\s*=", re.IGNORECASE)


def check(records: Iterable[Record]) -> Iterator[Diagnostic]:
    """A warning for each piece of markup that the pages of these records will not hold."""
    for record in records:
        text = record.body.text
        if not _FOUND.search(text):
            continue
        found = sorted([*_markup(_prose(text)), *_addresses(file_links(text))])
        for offset, message in found[:MOST_PROBLEMS]:
            where = place(record.source.path, text, offset, record.body.first_line)
            mend = "take it out; to show it as text, put it between backticks"
            yield rules.UNSAFE.at(where, message, mend)


def _prose(text: str) -> str:
    """A body with its code and comments blanked, indented code too."""
    lines = mask(text, links=True).split("\n")
    if any(_CODE.match(line) for line in lines):
        held = {number for group in layout(lines, fenced(lines)).texts for number in group}
        lines = [
            " " * len(line) if number not in held and _CODE.match(line) else line
            for number, line in enumerate(lines)
        ]
    return "\n".join(lines)


def _markup(text: str) -> Iterator[tuple[int, str]]:
    """Elements and attributes that are no part of a page, by their offset."""
    end = 0
    for found in _TAG.finditer(text):
        if found.start() < end:
            continue
        if found["address"] is not None:
            if scheme(found["address"]) not in SCHEMES:
                yield found.start(), f"the link to {shown(found['address'])} is not published"
            continue
        name = found["name"].lower()
        if name not in TAGS:
            yield found.start(), f"<{shown(name)}> is not published"
            if name in _VERBATIM:
                close = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, found.end())
                end = close.start() if close else end
        elif running := _running(found["rest"]):
            yield found.start(), f"{shown(running)} of <{name}> is not published"
        elif name == "input" and not re.search(r"type\s*=\s*[\"']?checkbox\b", found["rest"], re.IGNORECASE):
            yield found.start(), "<input> is not published"
    for found in _LIST.finditer(text):
        if running := _running(found["rest"]):
            yield found.start(), f"{shown(running)} of an attribute list is not published"


def _running(attributes: str) -> str:
    """The first attribute that would run code or dress the page; "" where none does."""
    names = _ATTRIBUTE.findall(_QUOTED.sub("=''", attributes))
    return next((name for name in names if _RUNS.match(name)), "")


def _addresses(links: Iterable[FileLink]) -> Iterator[tuple[int, str]]:
    """Links whose scheme is none that a page keeps; the disk's are told with the files."""
    for link in links:
        found = scheme(unescape(link.url))
        if found and found not in SCHEMES and found != "file":
            yield link.start, f"the link to {shown(link.url)} is not published"
