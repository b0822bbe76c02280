"""Folders served on the loopback interface, as a web server gives a built site."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Servers:
    """Serves each folder that it is called with, until closed, and returns its address."""

    def __init__(self) -> None:
        self._servers: dict[Path, ThreadingHTTPServer] = {}

    def __call__(self, folder: Path) -> str:
        """Address of a folder; one server each."""
        if folder not in self._servers:
            server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self._servers[folder] = server
        return f"http://127.0.0.1:{self._servers[folder].server_address[1]}/"

    def close(self) -> None:
        """Serve no longer."""
        for server in self._servers.values():
            server.shutdown()
            server.server_close()


@contextmanager
def servers() -> Iterator[Servers]:
    """Servers that end with the block."""
    found = Servers()
    try:
        yield found
    finally:
        found.close()
