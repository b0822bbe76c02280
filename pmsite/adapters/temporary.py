"""Folders of the system's temporary directory, deleted whatever happens: at once, or by the next run."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pmsite.adapters.failure import environment
from pmsite.adapters.signals import held

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows: an open file cannot be deleted there, which is as good
    fcntl = None  # type: ignore[assignment]

_OURS = re.compile(r"pmsite-[a-z]+-(\d+)-\w+")
_GETTING_READY = 60
"""Seconds in which a process that has made its folder has locked it."""
_TRIES, _PAUSE = 20, 0.05
"""A generator whose parent was killed ends within a moment; until then it may still write."""


@contextmanager
def temporary(purpose: str) -> Iterator[Path]:
    """A new folder for this process; what killed runs left is swept first. ``purpose`` is part of its name.

    Raises:
        Failure: if the disk refuses.
    """
    swept()
    place: Path | None = None
    lock = -1
    try:
        with held():
            try:
                place = Path(tempfile.mkdtemp(prefix=f"pmsite-{purpose}-{os.getpid()}-")).resolve()
                lock = _locked(place)
            except OSError as error:
                raise environment(error, "cannot make a folder in the temporary directory") from None
        yield place
    finally:
        with held():
            if place is not None:
                removed(place)
            if lock >= 0:
                os.close(lock)


def swept() -> None:
    """Delete such folders of runs that are over: their process is gone, and nobody has their lock."""
    with suppress(OSError):
        for place in sorted(Path(tempfile.gettempdir()).iterdir()):
            named = _OURS.fullmatch(place.name)
            if named is None or place.is_symlink() or not place.is_dir() or _begun(place, int(named[1])):
                continue
            lock = _locked(place)
            if lock >= 0:
                removed(place)
                os.close(lock)


def removed(place: Path) -> None:
    """Delete a folder, as far as that is permitted."""
    for _ in range(_TRIES):
        shutil.rmtree(place, ignore_errors=True)
        if not place.exists():
            return
        time.sleep(_PAUSE)


def waited(place: Path) -> int:
    """A descriptor that holds a folder's lock, as soon as nobody else has it; -1 where there are no such locks."""
    return _locked(place, wait=True)


def _locked(place: Path, *, wait: bool = False) -> int:
    """A descriptor that holds a folder's lock; -1 where somebody else has it."""
    if fcntl is None:  # pragma: no cover - Windows
        return -1
    try:
        found = os.open(place, os.O_RDONLY)
    except OSError:
        return -1
    try:
        fcntl.flock(found, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(found)
        return -1
    return found


def _begun(place: Path, number: int) -> bool:
    """Whether a folder may just have been made by its process, which has not got the lock yet.

    Numbers of processes come again, soon in a container: by itself a living one says nothing of an older folder.
    """
    with suppress(OSError):
        recent = time.time() - place.stat().st_mtime < _GETTING_READY
        return recent and number != os.getpid() and _alive(number)
    return True


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
