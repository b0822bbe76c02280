"""The Markdown that bodies are written in: one set of extensions, under MkDocs and without it."""

from __future__ import annotations

from typing import Any

import markdown
from markdown.extensions.toc import slugify_unicode

EXTENSIONS: tuple[str, ...] = (
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tasklist",
)
OPTIONS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False, "slugify": slugify_unicode},
    "tables": {"use_align_attribute": True},
    "pymdownx.highlight": {"use_pygments": True, "css_class": "highlight"},
}


def rendered(text: str) -> str:
    """A Markdown text as HTML, as the portal's pages have it."""
    return markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=OPTIONS)
