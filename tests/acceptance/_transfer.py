"""What the first search of a portal brings over the network."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from pmsite.adapters.render.renderer import FigureRenderer
from pmsite.adapters.render.theme import theme_directory
from pmsite.adapters.workspace import open_workspace
from pmsite.analyses.portal import INTERNAL
from pmsite.locale.texts import texts
from pmsite.release.release import release
from pmsite.stage.search import indexed
from pmsite.views._all import views_of

PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Portal</title><link rel=icon href=data:,>
<link rel=stylesheet href=assets/pmsite.css>
<button hidden data-search=Search data-close=Close data-failed=failed>Search</button>
{sprite}<script src=assets/pmsite.js></script></html>"""


PORTAL = "http://portal.test/"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield found
        found.close()


def searchable(portal: Path, target: Path) -> int:
    """One page with the search of a portal, without the portal's other pages; number of entries."""
    built = release(open_workspace(portal / "mkdocs.yml").portal, INTERNAL)
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    files = indexed(built, views_of(built, texts("en")), texts("en"))
    files |= {
        "index.html": PAGE.format(sprite=renderer.sprite()),
        "assets/pmsite.css": renderer.stylesheet(),
        "assets/pmsite.js": renderer.script(),
        "assets/pmsite-search.js": renderer.search(),
    }
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    return len(list(built.graph))


def first_search(browser: Browser, site: Path, words: str) -> int:
    """Bytes from the key that opens the search until 20 results stand there: each body by gzip, level 6."""
    page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
    came: list[Any] = []
    try:
        page.route(f"{PORTAL}**", lambda route: route.fulfill(path=_file(site, route.request.url)))
        page.goto(PORTAL, wait_until="networkidle")
        page.on("response", lambda answer: came.append(answer))  # noqa: PLW0108 - no room on a built-in
        page.keyboard.press("/")
        page.get_by_role("combobox").fill(words)
        page.wait_for_function(
            "(words) => document.querySelector('dialog').dataset.answered === words",
            arg=words,
            timeout=60_000,
        )
        assert page.get_by_role("option").count() > 0, words
        return sum(len(gzip.compress(one.body(), 6)) for one in came)
    finally:
        page.close()


def _file(site: Path, url: str) -> Path:
    return site / (urlsplit(url).path.strip("/") or "index.html")
