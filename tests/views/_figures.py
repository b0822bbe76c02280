"""Portals from Markdown, the pages a view makes of them, and figures as plain text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import ModuleType

from pmsite.analyses import actions, changes, risk
from pmsite.analyses.portal import Portal
from pmsite.graph.build import build
from pmsite.locale.texts import texts
from pmsite.model.figure import Band, Facts, Figure, Head, Inline, Listing, Page, Ref, Table, Text
from pmsite.model.settings import Settings
from pmsite.read.records import read
from pmsite.records._catalogue import catalogue
from pmsite.release.release import release
from pmsite.views._desk import Desk

AS_OF = dt.date(2026, 6, 5)
PROJECT = "kind: project\nid: ATLAS\ntitle: Rollout\ncurrency: CNY\naudience: client"
PEOPLE = {
    f"people/{handle}.md": f"id: {handle}\ntitle: {name}\nnames: {{zh: {zh}}}"
    for handle, name, zh in (
        ("li.wei", "Li Wei", "李伟"),
        ("zhang.min", "Zhang Min", "张敏"),
        ("chen.jie", "Chen Jie", "陈洁"),
    )
}


def portal(files: Mapping[str, str], *, as_of: dt.date = AS_OF, settings: Settings | None = None) -> Portal:
    """A portal of project ATLAS with these files beside; a text without fences is a front matter."""
    settings = settings or Settings()
    kinds = catalogue(settings)
    named = {"atlas/index.md": PROJECT, **files}
    content = {
        path: (text if text.startswith("---") else f"---\n{text}\n---\n").encode()
        for path, text in named.items()
    }
    records, problems = read(content, kinds, settings)
    assert not problems, problems
    graph, _ = build(records, kinds)
    derived: dict[str, dict[str, object]] = {}
    for module in (actions, changes, risk):
        for uid, values in module.derive(graph, settings, as_of).items():
            derived.setdefault(uid, {}).update(values)
    return Portal(graph, settings, as_of, derived)


def desk(portal: Portal, project: str | None = "ATLAS", *, language: str = "en") -> Desk:
    """A desk for a project, or for the whole portal."""
    return Desk(portal, texts(language), portal.graph[project] if project else None)


def pages(
    view: ModuleType, files: Mapping[str, str], project: str | None = "ATLAS", **options: object
) -> dict[str, Page]:
    """Pages of a view by their directories."""
    language = str(options.pop("language", "en"))
    audience = options.pop("audience", None)
    built = portal(files, **options)
    if audience:
        built = release(built, str(audience))
    return {page.address.page: page for page in view.pages(desk(built, project, language=language))}


def head(page: Page) -> Head:
    found = page.figures[0]
    assert isinstance(found, Head)
    return found


def figure(page: Page, title: str) -> Figure:
    """The figure with that heading."""
    return next(found for found in page.figures if found.title == title)


def titles(page: Page) -> list[str]:
    return [found.title for found in page.figures[1:]]


def said(piece: Inline) -> str:
    """Words of a piece, without the joiners that keep a sign at its number."""
    if isinstance(piece, Ref):
        return f"{piece.id} {piece.title}".strip()
    words = getattr(piece, "label", "") or getattr(piece, "text", "") or getattr(piece, "value", "")
    return str(words).replace("\u2060", "")


def plain(text: Text) -> str:
    """A line as it is read."""
    words = " ".join(said(piece) for piece in text)
    for mark in (",", ";", "."):
        words = words.replace(f" {mark} ", f"{mark} ").removesuffix(f" {mark}") + mark * words.endswith(
            f" {mark}"
        )
    return words.replace(" 、 ", "、")


def cells(table: Figure) -> list[list[str]]:
    """Lines of the cells of a table."""
    assert isinstance(table, Table)
    assert all(len(row.cells) == (1 if row.group else len(table.columns)) for row in table.rows)
    return [[plain(cell.text) for cell in row.cells] for row in table.rows]


def column(table: Figure, title: str) -> list[str]:
    assert isinstance(table, Table)
    number = [found.title for found in table.columns].index(title)
    return [row[number] for row in cells(table)]


def chips(table: Figure) -> dict[str, int]:
    """Counts of the filters; each one is the number of rows that it keeps."""
    assert isinstance(table, Table)
    for chip in table.chips[1:]:
        assert sum((chip.key, chip.value) in row.facts for row in table.rows) == chip.count
    return {chip.label: chip.count for chip in table.chips}


def facts(found: Figure) -> dict[str, str]:
    assert isinstance(found, Facts)
    return {fact.name: plain(fact.text) for fact in found.facts}


def items(found: Figure) -> list[tuple[str, str, str]]:
    """Main line, meta line and state of the entries of a list."""
    assert isinstance(found, Listing)
    return [
        (plain(item.main), plain(item.meta), said(item.state) if item.state else "") for item in found.items
    ]


def one(page, kind):
    """The one figure of a kind on a page."""
    (found,) = [figure for figure in page.figures if isinstance(figure, kind)]
    return found


def band(page, kind):
    """The band whose first figure is of a kind."""
    (found,) = [item for item in page.figures if isinstance(item, Band) and isinstance(item.figures[0], kind)]
    return found
