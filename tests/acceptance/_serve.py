"""Folders served on the loopback interface, as a web server gives a built site: with the headers that it asks for."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    asked = True
    """Whether the headers that the folder asks for are sent."""

    def end_headers(self) -> None:
        """Add what stands in ``_headers`` for every path."""
        file = Path(self.directory) / "_headers"
        if self.asked and file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines()[1:]:
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class _Bare(_Quiet):
    asked = False


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was left before it had come."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Servers:
    """Serves each folder that it is called with, until closed, and returns its address."""

    def __init__(self) -> None:
        self._servers: dict[tuple[Path, bool], ThreadingHTTPServer] = {}

    def __call__(self, folder: Path, *, bare: bool = False) -> str:
        """Address of a folder; one server each. ``bare``: of a host that knows nothing of ``_headers``."""
        key = (folder, bare)
        if key not in self._servers:
            handler = functools.partial(_Bare if bare else _Quiet, directory=str(folder))
            server = _Server(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self._servers[key] = server
        return f"http://127.0.0.1:{self._servers[key].server_address[1]}/"

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
