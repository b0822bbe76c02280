"""The Chinese example portal: it builds strictly, and a word inside a sentence is found."""

from __future__ import annotations

import re

import pytest

from tests.acceptance._browser import opened, search
from tests.acceptance._run import succeed

pytestmark = pytest.mark.browser


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
