"""Boxes of a page as the browser laid them out: words that are cut off, or run out of their place."""

from __future__ import annotations

from playwright.sync_api import Page

_CUT = """(margin) => {
  const found = [];
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 140)}`);
  // a drawing keeps the boxes of words that were shown before: its groups are asked one by one
  const drawn = (one) => !one || (getComputedStyle(one).display !== "none" && drawn(one.parentElement));
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && drawn(one);
  const unseen = (one) => one && (getComputedStyle(one).clipPath === "inset(50%)" || unseen(one.parentElement));
  const hidden = (one) => one.closest(".md-search, .md-header, .md-sidebar, [popover], [hidden]") || unseen(one);
  // words that a box of fixed size hides; an ellipsis is said in full by a title, a link or the hidden words
  const spared = (one) => one.closest(".pm-gantt .nm, .pm-gantt td.w, .pm-cal__what, .pm-cal__day, .pm-digest");
  const scrolls = (one) => {
    for (let box = one; box && box !== document.body; box = box.parentElement)
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
    if (!scroller && (box.left < -margin || box.right > innerWidth + margin)) say("beyond the page", one);
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


def cut(page: Page, *, margin: float = 1) -> list[str]:
    """Words of the content that are cut off, leave the page, or stand outside of their cell or drawing.

    ``margin`` is what words may reach over the page's sides, in CSS pixels: paper has margins.
    """
    found: list[str] = page.evaluate(_CUT, margin)
    return found


_OVERLAPPING = """() => {
  const lines = [];
  const drawn = (one) => !one || (getComputedStyle(one).display !== "none" && drawn(one.parentElement));
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && drawn(one);
  // what a box that scrolls or hides shows of a rectangle
  const clipped = (rect, one) => {
    let {left, right, top, bottom} = rect;
    for (let box = one; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.position === "fixed") break;
      if (style.overflowX === "visible" && style.overflowY === "visible" || style.display === "inline") continue;
      if (box instanceof SVGElement && box.ownerSVGElement) continue;
      const edge = box.getBoundingClientRect();
      if (style.overflowX !== "visible") { left = Math.max(left, edge.left); right = Math.min(right, edge.right); }
      if (style.overflowY !== "visible") { top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom); }
    }
    return {left, right, top, bottom};
  };
  // what stays in the window while the rest is scrolled has a ground of its own, and hides what is below it
  const ground = (one, other) => {
    for (let box = one; box && !box.contains(other); box = box.parentElement) {
      const style = getComputedStyle(box);
      const opaque = !/, 0\\)$|^transparent$/.test(style.backgroundColor);
      if (opaque && ["sticky", "fixed"].includes(style.position)) return true;
    }
    return false;
  };
  const covered = (one, other) => ground(one, other) || ground(other, one);
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode, one = text.parentElement;
    const aside = "script, style, template, noscript, .pm-sr, .md-search, .md-skip, [popover]";
    if (!text.data.trim() || one.closest(aside) || !shown(one)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const ink = rect.height * 0.22; // a line's box is higher than its letters
      const box = clipped({left: rect.left, right: rect.right, top: rect.top + ink, bottom: rect.bottom - ink}, one);
      if (box.right - box.left > 1 && box.bottom - box.top > 1) lines.push({...box, one, text});
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const said = (line) => line.text.data.trim().slice(0, 40);
  const found = new Set();
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
      const other = lines[next];
      if (other.text === one.text) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > 2 && high > 1.5 && !covered(one.one, other.one))
        found.add(`overlapping: "${said(one)}" and "${said(other)}" in ${other.one.outerHTML.slice(0, 90)}`);
    }
  });
  return [...found].slice(0, 8);
}"""


def overlapping(page: Page) -> list[str]:
    """Lines of text anywhere on a page that stand upon each other."""
    found: list[str] = page.evaluate(_OVERLAPPING)
    return found
