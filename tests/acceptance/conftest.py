"""What the acceptance tests share: the demo, built once for all of them, served, and a browser."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.acceptance._html import read_site
from tests.acceptance._run import REPOSITORY, demo_copy, once, run, succeed
from tests.acceptance._serve import servers


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
def chinese(shared):
    """The Chinese example portal, built strictly by MkDocs."""

    def make(folder):
        shutil.copytree(REPOSITORY / "examples" / "zh", folder, dirs_exist_ok=True)
        done = run("mkdocs", "build", "--strict", cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stdout + done.stderr

    return once(shared / "chinese", make)


@pytest.fixture(scope="session")
def pages(site):
    """The demo's pages, read."""
    return read_site(site)


@pytest.fixture(scope="session")
def export(demo):
    """The demo as data."""
    return json.loads((demo / "export.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def served():
    """A function that serves a folder on the loopback interface and gives its address."""
    with servers() as serve:
        yield serve


@pytest.fixture(scope="session")
def context(browser):
    """A reader who goes from page to page."""
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()
