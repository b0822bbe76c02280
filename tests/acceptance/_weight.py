"""How much a page brings along and how soon it stands: as a server that packs sends it, on a slow processor."""

from __future__ import annotations

import functools
import gzip
import os
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
TRANSFER, PAINT, SHIFT = 250_000, 1000.0, 0.02
"""Upper limits: bytes of a first visit, search apart; milliseconds to the largest paint; the layout shift."""
SLOW = 4
"""How many times slower than this machine's the processor is."""
_SEARCH = "/search/"
_WATCH = """
window.pmSeen = {paint: 0, shift: 0};
new PerformanceObserver((list) => list.getEntries().forEach((one) => { pmSeen.paint = one.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((one) => { pmSeen.shift += one.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


class _Packing(SimpleHTTPRequestHandler):
    """Files as a web server sends them: gzip of level 6."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def packed(folder: Path) -> Iterator[str]:
    """The address of a server on the loopback interface that packs what it sends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Packing, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Visit:
    """A first visit: bytes by path as they went over the wire, milliseconds to the largest paint, the shift."""

    sent: dict[str, float]
    paint: float
    shift: float

    @property
    def transfer(self) -> float:
        """Bytes of everything that was asked for, the search's own files apart."""
        return sum(size for path, size in self.sent.items() if not path.startswith(_SEARCH))


def visit(browser: Browser, url: str, size: dict[str, int]) -> Visit:
    """A reader's first visit of a page, with an empty cache and a slow processor."""
    context = browser.new_context(viewport=size)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
        paths: dict[str, str] = {}
        sent: dict[str, float] = {}

        def answered(event: dict) -> None:
            paths[event["requestId"]] = urlsplit(event["response"]["url"]).path

        def ended(event: dict) -> None:
            sent[paths[event["requestId"]]] = event["encodedDataLength"]

        session.on("Network.responseReceived", answered)
        session.on("Network.loadingFinished", ended)
        page.add_init_script(_WATCH)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(1200)
        seen = page.evaluate("window.pmSeen")
        return Visit(sent, seen["paint"], seen["shift"])
    finally:
        context.close()


def paint(browser: Browser, url: str, size: dict[str, int]) -> float:
    """Median of three first visits' largest paints, in milliseconds."""
    return statistics.median(visit(browser, url, size).paint for _ in range(3))


def business() -> float:
    """How many times over this machine is at work, at least once: 2 where two processes wait for each core."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
