"""The peers, in an environment of their own: each builds the pages that pmsite stages."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_LOCK = _HERE / "peers.txt"
_MKDOCS = """site_name: Benchmark
docs_dir: docs
theme: {name: material, font: false}
nav: [index.md]
plugins: [search]
validation: {nav: {omitted_files: ignore}}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, sane_lists, tables, toc,
  pymdownx.details, pymdownx.highlight, pymdownx.superfences, pymdownx.tasklist]
"""
_HUGO = """title = "Benchmark"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
_LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
<header><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></header>
<nav>{{ .TableOfContents }}</nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how its folder is written, and how it builds there."""

    name: str
    prepare: Callable[[Path, Path], None]
    """Of the staged pages and its own folder."""
    command: tuple[str, ...]
    page: str
    """The staged page of a record, as it lies in that folder."""


def environment(folder: Path) -> Path:
    """The programs of the peers, installed by the lock unless they are."""
    stamp = folder / "lock"
    wanted = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        install = (
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            str(_LOCK),
        )
        subprocess.run([folder / "bin" / "python", *install], check=True, stdout=sys.stderr)  # noqa: S603
        stamp.write_text(wanted, encoding="ascii")
    return folder / "bin"


def peers(programs: Path, record: str) -> tuple[Peer, ...]:
    """Every peer; ``record`` is the path of a record's staged page."""
    return (
        Peer("Material", _as_mkdocs, (str(programs / "mkdocs"), "build", "-q", "--clean"), f"docs/{record}"),
        Peer("Zensical", _as_mkdocs, (str(programs / "zensical"), "build"), f"docs/{record}"),
        Peer(
            "Hugo",
            _as_hugo,
            (str(programs / "hugo"), "--quiet"),
            f"content/{record.replace('index.md', '_index.md')}",
        ),
    )


def _as_mkdocs(staged: Path, folder: Path) -> None:
    shutil.copytree(staged, folder / "docs")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")


def _as_hugo(staged: Path, folder: Path) -> None:
    """A page of a folder is ``_index.md`` there: an ``index.md`` would make its neighbours parts of it."""
    shutil.copytree(staged, folder / "content", ignore=shutil.ignore_patterns("assets"))
    for page in list((folder / "content").rglob("index.md")):
        page.rename(page.with_name("_index.md"))
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    files: Mapping[Path, str] = {
        folder / "hugo.toml": _HUGO, layouts / "single.html": _LAYOUT, layouts / "list.html": _LAYOUT,
    }  # fmt: skip
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
