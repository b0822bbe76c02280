"""Every way within the site leads somewhere: to a file that is there and, with ``#``, to a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from pmsite.adapters.verify._facts import PAGES, Place
from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._made import Made, Problem
from pmsite.adapters.verify._markup import read, served, there

_IN_SHEET = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def problems(made: Made) -> Iterator[Problem]:
    """Links, pictures, scripts and style sheets of a page that are not there, and anchors that no page has."""
    site = _Site(made)
    leading = {path: made.facts.of(made, path).targets for path in site.pages}
    lost = {number for number in set().union(*leading.values()) if site.missing(made.facts.places[number])}
    suspects = {
        path: read(_text(made, path)).targets for path, found in leading.items() if not lost.isdisjoint(found)
    }
    sheets = {
        path: dict.fromkeys(_IN_SHEET.findall(_text(made, path)))
        for path in site.known
        if path.endswith(".css")
    }
    for path, targets in sorted((sheets | suspects).items()):
        for target in targets:
            place = there(made, path, target)
            what = site.missing(place) if place is not None else ""
            if what and not _by_hand(target, made.text(path)):
                yield Problem(path, f"{target} leads to {what}")


class _Site:
    """The files of a site, and the places of its pages."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.known = frozenset(files(made.site))
        self.pages = sorted(path for path in self.known if path.endswith(PAGES))

    def missing(self, place: Place) -> str:
        """What is not there of a place; "" where it is there."""
        file, anchor = place
        found = next((one for one in served(file) if one in self.known), None)
        if found is None:
            return "no file of the site"
        if anchor and found.endswith(PAGES) and anchor not in self.made.facts.of(self.made, found).anchors:
            return f"no place of {found}"
        return ""


def _by_hand(target: str, text: str) -> bool:
    """Whether an address is one that somebody wrote as markup of their own: a check has judged the text already."""
    name = unquote(target).split("#")[0].rstrip("/").rpartition("/")[2]
    return bool(name) and re.search(rf"(?:href|src)\s*=[\s\"']*[^\s\"'>]*{re.escape(name)}", text) is not None


def _text(made: Made, path: str) -> str:
    return (made.site / path).read_text("utf-8", "replace")
