"""Whether files are the same as they were, told from what the disk says of them.

A file counts as the same one while its size, its times (of its bytes and of its entry) and its number are. Times are
only as fine as the clock of the disk: whatever changed shortly before somebody looked may have changed once more
without a trace, so of such files the bytes are compared, as git does it with its index.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

COARSEST = 2_000_000_000
"""Nanoseconds between two ticks of the coarsest clock that a disk has (FAT: two seconds)."""
_APART = frozenset({".git", ".pmsite", "__pycache__"})
"""Folders that a result is not made of."""


class UnsureError(Exception):
    """Files cannot be told apart by what the disk says of them: links, devices, a disk that refuses."""


@dataclass(slots=True)
class Listing:
    """Files below some places, with what the disk says of them."""

    entries: list[tuple[str, os.stat_result]] = field(default_factory=list)

    @classmethod
    def of(cls, places: Iterable[str | Path]) -> Listing:
        """Files, and folders with everything below; of a place where nothing is, that.

        Raises:
            UnsureError: if something there is neither a file nor a folder.
        """
        found = cls()
        for place in places:
            found.entries += _below(str(place))
        return found

    @property
    def latest(self) -> int:
        """When the last of the files changed, in nanoseconds."""
        return max((_changed(state) for _, state in self.entries), default=0)

    def digest(self, since: int) -> str:
        """Of all files: by what the disk says, and by their bytes if they changed not long before ``since`` or later.

        Raises:
            UnsureError: if a file cannot be read.
        """
        told = hashlib.sha256()
        for path, state in self.entries:
            line = f"{path}\0{state.st_mode}\0{state.st_size}\0".encode("utf-8", "surrogateescape")
            if not state.st_mode or stat.S_ISDIR(state.st_mode):
                told.update(line)
            elif _changed(state) >= since - COARSEST:
                told.update(line + _bytes(path))
            else:
                told.update(line + f"{state.st_mtime_ns}\0{state.st_ctime_ns}\0{state.st_ino}\n".encode())
        return told.hexdigest()


def _changed(state: os.stat_result) -> int:
    return max(state.st_mtime_ns, state.st_ctime_ns) if stat.S_ISREG(state.st_mode) else 0


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - a path of ten thousand
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise UnsureError(path) from error


_NOTHING = os.stat_result((0,) * 10)
_FOLDER = os.stat_result((stat.S_IFDIR, *(0,) * 9))
"""Of a folder only that it is there; what is in it is listed."""


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        state = os.stat(place)  # noqa: PTH116
    except FileNotFoundError:
        yield place, _NOTHING
        return
    except OSError as error:
        raise UnsureError(place) from error
    if not stat.S_ISDIR(state.st_mode):
        yield _plain(place, state)
        return
    left = [place]
    while left:
        folder = left.pop()
        yield folder, _FOLDER
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
            for entry in entries:
                inner = entry.stat(follow_symlinks=False)
                if not stat.S_ISDIR(inner.st_mode):
                    yield _plain(entry.path, inner)
                elif entry.name not in _APART:
                    left.append(entry.path)
        except OSError as error:
            raise UnsureError(folder) from error


def _plain(path: str, state: os.stat_result) -> tuple[str, os.stat_result]:
    if not stat.S_ISREG(state.st_mode):
        raise UnsureError(path)
    return path, state


class ThemeFiles:
    """The files of a theme as its template environment lists them, but for hidden folders: no site has those."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = tuple(folders)

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """Paths of the files, in their order, each once."""
        found: set[str] = set()
        for top in self._folders:
            for folder, names, files in os.walk(top):
                names[:] = [name for name in names if not name.startswith(".")]
                prefix = os.path.relpath(folder, top).replace(os.sep, "/")
                found.update(files if prefix == "." else (f"{prefix}/{name}" for name in files))
        return sorted(filter(filter_func, found))


def now(folder: Path) -> int:
    """The time by the clock of a folder's disk, or by the machine's if that is behind it; in nanoseconds.

    Raises:
        UnsureError: if nothing can be written there.
    """
    import time

    mark = folder / f".now.{os.getpid()}"
    try:
        mark.write_bytes(b"")
        return min(mark.stat().st_mtime_ns, time.time_ns())
    except OSError as error:
        raise UnsureError(str(folder)) from error
    finally:
        with suppress(OSError):
            mark.unlink()
