"""Files that pages offer for other tools: which there are, where they are published, and the links to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pmsite.analyses.planned import planned_of
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.model.address import Address
from pmsite.model.figure import Link, Page, Paragraphs, Words
from pmsite.model.ports import Share, alone
from pmsite.views._areas import register_of
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted, own

_WITHOUT = frozenset({"page", "baseline", "resources", "project", "plan"})
"""Kinds that have no register of their own to download."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file: where it is published, in which format, and what of the portal is in it."""

    path: str
    form: str
    project: str = ""
    kind: str = ""
    person: str = ""
    record: str = ""
    """Uid of the record whose page it is."""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes the files that pages of a portal offer, and who does these jobs."""

    write: Callable[[Portal, Download, Page], bytes]
    share: Share = alone


def with_downloads(desk: Desk, page: Page) -> tuple[Page, tuple[Download, ...]]:
    """A page with the files that belong to it below it: a register's, a project's, a person's; and these files."""
    key = f"downloads of {desk.key or ''}"
    if key not in desk.portal.memo:
        desk.portal.memo[key] = _by_page(desk)
    found: tuple[Download, ...] = desk.portal.memo[key].get(page.address.page, ())
    if not found:
        return page, ()
    t = desk.t
    names = {
        "xlsx": t("all registers (Excel)"),
        "ics": t("calendar (ics)"),
        "csv": t("this register (CSV)"),
        "mspdi": t("plan (Microsoft Project)"),
        "pdf": t("this page (PDF)"),
        "pptx": t("slides (PowerPoint)"),
    }

    def name(item: Download) -> str:
        return t("status on one page (PDF)") if item.view == "status" else names[item.form]

    links = dotted([(Link(name(item), Address(item.path, raw=True)),) for item in found])
    below = Paragraphs(lines=((Words(t("Downloads:"), "mute"), *links),), anchor="downloads")
    return replace(page, figures=(*page.figures, below)), found


def _by_page(desk: Desk) -> dict[str, tuple[Download, ...]]:
    """Files by the page that offers them."""
    found: dict[str, list[Download]] = defaultdict(list)
    for page, item in _offered(desk):
        if item.path not in desk.portal.attachments:  # a file of the content has its place
            found[page].append(item)
    return {page: tuple(items) for page, items in found.items()}


def _offered(desk: Desk) -> Iterator[tuple[str, Download]]:
    """Pages with a file each: of a project, or of what stands outside of projects."""
    project, key = desk.project, desk.key or ""
    if project is not None and not project.folder:
        return
    base = desk.at(key).page
    book, calendar = Download(f"{base}.xlsx", "xlsx", key), Download(f"{base}.ics", "ics", key)
    if project is not None:
        yield from ((project.folder, book), (project.folder, calendar), (desk.at("calendar").page, calendar))
        portal = desk.portal
        whole = portal.audience == INTERNAL
        if whole and planned_of(portal.graph, project, portal.settings, portal.as_of) is not None:
            plan = Download(f"{base}.xml", "mspdi", key)
            yield from ((project.folder, plan), (desk.at("plan").page, plan))
        yield project.folder, Download(f"{base}.pdf", "pdf", key, view="status")
        report = desk.at("risk-report").page
        if desk.of("risk"):
            yield report, Download(f"{report}.pdf", "pdf", key, view="risk-report")
    yield from _papers(desk)
    for kind in desk.portal.graph.kinds:
        here = any(record.project == desk.key for record in desk.of(kind.name))
        if here and kind.name not in _WITHOUT:
            page = register_of(desk, kind.name)[0].page
            yield page, Download(f"{page}.csv", "csv", key, kind.name)
            if project is not None:
                yield page, book
    if project is None:
        for person in desk.of("person"):
            page = desk.where(person).page
            yield page, Download(f"{page}.ics", "ics", person=person.id)


def _papers(desk: Desk) -> Iterator[tuple[str, Download]]:
    """Reports as paper and slides, and minutes as paper."""
    key = desk.key or ""
    for record in (*own(desk, "report"), *own(desk, "meeting")):
        page = desk.where(record).page
        yield page, Download(f"{page}.pdf", "pdf", key, record=record.uid)
        if record.kind == "report":
            yield page, Download(f"{page}.pptx", "pptx", key, record=record.uid)
