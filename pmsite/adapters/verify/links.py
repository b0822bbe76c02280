"""Every way within the site leads somewhere: to a file that is there and, with ``#``, to a place in it."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._made import Made, Problem

_VALUES = r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+"
_TAG = re.compile(
    rf"<(?:!--.*?(?:-->|\Z)|(?P<raw>script|style|textarea|title)\b(?P<its>{_VALUES})>.*?(?:</(?P=raw)\b|\Z)"
    rf"|(?P<tag>[a-z][^\s/>]*+)[\s/](?P<own>{_VALUES})>)",
    re.DOTALL | re.IGNORECASE,
)
"""Comments, elements whose text is no markup, and tags with attributes: what a browser makes of the text."""
_ATTRIBUTE = re.compile(r"([^\s\"'/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_NAMES = ("id", "href", "src", "name", "srcset", "xlink:href", "poster", "data")
_ANY = ("id=", "href", "src", "name=", "poster", " data=")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_IN_SHEET = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_LOST = "404.html"
"""Served at any depth: its links begin at the root of the host."""


def problems(made: Made) -> Iterator[Problem]:
    """Links, pictures, scripts and style sheets of a page that are not there, and anchors that no page has."""
    known = frozenset(files(made.site))
    pages = {path: _read(_text(made, path)) for path in known if path.endswith((".html", ".htm"))}
    sheets = {
        path: (dict.fromkeys(_IN_SHEET.findall(_text(made, path)))) for path in known if path.endswith(".css")
    }
    for path, targets in sorted((sheets | {path: page.targets for path, page in pages.items()}).items()):
        for target in targets:
            there = _there(made, path, target)
            if there is None:
                continue
            file, anchor = there
            found = next((one for one in _served(file) if one in known), None)
            if found is None:
                what = "no file of the site"
            elif anchor and found in pages and anchor not in pages[found].places:
                what = f"no place of {found}"
            else:
                continue
            if not _by_hand(target, made.text(path)):
                yield Problem(path, f"{target} leads to {what}")


def _by_hand(target: str, text: str) -> bool:
    """Whether an address is one that somebody wrote as markup of their own: a check has judged the text already."""
    name = unquote(target).split("#")[0].rstrip("/").rpartition("/")[2]
    return bool(name) and re.search(rf"(?:href|src)\s*=[\s\"']*[^\s\"'>]*{re.escape(name)}", text) is not None


@dataclass(slots=True)
class _Page:
    targets: dict[str, None] = field(default_factory=dict)
    """Where it leads, and what it loads; each once."""
    places: set[str] = field(default_factory=set)


def _text(made: Made, path: str) -> str:
    return (made.site / path).read_text("utf-8", "replace")


def _read(text: str) -> _Page:
    """What a browser finds in a page."""
    page = _Page()
    for tag in _TAG.finditer(text):
        attributes = tag["own"] or tag["its"]
        lower = attributes.lower() if attributes else ""
        if not any(name in lower for name in _ANY):
            continue
        for name, *values in _ATTRIBUTE.findall(attributes):
            if name.lower() not in _NAMES:
                continue
            value = "".join(values)
            value = html.unescape(value) if "&" in value else value
            match name.lower():
                case "id":
                    page.places.add(value)
                case "name":
                    page.places |= {value} if (tag["tag"] or "").lower() == "a" else set()
                case "srcset":
                    page.targets |= dict.fromkeys(one.split()[0] for one in value.split(",") if one.split())
                case _:
                    page.targets[value.strip()] = None
    return page


def _there(made: Made, page: str, target: str) -> tuple[str, str] | None:
    """File, as it is written, and place to which a page leads; None where it is not of this site."""
    bare, _, fragment = target.partition("#")
    anchor = unquote(fragment.partition(":~:")[0])
    if made.address and bare.startswith(made.address):
        bare = made.base + bare.removeprefix(made.address).lstrip("/")
    if _ELSEWHERE.match(bare):
        return None
    path = bare.partition("?")[0]
    anchor = "" if anchor.lower() == "top" else anchor
    if not path:
        return page, anchor
    if path.startswith("/"):
        return (_joined("", path.removeprefix(made.base)), anchor) if path.startswith(made.base) else None
    return _joined("" if page == _LOST else posixpath.dirname(page), path), anchor


def _joined(folder: str, path: str) -> str:
    """A path as seen from a folder; it begins with ``..`` where it leads out of the site."""
    steps = folder.split("/") if folder else []
    for step in unquote(path).split("/"):
        if step == ".." and steps and steps[-1] != "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) + ("/" if steps and path.endswith(("/", "/.", "..")) else "")


def _served(path: str) -> tuple[str, ...]:
    """Files that a web server of static files gives for a path, its first choice first."""
    folder = path.rstrip("/")
    index = f"{folder}/index.html" if folder else "index.html"
    return (index,) if path.endswith("/") or not path else (path, index)
