"""Whether a site's pages follow from what the driver knows: then they may be made apart, and taken over."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig

from pmsite.adapters.mkdocs.markdown import EXTENSIONS

PLUGINS = frozenset({"material/search", "pmsite"})
"""Plugins whose hooks make a page from nothing but that page; Material's search is put out by pmsite's."""
_MATERIAL = "material"
_BUILT_IN = ("toc", "tables", "fenced_code")
"""Markdown extensions that MkDocs always has."""


def unknown(config: MkDocsConfig) -> str:
    """What a page may follow from beside its own source, in words; "" where there is nothing such."""
    others = [name for name in config.plugins if name not in PLUGINS]
    if others:
        return f"the plugin {others[0]} is not known"
    if config.hooks:
        return f"the hook {next(iter(config.hooks))} is not known"
    theme = config.theme
    if theme.name != _MATERIAL or theme.custom_dir:
        return "the templates are not Material's alone"
    extensions = [name for name in config.markdown_extensions if name not in (*EXTENSIONS, *_BUILT_IN)]
    if extensions:
        return f"the Markdown extension {extensions[0]} is not known"
    if config.extra_templates:
        return f"the template {config.extra_templates[0]} is not known"
    if logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG):
        return "every step is to be said"
    return ""
