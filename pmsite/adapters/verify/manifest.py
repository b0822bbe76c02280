"""What a site holds, file by file, with what each file is from; and that it holds nothing else.

A file has to be one that was staged, byte for byte; the page of a staged page; a file of the theme, byte for byte; or
one of the few that every site has. Anything else was put there by something that nobody asked.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils import get_theme_dir

from pmsite.adapters.build.staged_files import APART
from pmsite.adapters.failure import USAGE, Failure, environment
from pmsite.adapters.policy import HEADERS, NGINX
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.verify._files import files
from pmsite.adapters.verify._made import Made, Problem
from pmsite.analyses.portal import INTERNAL

SCHEMA = "pmsite-manifest/1"
_FRAME = ("404.html", "sitemap.xml", "sitemap.xml.gz", HEADERS, NGINX)
"""Files that the generator makes of no page."""
_MAP = re.compile(rb"\n?(?://[#@]|/\*[#@])\s*sourceMappingURL=[^\n*]*(?:\*/)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a site."""

    path: str
    sha256: str
    size: int
    origin: tuple[str, ...]
    """``record ATLAS/RISK-004``, ``view risks``, ``stage``, ``theme``, ``frame`` or ``generator``."""


def without_maps(site: Path) -> None:
    """Take out the source maps of the theme's scripts and style sheets, and what points to them.

    Raises:
        Failure: if the disk refuses.
    """
    try:
        for file in site.rglob("*"):
            if file.suffix == ".map":
                file.unlink()
            elif file.suffix in (".js", ".css") and b"sourceMappingURL" in (data := file.read_bytes()):
                file.write_bytes(_MAP.sub(b"", data))
    except OSError as error:
        raise environment(error, "cannot take out the source maps") from None


def problems(made: Made) -> Iterator[Problem]:
    """Files of an audience's site that nothing staged accounts for, that have other bytes than staged, or are missing.

    The team's site may have files of the portal's own plugins and hooks beside.
    """
    expected = dict(_expected(made.staged)) if made.audience != INTERNAL else {}
    there = set()
    for path in files(made.site) if expected else ():
        there.add(path)
        file = made.site / path
        if file.is_symlink():
            yield Problem(path, "a link")
        elif path in expected:
            source = expected[path]
            if not source.endswith(".md") and _plain(made.staged / source) != file.read_bytes():
                yield Problem(path, "other bytes than staged")
        elif path not in _FRAME:
            own = _of_theme(path)
            if own is None:
                yield Problem(path, "nothing that was staged makes this file")
            elif own != file.read_bytes():
                yield Problem(path, "other bytes than the theme's")
    yield from (
        Problem(path, "was staged, and is not there") for path in sorted(expected) if path not in there
    )


def entries(made: Made) -> tuple[Entry, ...]:
    """The files of a site with what each is from."""
    expected = dict(_expected(made.staged))
    found = []
    for path in files(made.site):
        fact = made.facts.of(made, path)
        if path in expected:
            origin = made.origins.get(expected[path], ("stage",))
        elif path in _FRAME:
            origin = ("frame",)
        else:
            origin = ("theme",) if _file_of_theme(path) is not None else ("generator",)
        found.append(Entry(path, fact.digest, fact.size, origin))
    return tuple(found)


def _expected(staged: Path) -> Iterator[tuple[str, str]]:
    """Files of a site with the staged files that they are made of."""
    for path in files(staged, APART):
        if path.endswith(".md"):
            page = path.removesuffix(".md")
            index = page == "index" or page.endswith("/index")
            yield (f"{page}.html" if index else f"{page}/index.html"), path
        else:
            yield path, path


def _of_theme(path: str) -> bytes | None:
    """Bytes of a file of the theme; None where it has none."""
    file = _file_of_theme(path)
    return _plain(file) if file is not None else None


def _file_of_theme(path: str) -> Path | None:
    """A file of the theme, ours before Material's; None where neither has it."""
    folders = (theme_directory() / "overrides", Path(get_theme_dir("material")))
    if not path.startswith("assets/"):
        return None
    return next((file for folder in folders if (file := folder / path).is_file()), None)


def _plain(file: Path) -> bytes:
    data = file.read_bytes()
    return _MAP.sub(b"", data) if file.suffix in (".js", ".css") and b"sourceMappingURL" in data else data


def drafted(file: Path, found: tuple[Entry, ...], audience: str, as_of: str) -> Path:
    """Write a manifest as JSON beside its place; the same site, the same bytes."""
    data = {
        "schema": SCHEMA,
        "audience": audience,
        "as_of": as_of,
        "files": [
            {"path": one.path, "sha256": one.sha256, "size": one.size, "from": list(one.origin)}
            for one in found
        ],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(
            json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def listed(manifest: Path, audience: str) -> dict[str, str]:
    """Digests of the files of the last build of an audience's site, by path.

    Raises:
        Failure: if there was none, or its manifest cannot be read.
    """
    try:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        if data["schema"] == SCHEMA and data.get("audience", audience) == audience:
            return {str(one["path"]): str(one["sha256"]) for one in data["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    option = "" if audience == INTERNAL else f" --audience {audience}"
    message = f"no manifest of {audience}; build the site first: pmsite build{option}"
    raise Failure(message, USAGE)
