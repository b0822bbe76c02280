"""Pages that need little of Material get little of it: a short style sheet, and no script of its own.

Material's style sheet and script serve parts that most pages of a portal do not have (code with a button, tabs within
a text, annotations, its own search and navigation). Such a page gets the rules that can match on it, and the few lines
of ``frame.js`` for what is left to do. A page with one of those parts gets all of Material.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from pmsite.adapters.render.sheet import spread, written

SHEET = "assets/frame.css"
_PARTS = re.compile(
    r"(?:md-(?:annotation|author|banner|button|clipboard|code|consent|draft|feedback|footer|input|meta|nav|pagination"
    r"|path|pin|post|profile|progress|search|select|social|source|status|tabs|tag|tooltip2?|top|version)"
    r"|tabbed|highlight|highlighttable|linenos|linenodiv|filename|keys|key|critic|admonition|grid|cards?|arithmatex"
    r"|mermaid|annotate|twemoji|emojione|gemoji|result|abstract|question|success|warning|failure|example|danger|quote"
    r"|note|info|tip|bug)(?:[-_][\w-]*)?"
)
"""Classes of the parts that a lean page does not have: of Material's frame as we replace it, and of texts."""
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_UNCLASSED = re.compile(r"<table(?![^>]*\sclass=)")
_ONLY_FOR = ("table:not([class])", "[data-md-color-switching]")
"""What only a table of a text has, and what only Material's script sets."""
_ASKED = re.compile(r"\([^()]*\)")
_EXTRA = frozenset({"alternate", "analytics", "annotate", "consent", "polyfills", "tags", "version"})
"""Keys of ``extra`` with which Material adds to every page."""


def lean(config: MkDocsConfig, scripts: tuple[str, ...]) -> bool:
    """Whether pages may be lean: nothing is configured that rests on Material's own script or templates."""
    theme = config.theme
    return (
        theme.name == "material"
        and not theme.custom_dir
        and not theme.get("features")
        and not _EXTRA & set(config.extra)
        and {str(script) for script in config.extra_javascript} <= set(scripts)
    )


def suits(html: str) -> bool:
    """Whether a page's content can do with the short sheet: none of the parts, and no table of a text."""
    return not _UNCLASSED.search(html) and not any(
        _PARTS.fullmatch(name) for found in _CLASSES.findall(html) for name in found.split()
    )


def lean_sheet(config: MkDocsConfig) -> str:
    """Material's style sheets without the rules of the parts that a lean page does not have."""
    names = ["main", *(["palette"] if config.theme.get("palette") else [])]
    return "".join(without_parts(_sheet(config.theme.dirs, name)) for name in names)


def _sheet(directories: list[Any], name: str) -> str:
    found = (
        path for place in directories for path in Path(place).glob(f"assets/stylesheets/{name}.*.min.css")
    )
    return next(found).read_text(encoding="utf-8")


@lru_cache(4)
def without_parts(sheet: str) -> str:
    """A style sheet without the selectors that name a part; what has none left is left out."""
    return written(sheet, lambda selector: () if _of_a_part(selector) else spread(selector))


def _of_a_part(selector: str) -> bool:
    """Whether it can match nothing without a part; what stands in brackets may be one of several, or be denied."""
    bare = selector
    if any(one in selector for one in _ONLY_FOR):
        return True
    while (inner := _ASKED.sub("", bare)) != bare:
        bare = inner
    return any(_PARTS.fullmatch(name) for name in _CLASS.findall(bare))
