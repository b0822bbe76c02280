"""What the disk says of staged files: one of which it says the same is the one that was written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

Look = list[int]
"""Size, times of the bytes and of the entry in nanoseconds, number."""


def look(file: str) -> Look:
    """What the disk says of a file.

    Raises:
        OSError: if it is not there.
    """
    state = os.lstat(file)
    return [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]


def looks(folder: Path, paths: Iterable[str]) -> dict[str, Look]:
    """What the disk says of files in a folder, but of those that are not there."""
    found = {}
    for path in paths:
        with suppress(OSError):
            found[path] = look(f"{folder}{os.sep}{path}")
    return found


def there(folder: Path, known: Mapping[str, Look], path: str, digest: str) -> bool:
    """Whether a file is the one that was written: untouched, or else of the same bytes."""
    try:
        if known.get(path) == look(f"{folder}{os.sep}{path}"):
            return True
        return hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    except OSError:
        return False
