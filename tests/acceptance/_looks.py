"""What a reader would hold against a page, in one window or in all of them: the measures of every type of page."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.acceptance._boxes import cut, overlapping
from tests.acceptance._browser import AXE, dressed, opened, overflow, search
from tests.acceptance._paper import printed

WIDTHS = (360, 768, 1280, 1920)
DESK, PHONE = 1440, 390
_HEIGHT = {DESK: 900, PHONE: 844}
_ALL_RULES = """async (within) => (await axe.run(document.querySelector(within), {resultTypes: ["violations"]}))
  .violations.map((one) =>
  `axe ${one.impact} ${one.id}: ` + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)).join(" | "))"""
_OPEN = """() => {
  const folds = document.querySelectorAll("article details"), piece = document.querySelector("article [popovertarget]");
  for (const one of folds) one.open = true;
  if (piece) piece.click();
  return folds.length > 0 || piece !== null;
}"""
_READ = """() => {
  // words and drawings that are shown, apart from tools that only a script can serve
  const tools = ".pm-tools, .pm-csv, .pm-paging, .pm-sr, [popover], [data-explore], template, script, style";
  const drawn = (one) => !one || (getComputedStyle(one).display !== "none" && drawn(one.parentElement));
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && drawn(one);
  const said = [], words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (words.currentNode.data.trim() && !one.closest(tools) && shown(one))
      said.push(words.currentNode.data.trim().replace(/\\s+/g, " "));
  }
  for (const one of document.querySelectorAll("article :is(svg, table, .pm-section, img)"))
    if (!one.closest(tools) && !one.parentElement.closest("svg") && shown(one) && one.clientHeight !== 1)
      said.push(`<${one.tagName.toLowerCase()}>`);
  return said;
}"""


@dataclass(frozen=True)
class Mode:
    """A language, day or night, and the width of the window in CSS pixels."""

    language: str
    scheme: str
    width: int


def drawn_modes(names: list[str], seed: int, languages: tuple[str, ...] = ("en", "zh")) -> dict[str, Mode]:
    """A mode for each type of page; every combination is used about as often, and another seed shifts them."""
    modes = [
        Mode(lang, scheme, w) for lang in languages for scheme in ("light", "dark") for w in (PHONE, DESK)
    ]
    chance = random.Random(seed)
    shuffled = chance.sample(sorted(names), len(names))
    return {name: modes[place % len(modes)] for place, name in enumerate(shuffled)}


def violations(page: Page, within: str = ":root") -> list[str]:
    """What axe holds against a page as it stands, or against a part of it, of any weight."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(_ALL_RULES, within)
    return found


def misfits(page: Page, *, margin: float = 1) -> list[str]:
    """What is scrolled sideways, cut off, or stands on something else."""
    wide = overflow(page)
    return [
        *([f"wider than its window: {wide}"] if wide else []),
        *cut(page, margin=margin),
        *overlapping(page),
    ]


def in_one_mode(browser: Browser, address: str, mode: Mode, *, whole: bool = False) -> list[str]:
    """Faults of a page in one mode, as it comes and with all open that can be opened: axe, boxes, the console.

    Of what is laid over the page axe sees the part that is laid over, or the ``whole`` page with it.
    """
    size = {"width": mode.width, "height": _HEIGHT.get(mode.width, 900)}
    with opened(browser, address, viewport=size) as (page, wrong):
        dressed(page, mode.scheme)
        found = [*violations(page), *misfits(page)]
        if unfold(page):
            found += [f"all open: {one}" for one in [*violations(page), *misfits(page)]]
        page.keyboard.press("Escape")
        for part, lay_open in _OVER.items():
            if lay_open(page):
                seen = violations(page) if whole else violations(page, part)
                found += [f"{part} open: {one}" for one in [*seen, overflow(page)] if one]
                page.keyboard.press("Escape")
        return [
            f"{mode.language} {mode.scheme} {mode.width}: {one}" for one in dict.fromkeys([*found, *wrong])
        ]


def unfold(page: Page) -> bool:
    """Open what folds, what floats over the page and a filter with few rows; false where there is nothing."""
    some: bool = page.evaluate(_OPEN)
    find = page.locator("article .pm-find input:visible")
    if find.count():
        find.last.fill("e 2")
    return some or find.count() > 0


def _keys(page: Page) -> bool:
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    return page.locator("dialog.pm-keys[open]").count() > 0


def _search(page: Page) -> bool:
    """The search with what it finds for the first word of the page's title."""
    if not page.locator("[data-search]:visible").count():
        return False
    search(page, page.title().split()[0][:12])
    return True


def _menu(page: Page) -> bool:
    drawer = page.locator("label[for=__drawer]:visible")
    if not drawer.count():
        return False
    drawer.first.click()
    page.wait_for_function("() => document.querySelector('.pm-side').getBoundingClientRect().left >= 0")
    return True


_OVER: dict[str, Callable[[Page], bool]] = {
    "dialog.pm-keys": _keys,
    "dialog.pm-search": _search,
    ".pm-side": _menu,
}
"""What is laid over a page, one at a time, and how it opens; false where the page has none."""


def in_every_width(browser: Browser, address: str, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Words of a page that are cut off, or stand on others, in windows of these widths."""
    found = []
    with opened(browser, address, viewport={"width": widths[0], "height": 900}) as (page, wrong):
        page.evaluate("document.fonts.ready")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(60)
            found += [f"{width}: {one}" for one in misfits(page)]
        return found + wrong


def without_scripts(browser: Browser, address: str) -> list[str]:
    """Words and drawings that a page shows with JavaScript, and not, or not as often, without it."""
    size = {"width": DESK, "height": 900}
    with opened(browser, address, viewport=size) as (page, _):
        scripted = Counter(page.evaluate(_READ))
    with opened(browser, address, viewport=size, java_script_enabled=False) as (page, wrong):
        lost = scripted - Counter(page.evaluate(_READ))
        return [*(f"not there without JavaScript: {n} × {text[:80]}" for text, n in lost.items()), *wrong]


def on_paper(browser: Browser, address: str) -> list[str]:
    """What paper cuts off at its edge or between two sheets."""
    with opened(browser, address, viewport={"width": 680, "height": 900}) as (page, wrong):
        dressed(page, "dark")
        sheets = printed(page)
        page.reload()
        page.set_viewport_size({"width": round(sheets.wide), "height": 900})
        page.emulate_media(media="print")
        page.wait_for_timeout(60)
        found = [*misfits(page, margin=12), *(f"cut between sheets: {one}" for one in sheets.cut), *wrong]
        return [f"paper: {one}" for one in found]
