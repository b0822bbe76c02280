"""A page on paper: its sheets as Chromium prints them, and what a border between two sheets cuts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

_PX = 96 / 72
_MARGINS = {False: 30 / 25.4 * 96, True: 24 / 25.4 * 96}
"""Left and right margin together in CSS pixels: of sheets upright and across (see frame.css and gantt.css)."""
_MARK = """() => {
  const names = [];
  const put = (one, edge, name) => {
    const mark = document.createElement("a");
    mark.href = `https://mark.invalid/${names.length - 1}-${name}`;
    mark.className = "mark-of-an-edge";
    mark.style.cssText = `position:absolute!important;${edge}:0;left:6px;width:3px;height:3px;`
      + "padding:0!important;overflow:hidden";
    one.append(mark);
  };
  const words = (one) => (one.textContent || "").trim().replace(/\\s+/g, " ").slice(0, 60);
  const say = (what, one) => names.push(`${what}: ${words(one)}`);
  const hold = (...boxes) => {
    for (const box of boxes) if (getComputedStyle(box).position === "static") box.style.position = "relative";
  };
  const both = (what, one, first = one, last = one) => {
    say(what, one);
    hold(first, last);
    put(first, "top", "a");
    put(last, "bottom", "z");
  };
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 4 && !one.closest(".pm-sr");
  for (const row of document.querySelectorAll("article tr"))
    if (seen(row) && row.cells.length && seen(row.cells[0])) both("row", row, row.cells[0], row.cells[0]);
  const whole = ".pm-section:not(.pm-section--long), .pm-cols > *, .pm-lane, figure";
  for (const box of document.querySelectorAll(`article :is(${whole})`)) if (seen(box)) both("box", box);
  // a drawing has no room for a mark: what holds it has
  for (const drawing of document.querySelectorAll("article svg")) {
    const box = drawing.parentElement, high = drawing.getBoundingClientRect().height;
    if (box.closest("svg") || !seen(drawing) || high < 40) continue;
    if (Math.abs(box.getBoundingClientRect().height - high) < 40) both("drawing", box);
  }
  // a heading is not the last on its sheet
  for (const head of document.querySelectorAll("article :is(.pm-h2, h2, h3)")) {
    const next = head.nextElementSibling;
    if (!seen(head) || !next || !seen(next) || head.parentElement.closest(".pm-h2")) continue;
    const row = next.querySelector("tbody tr > *");
    say("heading", head);
    const target = row && seen(row) ? row : next;
    hold(head, target);
    put(head, "top", "a");
    put(target, "top", "z");
  }
  return names;
}"""


@dataclass(frozen=True)
class Sheets:
    """What came out of the printer."""

    across: bool
    count: int
    wide: float
    """Room between the margins in CSS pixels."""
    high: float
    cut: list[str]
    """Rows, boxes and drawings that begin on one sheet and end on another, though they had room on one."""


def printed(page: Page) -> Sheets:
    """Print a page to PDF. The page is marked for it and of no further use on the screen."""
    names: list[str] = page.evaluate(_MARK)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    objects = {int(number): text for number, text in re.findall(rb"(?ms)^(\d+) 0 obj\s(.*?)\bendobj", pdf)}
    sheets = [text for text in objects.values() if re.search(rb"/Type\s*/Page\b", text)]
    wide, high = map(float, re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", sheets[0]).groups())
    across = wide > high
    places: dict[tuple[int, str], tuple[int, float]] = {}
    for number, sheet in enumerate(sheets):
        for mark in _annotations(sheet, objects):
            found = re.search(rb"mark\.invalid/(\d+)-([az])", mark)
            if found:
                top = float(re.search(rb"/Rect ?\[[\d.-]+ [\d.-]+ [\d.-]+ ([\d.-]+)\]", mark)[1])
                places.setdefault((int(found[1]), found[2].decode()), (number, (high - top) * _PX))
    room = high * _PX - (32 if not across else 26) / 25.4 * 96
    cut = []
    for place, name in enumerate(names):
        if not {(place, "a"), (place, "z")} <= places.keys():
            continue  # its mark lies outside of what the box shows
        (first, top), (last, bottom) = places[place, "a"], places[place, "z"]
        tall = room - top + bottom + (last - first - 1) * room
        if first != last and tall < room * 0.9:
            cut.append(f"{name} (sheets {first + 1} and {last + 1})")
    assert len(places) >= 1.2 * len(names), f"{len(places)} of {2 * len(names)} marks were found on paper"
    return Sheets(across, len(sheets), wide * _PX - _MARGINS[across], room, cut)


def _annotations(sheet: bytes, objects: dict[int, bytes]) -> list[bytes]:
    listed = re.search(rb"/Annots\s*(?:\[(.*?)\]|(\d+) 0 R)", sheet, re.DOTALL)
    if not listed:
        return []
    text = listed[1] if listed[1] is not None else objects[int(listed[2])]
    return [objects[int(number)] for number in re.findall(rb"(\d+) 0 R", text)]
