"""What was worked out of the past, kept on disk: it saves time and never changes a result.

Every value is stored with a digest over its key and its bytes; what is damaged, cut or foreign is not there. The
key names everything that the value follows from, the code included, so nothing in it grows old. A disk that is
full, read-only or locked is one without a cache.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

MOST_BYTES = 256 * 1024 * 1024
"""Size at which a cache is emptied of what other code or settings made, and if that is not enough, of everything."""
_BATCH = 500
_PATIENCE = 5.0
"""Seconds to wait for another process."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS entry(key BLOB PRIMARY KEY, digest BLOB, made BLOB, value BLOB) WITHOUT ROWID"
)


class Cache:
    """Values by key in one file of a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, made: str) -> None:
        self.file = folder / "history.sqlite" if folder is not None else None
        self.made = hashlib.sha256(made.encode()).digest()[:16]
        """Of the configuration and code that values are made with."""

    def key(self, *parts: str) -> bytes:
        """Key of a value that follows from these texts and what the cache is made with."""
        told = hashlib.sha256(self.made)
        for part in parts:
            data = part.encode("utf-8", "surrogateescape")
            told.update(f"{len(data)}:".encode() + data)
        return told.digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Values that are there and whole."""
        found: dict[bytes, bytes] = {}
        if self.file is None or not self.file.is_file():
            return found
        try:
            with closing(sqlite3.connect(self.file, timeout=_PATIENCE)) as base:
                found = {
                    key: value
                    for key, digest, value in self._rows(base, keys)
                    if isinstance(value, bytes) and digest == _digest(key, value)
                }
        except (sqlite3.Error, OSError) as error:
            self._cleared(error)
        return found

    def _rows(
        self, base: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, object, object]]:
        for first in range(0, len(keys), _BATCH):
            some = keys[first : first + _BATCH]
            marks = ",".join("?" * len(some))
            yield from base.execute(f"SELECT key, digest, value FROM entry WHERE key IN ({marks})", some)  # noqa: S608

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values, all or none of them."""
        if self.file is None or not values:
            return
        try:
            _prepared(self.file.parent)
            with closing(sqlite3.connect(self.file, timeout=_PATIENCE)) as base, base:
                base.execute("PRAGMA synchronous=OFF")
                base.execute(_TABLE)
                base.executemany(
                    "INSERT OR REPLACE INTO entry VALUES(?, ?, ?, ?)", self._entries(values.items())
                )
            self._bounded()
        except (sqlite3.Error, OSError) as error:
            self._cleared(error)

    def _entries(self, values: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
        for key, value in values:
            yield key, _digest(key, value), self.made, value

    def _bounded(self) -> None:
        if self.file is None or self.file.stat().st_size <= MOST_BYTES:
            return
        with closing(sqlite3.connect(self.file, timeout=_PATIENCE)) as base:
            for which in ("made <> ?", "1 OR made = ?"):
                with base:
                    base.execute(f"DELETE FROM entry WHERE {which}", (self.made,))  # noqa: S608
                base.execute("VACUUM")
                if self.file.stat().st_size <= MOST_BYTES:
                    return

    def _cleared(self, error: Exception) -> None:
        """Delete a file that is no database of ours; one that is only busy stays."""
        ours = isinstance(error, sqlite3.OperationalError) and " column" not in str(error)
        if self.file is not None and isinstance(error, sqlite3.DatabaseError) and not ours:
            with suppress(OSError):
                self.file.unlink()


def _prepared(folder: Path) -> None:
    """Make the folder; git is told to pass over it."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")


def _digest(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()
