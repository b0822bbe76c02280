"""Boxes of a page as the browser laid them out: words that are cut off, or run out of their place."""

from __future__ import annotations

from playwright.sync_api import Page

_CUT = """() => {
  const found = [];
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 140)}`);
  // a drawing keeps the boxes of words that were shown before: its groups are asked one by one
  const drawn = (one) => !one || (getComputedStyle(one).display !== "none" && drawn(one.parentElement));
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && drawn(one);
  const hidden = (one) => one.closest(".pm-sr, .md-search, .md-header, .md-sidebar, [popover], [hidden]");
  // words that a box of fixed size hides; an ellipsis is said in full by a title, a link or the hidden words
  const spared = (one) => one.closest(".pm-gantt .nm, .pm-gantt td.w, .pm-cal__what, .pm-cal__day, .pm-digest");
  const scrolls = (one) => {
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return box;
    return null;
  };
  for (const one of document.querySelectorAll("article *")) {
    if (one.closest("svg") || hidden(one) || !shown(one) || spared(one)) continue;
    const style = getComputedStyle(one);
    if (["hidden", "clip"].includes(style.overflowX) && one.textContent.trim() && style.clipPath === "none"
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) say("hidden", one);
  }
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, one = text.parentElement;
    if (!text.data.trim() || hidden(one) || !shown(one) || spared(one)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const scroller = scrolls(one);
    if (!scroller && (box.left < -1 || box.right > innerWidth + 1)) say("beyond the page", one);
    const cell = one.closest("td, th, dd, dt, li, h1, h2, h3, .pm-kpi, .pm-dim, .pm-section");
    if (!cell || one.closest("svg")) continue;
    const place = cell.getBoundingClientRect();
    if (box.left < place.left - 1.5 || box.right > place.right + 1.5) say("out of its place", one);
  }
  // words of a drawing stay within the drawing's section
  for (const one of document.querySelectorAll("article svg text")) {
    if (!shown(one) || one.closest(".pm-gantt") || !one.textContent.trim()) continue;
    const box = one.getBoundingClientRect(), place = one.closest(".pm-section").getBoundingClientRect();
    if (box.width && (box.left < place.left - 12 || box.right > place.right + 12)) say("out of its drawing", one);
  }
  return [...new Set(found)].slice(0, 12);
}"""


def cut(page: Page) -> list[str]:
    """Words of the content that are cut off, leave the page, or stand outside of their cell or drawing."""
    found: list[str] = page.evaluate(_CUT)
    return found
