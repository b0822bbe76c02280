"""What builds keep is never taken from the repository: whoever can commit it could let a site say anything."""

from __future__ import annotations

from pathlib import Path

from pmsite.adapters.failure import USAGE, Failure
from pmsite.adapters.git.repository import GitError, ask

STATE = ".pmsite"
"""Folder in which a portal keeps its locks, staged trees, manifests and caches."""


def committed(base: Path) -> bool:
    """Whether git tracks something of a portal's ``.pmsite/``; not where git gives no answer."""
    try:
        return bool(ask(base, "ls-files", "--", STATE))
    except GitError:
        return False


def refuse_committed(base: Path) -> None:
    """Refuse to work over a ``.pmsite/`` that came with the repository.

    Raises:
        Failure: if git tracks something of it.
    """
    if committed(base):
        message = (
            f"{STATE}/ is in git, and holds what builds keep for themselves; "
            f"git rm -r --cached {STATE}, add /{STATE}/ to .gitignore, and delete the folder"
        )
        raise Failure(message, USAGE)
