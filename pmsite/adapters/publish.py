"""Publishing: a new site takes the place of the old one in one step, or the old one stays."""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from filelock import FileLock

from pmsite.adapters import temporary, unfinished
from pmsite.adapters.failure import ENVIRONMENT, USAGE, Failure, environment
from pmsite.adapters.signals import held

_EXCHANGE = 2
_HERE = -100
_OLD = "-old"
_HALF = re.compile(r"\..+\.\d+")
"""A file that is being written by way of another name, with the number of the process."""
_LARGE = frozenset({"stage", "site"})
"""Folders below ``.pmsite/`` that only builds write to."""
SOURCES = (".git", "mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "pyproject.toml")
"""What no built site holds: a folder with one of these is never replaced."""


@contextlib.contextmanager
def building(root: Path) -> Iterator[bool]:
    """One build of a portal at a time; the others wait for it. Whether the one before was killed.

    Raises:
        Failure: if the lock cannot be had.
    """
    state = root / ".pmsite"
    try:
        state.mkdir(exist_ok=True)
        lock = FileLock(state / "lock")
        lock.acquire()
    except OSError as error:
        raise environment(error, "cannot lock") from None
    try:
        killed = unfinished.unfinished(root)
        try:
            unfinished.begin(root)
        except OSError as error:
            raise environment(error, "cannot begin a build") from None
        yield killed
    finally:
        unfinished.end(root)
        lock.release()


def swept(root: Path, sites: Iterable[Path], *, killed: bool = True) -> None:
    """Delete what killed builds of a portal left, beside each of its sites and below ``.pmsite/``.

    Where none was ``killed``, commands that write little may have been: the folders of thousands of files are passed
    over. Only who holds the portal's lock may ask for it.

    Raises:
        Failure: if the disk refuses.
    """
    try:
        for site in sites:
            swept_beside(site)
        for folder, inner, names in os.walk(root / ".pmsite"):
            if not killed:
                inner[:] = [name for name in inner if name not in _LARGE]
            for name in names:
                if _HALF.fullmatch(name):
                    (Path(folder) / name).unlink(missing_ok=True)
    except OSError as error:
        raise environment(error, "cannot sweep what a killed build left") from None
    temporary.swept()


def workplace(site: Path) -> Path:
    """A new empty folder beside the site, on the same disk; what a killed build left there is swept first.

    Where the build was killed between taking the old site away and putting the new one there, the old one returns.

    Raises:
        Failure: if the disk refuses.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        swept_beside(site)
        return Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
    except OSError as error:
        raise environment(error, "cannot build beside the site") from None


@contextlib.contextmanager
def building_beside(site: Path) -> Iterator[Path]:
    """A ``workplace`` that is gone afterwards, whatever happens.

    Raises:
        Failure: if the disk refuses.
    """
    built: Path | None = None
    try:
        with held():
            built = workplace(site)
        yield built
    finally:
        if built is not None:
            shutil.rmtree(built, ignore_errors=True)


def swept_beside(site: Path) -> None:
    """Delete what killed builds left beside a site; the old site returns where it was taken away already."""
    for left in sorted(site.parent.glob(f".{glob.escape(site.name)}.new-*")):
        if left.is_symlink():
            left.unlink(missing_ok=True)
        elif left.name.endswith(_OLD) and not site.exists() and not site.is_symlink():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)


def deleted(folder: Path) -> None:
    """Delete a folder; what the disk refuses stays, for the next build to sweep."""
    shutil.rmtree(folder, ignore_errors=True)


def publish(built: Path, site: Path, mode: int = 0o755, retire: Callable[[Path], None] = deleted) -> None:
    """Put ``built`` in the place of ``site``: whoever looks sees the old one or the new one, whole.

    ``retire`` does away with the folder of the old one.

    Raises:
        Failure: if the disk refuses; the old site is then untouched.
    """
    try:
        built.chmod(mode)
        if not site.exists() and not site.is_symlink():
            built.rename(site)
            return
        if not site.is_dir() or site.is_symlink():
            message = f"cannot publish: {site.name} is no folder"
            raise Failure(message, ENVIRONMENT)
        if any((site / name).exists() for name in SOURCES):
            message = (
                f"cannot publish: {site.name} holds a portal's sources, not a site; choose another site_dir"
            )
            raise Failure(message, USAGE)
        retire(_exchanged(built, site))
    except OSError as error:
        raise environment(error, "cannot publish") from None


def _exchanged(built: Path, site: Path) -> Path:
    """Exchange two folders, in one step where the system can; where the old one is now."""
    if _exchange(built, site):
        return built
    old = built.with_name(f"{built.name}{_OLD}")
    with held():
        site.rename(old)
        try:
            built.rename(site)
        except OSError:
            old.rename(site)
            raise
    return old


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call, where the system can (Linux, macOS)."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        swap = system.renameatx_np if sys.platform == "darwin" else system.renameat2
    except (OSError, AttributeError, TypeError):
        return False
    here = -2 if sys.platform == "darwin" else _HERE
    return bool(swap(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0)
