"""Edits are seen when they are made: the system tells of them, and a look now and then finds what it does not tell.

MkDocs' own server looks at every file twice a second, in the process that builds. Systems tell of no edits on some
network drives, nor of all where too many folders are watched; there the look is all there is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_CHANGES = [FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""A file that is only read is no edit."""
_SELDOM = 1.0
"""Seconds between two looks where the system tells of edits."""
_OFTEN, _MANY = 0.15, 3000
"""Seconds between two looks where it does not, and files from which on MkDocs' own half second is kept."""


def watch(server: LiveReloadServer, places: Iterable[Path]) -> None:
    """Let a server build when a file in one of these folders is edited."""
    folders = [str(place.absolute()) for place in places if place.exists()]
    edits = _Edits(server)
    told = _told(edits, folders)
    files = sum(len(names) for folder in folders for *_, names in os.walk(folder))
    if told or files < _MANY:
        server.observer._timeout = _SELDOM if told else _OFTEN  # noqa: SLF001 - of what is watched from now on
    for folder in folders:
        server._watched_paths[folder] = 1  # noqa: SLF001 - the last of MkDocs' line
        server._watch_refs[folder] = server.observer.schedule(edits, folder, recursive=True)  # noqa: SLF001


def _told(edits: FileSystemEventHandler, folders: Iterable[str]) -> bool:
    """Whether the system will tell of edits."""
    observer = Observer()
    try:
        for folder in folders:
            observer.schedule(edits, folder, recursive=True, event_filter=_CHANGES)
        observer.start()
    except (OSError, RuntimeError):
        with suppress(OSError, RuntimeError):
            observer.unschedule_all()
        return False
    return True


class _Edits(FileSystemEventHandler):
    """Asks the server for a build, once for each state of a file."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        self._seen: dict[str, tuple[int, int] | None] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Somebody has edited a file."""
        if event.is_directory:
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        states = {path: _state(path) for path in paths}
        if any(path not in self._seen or self._seen[path] != state for path, state in states.items()):
            self._seen |= states
            with self._server._rebuild_cond:  # noqa: SLF001
                self._server._want_rebuild = True  # noqa: SLF001
                self._server._rebuild_cond.notify_all()  # noqa: SLF001


def _state(path: str) -> tuple[int, int] | None:
    """Size and time of a file; None of one that is not there."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
