"""The Chinese example portal: it builds strictly, and a word inside a sentence is found."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.acceptance._browser import opened, search
from tests.acceptance._run import REPOSITORY, once, run, succeed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chinese(shared):
    """The example portal, built strictly by MkDocs."""

    def make(folder):
        shutil.copytree(REPOSITORY / "examples" / "zh", folder, dirs_exist_ok=True)
        done = run("mkdocs", "build", "--strict", cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stdout + done.stderr

    return once(shared / "chinese", make)


def test_it_checks_without_an_error_or_a_warning(chinese):
    said = succeed("pmsite", "check", "--strict", cwd=chinese).stderr
    assert re.search(r"\b0 errors, 0 warnings", said)


def test_a_word_inside_a_body_is_found(browser, served, chinese):
    with opened(browser, served(chinese / "site"), viewport={"width": 1440, "height": 900}) as (page, wrong):
        assert len(search(page, "延期")) > 0
        assert wrong == []


def test_its_pages_speak_chinese(chinese):
    page = (chinese / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="zh"' in page
    assert "里程碑" in page
    assert "Portfolio" not in page
