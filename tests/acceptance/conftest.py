"""What the acceptance tests share: the demo, built once for all of them, served, and a browser."""

from __future__ import annotations

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.acceptance._html import read_site
from tests.acceptance._run import demo_copy, once, run, succeed


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder that all test processes of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def demo(shared):
    """The demo as ``mkdocs build --strict`` leaves it, what the command said, and the data exported."""

    def make(folder):
        demo_copy(folder)
        built = run("mkdocs", "build", "--strict", cwd=folder, PYTHONHASHSEED="0", TZ="UTC")
        said = {"code": built.returncode, "said": built.stdout + built.stderr}
        (folder / "built.json").write_text(json.dumps(said))
        succeed("pmsite", "export", "json", "-o", "export.json", cwd=folder)

    return once(shared / "demo", make)


@pytest.fixture(scope="session")
def site(demo):
    """Folder of the demo's built pages."""
    built = json.loads((demo / "built.json").read_text())
    assert built["code"] == 0, built["said"]
    return demo / "site"


@pytest.fixture(scope="session")
def pages(site):
    """The demo's pages, read."""
    return read_site(site)


@pytest.fixture(scope="session")
def export(demo):
    """The demo as data."""
    return json.loads((demo / "export.json").read_text(encoding="utf-8"))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served():
    """A function that serves a folder on the loopback interface and gives its address."""
    servers = {}

    def serve(folder: Path) -> str:
        if folder not in servers:
            server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers[folder] = server
        return f"http://127.0.0.1:{servers[folder].server_address[1]}/"

    yield serve
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def context(browser):
    """A reader who goes from page to page."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()
