"""Which configuration file a command means; nothing else is loaded for it."""

from __future__ import annotations

from pathlib import Path

from pmsite.adapters.failure import USAGE, Failure

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


def find(start: Path | None = None) -> Path:
    """The configuration file at or above ``start``.

    Raises:
        Failure: if there is none.
    """
    folder = (start or Path.cwd()).resolve()
    if folder.is_file():
        return folder
    for parent in (folder, *folder.parents):
        for name in NAMES:
            if (parent / name).is_file():
                return parent / name
    message = f"no mkdocs.yml in {folder} or above; run pmsite init to begin a portal"
    raise Failure(message, USAGE)
