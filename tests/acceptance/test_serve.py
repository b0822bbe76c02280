"""An edit under ``mkdocs serve`` and ``pmsite serve``: one rebuild, and the page has changed."""

import re
import signal
import socket
import subprocess
import threading
import time
import urllib.request

import pytest

from tests.acceptance._run import BIN, environment, portal

RISK = "---\ntitle: {title}\nowner: li.wei\ncause: One vendor\n---\n\nThe body says {word}.\n"
FILES = {
    "p/index.md": "---\nkind: project\nid: P\ntitle: Project\nmanager: li.wei\n---\n",
    "people/li.wei.md": "---\ntitle: Li Wei\nrole: Manager\ndepartment: pmo\n---\n",
    "p/risks/RISK-1.md": RISK.format(title="Parts late", word="alpha"),
}
PATIENCE = 40
"""Seconds that a build may take on a busy machine."""


class Server:
    """A serving command in a process of its own: its address, and the lines that it has said."""

    def __init__(self, folder, command):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{address}/"
        self.lines = []
        self.process = subprocess.Popen(
            [BIN / command[0], *command[1:], "-a", address],
            cwd=folder, env=environment(PYTHONUNBUFFERED="1"), text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def page(self, path):
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def said(self, pattern):
        return sum(bool(re.search(pattern, line)) for line in list(self.lines))

    def until(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, "".join(self.lines)
            if condition():
                return
            time.sleep(0.05)
        pytest.fail(f"no {what} in {PATIENCE} s:\n{''.join(self.lines)}")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.reader.join(5)
        self.process.stdout.close()


@pytest.fixture(params=[("mkdocs", "serve"), ("pmsite", "serve")], ids=" ".join)
def server(request, tmp_path):
    portal(tmp_path, FILES)
    server = Server(tmp_path, request.param)
    try:
        server.until(lambda: server.said(r"Serving on"), "server")
        yield server
    finally:
        server.stop()


def test_an_edit_gives_one_rebuild_and_a_changed_page_and_an_error_keeps_the_old_one(server, tmp_path):
    risk = tmp_path / "content/p/risks/RISK-1.md"
    page = "p/risks/RISK-1/"
    assert "The body says alpha." in server.page(page)
    builds = server.said("Building documentation")

    risk.write_text(RISK.format(title="Parts very late", word="beta"))
    server.until(lambda: "The body says beta." in server.page(page), "changed page")
    assert "Parts very late" in server.page("p/risks/"), "the register is as new as the page"
    time.sleep(2)
    assert server.said("Building documentation") == builds + 1, "".join(server.lines)

    risk.write_text(RISK.format(title="Parts late", word="gamma").replace("owner:", "ownr:"))
    server.until(
        lambda: server.said(r"RISK-1\.md:3:1: PM010 risk has no field ownr; did you mean owner\?"),
        "diagnostic",
    )
    time.sleep(1)
    assert "The body says beta." in server.page(page)
    assert not server.said("Traceback"), "".join(server.lines)

    risk.write_text(RISK.format(title="Parts late", word="delta"))
    server.until(lambda: "The body says delta." in server.page(page), "page after the error is mended")

    (tmp_path / "content/p/risks/RISK-2.md").write_text(RISK.format(title="New risk", word="epsilon"))
    server.until(lambda: "New risk" in server.page("p/risks/"), "page of a new file")


def test_content_that_is_wrong_from_the_start_is_said_and_not_served(tmp_path):
    portal(tmp_path, {**FILES, "p/risks/RISK-1.md": "---\nownr: li.wei\n---\n"})
    for command in (("mkdocs", "serve"), ("pmsite", "serve")):
        server = Server(tmp_path, command)
        try:
            assert server.process.wait(PATIENCE) == 1
        finally:
            server.stop()
        assert server.said("PM010 risk has no field ownr"), "".join(server.lines)
        assert not server.said("Traceback"), "".join(server.lines)
