"""Markdown of many pages by one converter: as ``Page.render`` of MkDocs, which makes a new one for each page."""

from __future__ import annotations

import logging
from pathlib import PurePath
from typing import cast

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc


class _Asked:
    """The files of a site, and which of them a page asked for: where each stands, None of one that is not there."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.urls: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """As MkDocs' own."""
        found = self.files.get_file_from_path(path)
        self.urls[PurePath(path).as_posix()] = found.url if found is not None else None
        return found


class Converter:
    """Renders pages with extensions that begin afresh with each text (``reset``), as ours do."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self.config, self.files = config, _Asked(files)
        self.markdown = markdown.Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )

    @property
    def asked(self) -> dict[str, str | None]:
        """Files that the last page asked for."""
        return self.files.urls

    def render(self, page: Page) -> None:
        """HTML and contents of a page whose source is read."""
        self.files.urls = {}
        files = cast("Files", self.files)
        if page.markdown is None:
            message = "the source has not been read"
            raise RuntimeError(message)
        md = self.markdown
        md.reset()
        raw = mkdocs_pages._RawHTMLPreprocessor()  # noqa: SLF001 - MkDocs 1.6 is the last of its line
        raw._register(md)  # noqa: SLF001
        anchors = mkdocs_pages._ExtractAnchorsTreeprocessor(page.file, files, self.config)  # noqa: SLF001
        anchors._register(md)  # noqa: SLF001
        relative = mkdocs_pages._RelativePathTreeprocessor(page.file, files, self.config)  # noqa: SLF001
        relative._register(md)  # noqa: SLF001
        title = mkdocs_pages._ExtractTitleTreeprocessor()  # noqa: SLF001
        title._register(md)  # noqa: SLF001
        page.content = md.convert(page.markdown)
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = title.title  # noqa: SLF001
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        if mkdocs_pages.log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = relative.links_to_anchors
