"""Broken files: a located error, exit 1, no traceback, nothing published, the site that was there untouched."""

from __future__ import annotations

import os
import random
import re
import shutil
import time

import pytest
from click.testing import CliRunner

from pmsite.cli import main
from tests.cases.bad_inputs import bad_inputs

SEED = int(os.environ.get("PMSITE_SEED") or random.SystemRandom().randrange(10**9))
NAMES = [item.name for item in bad_inputs(1)]
LINE = re.compile(
    r"^(?P<path>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?P<code>PM\d{3}) [^;\n]+; \S", re.MULTILINE
)
GOOD = {
    "mkdocs.yml": "site_name: P\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - search\n"
    "  - pmsite: {as_of: 2026-03-31}\n",
    "content/index.md": "---\ntitle: Portal\n---\nWelcome.\n",
    "content/people/li.wei.md": "---\ntitle: Li Wei\n---\n",
    "content/p/index.md": "---\nkind: project\nid: P\ntitle: One\n---\n",
    "content/p/risks/RISK-001.md": "---\nid: RISK-001\ntitle: Late\n---\nText.\n",
    "site/index.html": "<p>what was published before</p>",
}


@pytest.fixture
def portal(tmp_path, monkeypatch):
    for name, text in GOOD.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*command):
    done = CliRunner().invoke(main, command)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


def test_there_are_enough_broken_inputs():
    assert len(NAMES) >= 75


def test_the_portal_is_fine_without_them(portal):
    assert run("check").exit_code == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_gets_a_located_error_and_nothing_is_published(portal, name):
    bad = next(item for item in bad_inputs(SEED) if item.name == name)
    path = portal / "content" / bad.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bad.data)
    start = time.monotonic()
    done = run("check")
    assert time.monotonic() - start < 10, SEED
    assert done.exit_code == 1, (SEED, done.output[:2000])
    found = [item for item in LINE.finditer(done.output) if item["code"] in bad.codes]
    assert found, (SEED, done.output[:2000])
    assert any(item["path"] == bad.path or "p/" in item["path"] for item in found)
    built = run("build")
    assert built.exit_code == 1
    assert [item.name for item in (portal / "site").iterdir()] == ["index.html"]
    assert (portal / "site" / "index.html").read_text() == GOOD["site/index.html"]
    assert not [item for item in portal.iterdir() if item.name.startswith(".site")]


def test_all_of_them_are_reported_in_one_run(portal):
    items = [item for item in bad_inputs(SEED) if len(item.data) < 100_000]
    shutil.rmtree(portal / "content" / "p" / "risks")
    for number, item in enumerate(items):
        folder = portal / "content" / "p" / "risks" / str(number)
        folder.mkdir(parents=True)
        (folder / "RISK-001.md").write_bytes(item.data)
    done = run("check")
    assert done.exit_code == 1
    assert len({item["path"] for item in LINE.finditer(done.output)}) >= len(items) - 3
    places = [(item["path"], int(item["line"])) for item in LINE.finditer(done.output)]
    assert places == sorted(places)
