"""Rules of RFC 4287 that a feed must keep, read from the standard and checked with a parser of its own."""

from __future__ import annotations

import re

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
_URI = re.compile(
    r"(tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/._~%!$&'()*+,;=:@-]+|urn:uuid:[0-9a-f-]{36})\Z"
)
_KNOWN = {
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "rights",
    "subtitle",
    "title",
}
_ENTRY = {
    "author",
    "category",
    "content",
    "contributor",
    "id",
    "link",
    "published",
    "rights",
    "source",
    "summary",
}


def checked(text: str) -> etree._Element:
    """The feed, found valid: sections 4.1.1 (feed), 4.1.2 (entry), 3.3 (dates), 4.2.6 (ids), 4.2.7 (links)."""
    root = etree.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    _once(root, "id", "title", "updated")
    assert {_name(child) for child in root} <= {*_KNOWN, "updated", "entry"}
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") <= 1
    _identified(root)
    names = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(names) == len(set(names))
    for entry in root.findall(f"{ATOM}entry"):
        _once(entry, "id", "title", "updated")
        assert {_name(child) for child in entry} <= {*_ENTRY, "title", "updated"}
        assert len(entry.findall(f"{ATOM}summary")) <= 1
        assert entry.findall(f"{ATOM}author") or root.findall(f"{ATOM}author")
        assert entry.findall(f"{ATOM}content") or [
            link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
        ]
        _identified(entry)
    for author in root.iter(f"{ATOM}author"):
        _once(author, "name")
        assert author[0].text
    return root


def _name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(ATOM)


def _once(parent: etree._Element, *names: str) -> None:
    for name in names:
        assert len(parent.findall(ATOM + name)) == 1, name


def _identified(parent: etree._Element) -> None:
    assert _URI.match(parent.findtext(f"{ATOM}id")), parent.findtext(f"{ATOM}id")
    assert _INSTANT.match(parent.findtext(f"{ATOM}updated"))
    assert parent.findtext(f"{ATOM}title")
    for link in parent.findall(f"{ATOM}link"):
        assert link.get("href")
