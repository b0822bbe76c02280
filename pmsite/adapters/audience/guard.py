"""What a generator may read: itself, its libraries, its own folder; a second lock on the door, in every way."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pmsite
from pmsite.adapters.render.theme import theme_directory

SYSTEM = (
    "/usr",
    "/bin",
    "/lib",
    "/lib64",
    "/etc",
    "/dev",
    "/proc",
    "/sys",
    "/nix",
    "/opt",
    "/System",
    "/Library",
)
"""Folders of the system, in which no portal lies."""
STARTED, SAID = "started", "said.json"
"""Files by which a generator says that it was reached, and what it has to say."""
_READING = frozenset({"open", "os.listdir", "os.scandir"})


def guarded(folder: Path) -> None:
    """From now on this process opens nothing outside of ``folder``, the system and its own code.

    It does not know where the source is, and need not: what is not on the list is refused with PermissionError.
    """
    allowed = tuple(f"{path}{os.sep}" for path in sorted({*own_folders(), *SYSTEM, str(folder.resolve())}))
    searched = {os.path.realpath(path) for path in sys.path}

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _READING or not arguments or not isinstance(arguments[0], (str, bytes, os.PathLike)):
            return
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if f"{path}{os.sep}".startswith(allowed) or (event != "open" and path in searched):
            return
        message = "the generator of an audience's site opens nothing outside of its folder"
        raise PermissionError(message)

    sys.addaudithook(refuse)


def own_folders() -> set[str]:
    """Folders of Python, its libraries, pmsite and its theme, by their real paths."""
    code = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    code |= {path for path in sys.path if "site-packages" in path or "dist-packages" in path}
    code |= {str(Path(pmsite.__file__).parent), str(theme_directory())}
    return {os.path.realpath(path) for path in code if path and Path(path).is_dir()} - {os.sep}
