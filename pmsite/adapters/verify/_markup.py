"""What a browser finds in a page: where it leads, what it loads, and which places it has."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pmsite.adapters.verify._made import Made

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
_LOST = "404.html"
"""Served at any depth: its links begin at the root of the host."""


@dataclass(slots=True)
class Markup:
    """What is of interest of a page."""

    targets: dict[str, None] = field(default_factory=dict)
    """Where it leads, and what it loads; each once."""
    places: set[str] = field(default_factory=set)


def read(text: str) -> Markup:
    """What a browser finds in a page."""
    page = Markup()
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


def there(made: Made, page: str, target: str) -> tuple[str, str] | None:
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


def served(path: str) -> tuple[str, ...]:
    """Files that a web server of static files gives for a path, its first choice first."""
    folder = path.rstrip("/")
    index = f"{folder}/index.html" if folder else "index.html"
    return (index,) if path.endswith("/") or not path else (path, index)
