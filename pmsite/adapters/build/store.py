"""Files of the cache: JSON behind a digest of its bytes, written beside their place; what is not whole is not there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO


def cache_folder(base: Path) -> Path:
    """Where a portal keeps what saves time."""
    return base / ".pmsite" / "cache"


def read(file: Path, form: str) -> dict[str, Any] | None:
    """What a file of this format holds; None of one that is damaged, cut, older, foreign or not there."""
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        data = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) and data.get("format") == form else None


def write(file: Path, form: str, data: dict[str, Any]) -> None:
    """Write a file of this format, whole or not at all; a disk that refuses has none. Git is told to pass over it."""
    text = json.dumps({"format": form, **data}, ensure_ascii=False, separators=(",", ":"))
    packed = text.encode("utf-8", "surrogatepass")
    with suppress(OSError), whole(file) as half:
        half.write(hashlib.sha256(packed).hexdigest().encode() + b"\n")
        half.write(packed)


@contextmanager
def whole(file: Path) -> Iterator[BinaryIO]:
    """A file of the cache that takes its place when it is written; git is told to pass over it.

    Raises:
        OSError: if the disk refuses; the file is then as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    ignore = file.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as half:
            yield half
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
