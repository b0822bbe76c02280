"""An edit asks a server for a build once, whether the system tells of it or a look finds it; reading asks for none."""

import time

import pytest
from mkdocs.livereload import LiveReloadServer

from pmsite.adapters.mkdocs import watching


class Server:
    """A server that serves nobody; how often it was asked for a build."""

    def __init__(self, folder):
        self.folder, self.builds = folder, 0
        self.server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(folder))
        watching.watch(self.server, [folder, folder / "not there"])
        self.server.observer.start()

    def asked(self, seconds=10.0):
        """Whether a build is asked for within a time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self.server._rebuild_cond:  # noqa: SLF001
                if self.server._want_rebuild:  # noqa: SLF001
                    self.server._want_rebuild = False  # noqa: SLF001
                    return True
            time.sleep(0.02)
        return False


def _refused(*_, **__):
    raise OSError(28, "inotify watch limit reached")


@pytest.fixture(params=["told", "looked"])
def server(request, tmp_path, monkeypatch):
    (tmp_path / "risks").mkdir()
    (tmp_path / "risks/RISK-1.md").write_text("words", encoding="utf-8")
    if request.param == "looked":
        monkeypatch.setattr(watching.Observer, "schedule", _refused)
    server = Server(tmp_path)
    yield server
    server.server.observer.stop()
    server.server.server_close()


def test_each_edit_is_seen_once(server):
    risk = server.folder / "risks/RISK-1.md"
    for edit in (
        lambda: risk.write_text("other words", encoding="utf-8"),
        lambda: (server.folder / "risks/RISK-2.md").write_text("new", encoding="utf-8"),
        lambda: (server.folder / "risks/RISK-2.md").rename(server.folder / "risks/RISK-3.md"),
        (server.folder / "risks/RISK-3.md").unlink,
    ):
        edit()
        assert server.asked()
        time.sleep(0.3)  # the end of the same edit
        server.asked(0.05)
        assert not server.asked(1.2), "the look finds what the system has told"


def test_who_reads_asks_for_no_build(server):
    (server.folder / "risks/RISK-1.md").read_text(encoding="utf-8")
    list(server.folder.rglob("*"))
    assert not server.asked(1.2)
