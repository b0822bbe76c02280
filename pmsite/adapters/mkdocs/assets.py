"""What a site is made with: MkDocs' configuration, style sheets, scripts, the search; and what pages may load."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from pmsite.adapters.mkdocs import lean
from pmsite.adapters.mkdocs.markdown import EXTENSIONS
from pmsite.adapters.mkdocs.markdown import OPTIONS as MARKDOWN_OPTIONS
from pmsite.adapters.mkdocs.site import Site
from pmsite.adapters.policy import Rules
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.whose import MARK, mark
from pmsite.adapters.workspace import Workspace
from pmsite.model.csp import CspSettings
from pmsite.stage.recall import Memory
from pmsite.stage.tree import StagedTree

STYLE, SCRIPT, SEARCH = "assets/pmsite.css", "assets/pmsite.js", "assets/pmsite-search.js"


def configure(config: MkDocsConfig, staged: Path, site: Site) -> None:
    """Point MkDocs at a staged tree, and give it the portal's frame and Markdown."""
    config.docs_dir = str(staged)
    config.nav = site.navigation()
    config.theme.dirs.insert(0, str(theme_directory() / "overrides"))
    config.theme["font"] = False
    config.theme["favicon"] = site.pictures.get("favicon", "assets/images/favicon.svg")
    config.theme["language"] = site.language
    config.validation.nav.omitted_files = logging.DEBUG
    config.validation.links.anchors = logging.DEBUG
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)
        config.extra_javascript.append(SCRIPT)
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
            config.mdx_configs.setdefault(name, {})
    for name, values in MARKDOWN_OPTIONS.items():
        config.mdx_configs[name] = {**values, **(config.mdx_configs.get(name) or {})}


def sheet(config: MkDocsConfig) -> str | None:
    """The short style sheet of lean pages; None where the configuration needs all of Material."""
    return lean.lean_sheet(config) if lean.lean(config, (SCRIPT,)) else None


def rules(settings: CspSettings, config: MkDocsConfig) -> Rules | None:
    """What the pages of a configuration may load; None where it wants no policy."""
    return Rules.of(settings, map(str, config.extra_javascript), map(str, config.extra_css))


def with_assets(
    workspace: Workspace,
    audience: str,
    lean_sheet: str | None,
    memory: Memory | None = None,
    *,
    searched: bool,
) -> StagedTree:
    """The staged tree of an audience with the style sheets, the scripts and, where it is wanted, the search."""
    tree, renderer = workspace.tree(audience, memory), workspace.renderer(audience)
    assets = {
        STYLE: renderer.stylesheet(),
        SCRIPT: renderer.script(),
        MARK: mark(audience),
        **renderer.vendored(),
    }
    short = {lean.SHEET: lean_sheet} if lean_sheet is not None else {}
    search = {SEARCH: renderer.search(), **tree.search} if searched else {}
    return replace(tree, texts={**tree.texts, **assets, **short, **search})
