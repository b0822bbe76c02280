"""A page in Chromium, and everything that a reader would hold against it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, sync_playwright

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_RUN = """async (rules) => {
  const options = {resultTypes: ["violations"], ...(rules.length ? {runOnly: rules} : {})};
  const found = await axe.run(document, options);
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) =>
    `${one.id}: ${one.help}: ` + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | "));
}"""
_WIDE = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return "";
  const beyond = [...document.querySelectorAll("body *")].find((one) =>
    one.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(one).position !== "fixed");
  return `${root.scrollWidth} > ${root.clientWidth}: ${beyond ? beyond.outerHTML.slice(0, 160) : "?"}`;
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    executable = shutil.which("chromium")
    assert executable, "no chromium on the PATH; scripts/browser.sh installs it"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield running
        running.close()


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page at an address in a context of its own, and what is wrong while it is open."""
    context = browser.new_context(reduced_motion="reduce", **options)
    try:
        with visited(context, url) as (page, wrong):
            yield page, wrong
    finally:
        context.close()


@contextmanager
def visited(context: BrowserContext, url: str) -> Iterator[tuple[Page, list[str]]]:
    """A page at an address, and a list that fills with what is wrong while it is open."""
    wrong: list[str] = []
    origin = urlsplit(url)[:2]

    def asked(route: Route) -> None:
        if urlsplit(route.request.url)[:2] == origin or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"request to {route.request.url}")
            route.abort()

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(f"console {message.type}: {message.text}")

    def asked_back(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page = context.new_page()
    page.set_default_timeout(15_000)
    try:
        page.route("**/*", asked)
        page.on("console", said)
        page.on("pageerror", lambda error: wrong.append(f"exception: {error}"))
        page.on("dialog", asked_back)
        page.goto(url, wait_until="load")
        yield page, wrong
    finally:
        page.close()


def dressed(page: Page, scheme: str) -> None:
    """Press the reader's switch between day and night, if there is one and the page is not yet as asked."""
    if not page.locator("#__palette_1").count():
        return  # a portal without the switch stays as it is
    place, wanted = {"light": (0, "default"), "dark": (1, "slate")}[scheme]
    if page.evaluate("document.body.dataset.mdColorScheme") != wanted:
        page.evaluate(f"document.getElementById('__palette_{place}').click()")
    assert page.evaluate("document.body.dataset.mdColorScheme") == wanted


def search(page: Page, words: str) -> list[str]:
    """Addresses that the search box offers for some words."""
    if not page.locator("dialog.pm-search[open]").count():
        page.locator("[data-search]").click()
    page.get_by_role("combobox").fill(words)
    page.wait_for_function(
        "(words) => document.querySelector('dialog.pm-search').dataset.answered === words", arg=words
    )
    return [link.get_attribute("href") or "" for link in page.get_by_role("option").all()]


def overflow(page: Page) -> str:
    """What makes a page wider than its window; nothing where it fits."""
    return page.evaluate(_WIDE)


def findings(page: Page, *rules: str) -> list[str]:
    """Serious and critical findings of axe on a page, of all its rules or of some."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(_RUN, list(rules))
    return found


def contrasts(page: Page) -> list[str]:
    """What cannot be told from its ground."""
    return findings(page, "color-contrast", "link-in-text-block")
