"""A mark that a build of a portal has begun: one that was killed leaves it, and the next one has to look after it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def begin(root: Path) -> None:
    """Put the mark; who holds the portal's lock does.

    Raises:
        OSError: if the disk refuses.
    """
    _mark(root).touch()


def end(root: Path) -> None:
    """Take the mark away, with nothing left over."""
    with suppress(OSError):
        _mark(root).unlink(missing_ok=True)


def unfinished(root: Path) -> bool:
    """Whether a build is under way, or was killed."""
    return _mark(root).exists()


def _mark(root: Path) -> Path:
    return root / ".pmsite" / "building"
