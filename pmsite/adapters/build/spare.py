"""The folder that was the site before the last build: brought up to date, for most of its files are right as they are.

Making thousands of folders and links takes longer than looking at them. Nothing in a spare folder is trusted: a page
stays if it is the very file that the site of now has, another file if it has the bytes that it is to have; the rest is
deleted before anything is written, so that no file is ever written that the site of now shares.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pmsite.adapters.build.kept import Kept
from pmsite.adapters.build.store import cache_folder


def spare_of(base: Path, name: str) -> Path:
    """Where the folder of a site is kept that another one has replaced."""
    return cache_folder(base) / "site" / name


def adopted(
    spare: Path | None, place: Path, pages: Mapping[str, Kept], others: Mapping[str, str]
) -> frozenset[str]:
    """Let a spare folder take the place of the empty folder ``place``; paths of those files in it that are right.

    ``pages`` are the files that the site of now has, by their places; ``others`` those with the bytes to be copied.
    """
    if spare is None:
        return frozenset()
    try:
        spare.rename(place)
    except OSError:
        return frozenset()
    try:
        return frozenset(_purged(str(place), "", pages, others))
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(exist_ok=True)
        return frozenset()


def retired(site: Path, spare: Path | None) -> None:
    """Keep the folder of a site that was replaced, or delete it where it cannot be kept."""
    if spare is not None:
        with suppress(OSError):
            spare.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(spare, ignore_errors=True)
            site.rename(spare)
            return
    shutil.rmtree(site, ignore_errors=True)


def _purged(folder: str, below: str, pages: Mapping[str, Kept], others: Mapping[str, str]) -> list[str]:
    """Delete what is not right in a folder, and folders in which nothing is left; paths of what stays."""
    right: list[str] = []
    with os.scandir(folder) as scanned:
        entries = list(scanned)
    for entry in entries:
        path = f"{below}{entry.name}"
        state = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(state.st_mode):
            inner = _purged(entry.path, f"{path}/", pages, others)
            right += inner
            if not inner:
                os.rmdir(entry.path)  # noqa: PTH106 - thousands of them
        elif stat.S_ISREG(state.st_mode) and _right(path, entry.path, state, pages, others):
            right.append(path)
        else:
            os.unlink(entry.path)  # noqa: PTH108
    return right


def _right(
    path: str, file: str, state: os.stat_result, pages: Mapping[str, Kept], others: Mapping[str, str]
) -> bool:
    known = pages.get(path)
    if known is not None:
        return (state.st_ino, state.st_size, state.st_mtime_ns) == (known.inode, known.size, known.changed)
    source = others.get(path)
    return source is not None and state.st_nlink == 1 and filecmp.cmp(source, file, shallow=False)
