"""The files of a staged tree as MkDocs lists them, but for the folders that no reader sees."""

from __future__ import annotations

import os
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions

APART = frozenset({"_figures", "_pmsite"})
"""Folders at the top of a staged tree that are for the plugin: fragments, by the thousand, and the navigation."""


def staged_files(config: MkDocsConfig) -> Files:
    """What ``mkdocs.structure.files.get_files`` finds, in its order, without what is ``APART``.

    Two files for one place are MkDocs' to choose among, with its words.
    """
    found = [
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        for path in _paths(config.docs_dir)
    ]
    set_exclusions(found, config)
    if len({file.dest_uri for file in found}) < len(found):
        files = get_files(config)
        for file in list(files):
            if file.src_uri.partition("/")[0] in APART:
                files.remove(file)
        return files
    return Files(found)


def _paths(top: str) -> Iterator[str]:
    for folder, names, files in os.walk(top, followlinks=True):
        below = os.path.relpath(folder, top)
        if below == ".":
            names[:] = [name for name in names if name not in APART]
        names.sort()
        for name in sorted(files, key=_first):
            yield os.path.join(below, name)  # noqa: PTH118 - as MkDocs names it


def _first(name: str) -> tuple[bool, str]:
    """Index pages come first."""
    return os.path.splitext(name)[0] not in ("index", "README"), name  # noqa: PTH122
