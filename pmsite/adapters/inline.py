"""A staged tree with everything put in: any generator that reads Markdown shows the same pages."""

from __future__ import annotations

import json
import posixpath
import re

from pmsite.adapters.failure import CONTENT, Failure
from pmsite.adapters.mkdocs.markdown import rendered
from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.stage.compose import composed, one_line
from pmsite.stage.tree import StagedTree

_FACTS = re.compile(r"^pmsite: (.*)$", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r'(<a\b[^>]*\bhref=")(?![a-z]+:|/|#)([^"#]*?)index\.md(#[^"]*)?(")')
STYLE, SCRIPT = "assets/pmsite.css", "assets/pmsite.js"


def inlined(tree: StagedTree, renderer: FigureRenderer) -> StagedTree:
    """Pages with rendered, sanitised bodies and drawn figures, one block of HTML each."""
    texts = {
        path: text for path, text in tree.texts.items() if not path.startswith(("_figures/", "_pmsite/"))
    }
    pages = {
        path: _page(path, text, tree, renderer.sprite()) if path.endswith("index.md") else text
        for path, text in texts.items()
    }
    assets = {STYLE: renderer.stylesheet(), SCRIPT: renderer.script(), **renderer.vendored()}
    return StagedTree({**pages, **assets}, tree.attachments, data=tree.data)


def _page(path: str, text: str, tree: StagedTree, sprite: str) -> str:
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    facts = json.loads(found[1]) if (found := _FACTS.search(head)) else {}
    try:
        body = rendered(body)
    except RecursionError:
        raise Failure(f"{path}: the text is nested too deeply to be rendered", CONTENT) from None
    html = composed(body, lambda sha: tree.texts[f"_figures/{sha}.html"], facts.get("figures", ()))
    html = _MARKDOWN_LINK.sub(lambda link: f"{link[1]}{link[2] or './'}{link[3] or ''}{link[4]}", html)
    base = posixpath.relpath(".", posixpath.dirname(path) or ".")
    style = f'<link rel="stylesheet" href="{posixpath.join(base, STYLE)}">'
    title = next((line for line in head.split("\n") if line.startswith("title:")), "title: Portal")
    block = one_line(f'<div class="pm-page">{style}{sprite}{html}</div>')
    return f"---\n{title}\n---\n\n{block}\n"
