"""A past for a corpus: a repository whose commits each edit one record."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_FIRST = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
_MINUTES = 175 * 24 * 60


def committed(folder: Path, files: Mapping[str, str], chance: random.Random, commits: int) -> None:
    """Make the folder a repository that ends with these files, after so many commits."""
    run = ["git", "-C", str(folder)]
    subprocess.run([*run, "init", "-q", "-b", "main"], check=True)  # noqa: S603
    stream = b"".join(_told(files, chance, commits))
    subprocess.run([*run, "fast-import", "--quiet"], input=stream, check=True)  # noqa: S603
    subprocess.run([*run, "reset", "-q", "--hard", "main"], check=True)  # noqa: S603


def _told(files: Mapping[str, str], chance: random.Random, commits: int) -> Iterator[bytes]:
    """First all files, then files that an edit takes apart, and at last each of them as it is."""
    edited = [path for path in files if path.count("/") == 3 and "\ncreated" not in files[path]]  # noqa: PLR2004
    changed: dict[str, str] = {}
    yield _commit(0, files)
    for number in range(1, commits - 1):
        path = chance.choice(edited)
        changed[path] = f"{files[path]}\n{number} {chance.random()}\n"
        yield _commit(number * _MINUTES // commits, {path: changed[path]})
    yield _commit(_MINUTES, {path: files[path] for path in changed})


def _commit(minute: int, files: Mapping[str, str]) -> bytes:
    when = int((_FIRST + dt.timedelta(minutes=minute)).timestamp())
    parts = [f"commit refs/heads/main\ncommitter A <a@example.org> {when} +0000\ndata 4\nedit\n".encode()]
    for path, text in files.items():
        data = text.encode()
        parts.append(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    return b"".join([*parts, b"\n"])
