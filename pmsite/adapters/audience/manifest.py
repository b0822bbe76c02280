"""What a site holds, file by file, with what each file is from; and that it holds nothing else.

A file has to be one that was staged, byte for byte; the page of a staged page; a file of the theme, byte for byte; or
one of the few that every site has. Anything else was put there by something that nobody asked.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils import get_theme_dir

from pmsite.adapters.failure import CONTENT, Failure, environment
from pmsite.adapters.policy import HEADERS, NGINX
from pmsite.adapters.render.theme import theme_directory

SCHEMA = "pmsite-manifest/1"
_FRAME = ("404.html", "sitemap.xml", "sitemap.xml.gz", HEADERS, NGINX)
"""Files that the generator makes of no page."""
_MAP = re.compile(rb"\n?(?://[#@]|/\*[#@])\s*sourceMappingURL=[^\n*]*(?:\*/)?")
_MOST = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a site."""

    path: str
    sha256: str
    size: int
    origin: tuple[str, ...]
    """``record ATLAS/RISK-004``, ``view risks``, ``stage``, ``theme`` or ``frame``."""


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


def verified(site: Path, staged: Path, origins: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The files of a generated site, each known.

    ``staged`` is the tree that it was made of, ``origins`` what its pages and attachments are from.

    Raises:
        Failure: for a file that nothing staged accounts for, with other bytes than staged, or missing.
    """
    try:
        found, wrong = _compared(site, staged, origins)
    except OSError as error:
        raise environment(error, "cannot verify the site") from None
    if wrong:
        rest = f"\nand {len(wrong) - _MOST} more" if len(wrong) > _MOST else ""
        said = "\n".join(wrong[:_MOST])
        message = f"{said}{rest}\nthe site is not what was staged; nothing was published"
        raise Failure(message, CONTENT)
    return found


def _compared(
    site: Path, staged: Path, origins: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Entry, ...], list[str]]:
    found: list[Entry] = []
    wrong: list[str] = []
    expected = dict(_expected(staged))
    for path in files(site):
        file = site / path
        data = b"" if file.is_symlink() else file.read_bytes()
        if file.is_symlink():
            wrong.append(f"{path}: a link")
        elif path in expected:
            source = expected[path]
            page = source.endswith(".md")
            if not page and _plain(staged / source) != data:
                wrong.append(f"{path}: other bytes than staged")
            found.append(_entry(path, data, origins.get(source, ("stage",))))
        elif path in _FRAME:
            found.append(_entry(path, data, ("frame",)))
        elif (own := _of_theme(path)) is not None:
            if own != data:
                wrong.append(f"{path}: other bytes than the theme's")
            found.append(_entry(path, data, ("theme",)))
        else:
            wrong.append(f"{path}: nothing that was staged makes this file")
    there = {entry.path for entry in found}
    wrong += [f"{path}: was staged, and is not there" for path in sorted(expected) if path not in there]
    return tuple(found), wrong


def files(site: Path) -> Iterator[str]:
    """Every file below a folder, links too, in the order of their paths."""
    found = []
    for folder, names, here in os.walk(site):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        found += [(Path(folder) / name).relative_to(site).as_posix() for name in (*here, *links)]
    return iter(sorted(found))


def _expected(staged: Path) -> Iterator[tuple[str, str]]:
    """Files of a site with the staged files that they are made of."""
    for path in files(staged):
        if path.startswith(("_figures/", "_pmsite/")):
            continue
        if path.endswith(".md"):
            page = path.removesuffix(".md")
            index = page == "index" or page.endswith("/index")
            yield (f"{page}.html" if index else f"{page}/index.html"), path
        else:
            yield path, path


def _of_theme(path: str) -> bytes | None:
    """Bytes of a file of the theme, ours before Material's; None where neither has it."""
    for folder in (theme_directory() / "overrides", Path(get_theme_dir("material"))):
        file = folder / path
        if path.startswith("assets/") and file.is_file():
            return _plain(file)
    return None


def _plain(file: Path) -> bytes:
    data = file.read_bytes()
    return _MAP.sub(b"", data) if file.suffix in (".js", ".css") and b"sourceMappingURL" in data else data


def _entry(path: str, data: bytes, origin: tuple[str, ...]) -> Entry:
    return Entry(path, hashlib.sha256(data).hexdigest(), len(data), origin)


def written(file: Path, entries: tuple[Entry, ...], audience: str, as_of: str) -> None:
    """Write a manifest as JSON, by way of another name; the same site, the same bytes.

    Raises:
        Failure: if the disk refuses.
    """
    data = {
        "schema": SCHEMA,
        "audience": audience,
        "as_of": as_of,
        "files": [
            {"path": one.path, "sha256": one.sha256, "size": one.size, "from": list(one.origin)}
            for one in entries
        ],
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        beside.write_text(
            json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
        beside.replace(file)
    except OSError as error:
        raise environment(error, "cannot write the manifest") from None
