"""Which pages a paged document is made of, and what its cover says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.model.address import joined
from pmsite.model.figure import Band, Facts, Figure, Head, Page, Paragraphs, Prose
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean, listed
from pmsite.views._all import views_of
from pmsite.views._areas import register_of
from pmsite.views._desk import Desk

STATUS = "status"
"""The one-page status report of a project."""
_LEFT_OUT = frozenset(
    {"downloads", "links", "changed", "record-history", "task-history", "about", "restated-since"}
)
"""Parts of a page that are for the screen."""
_BESIDE = 2
"""Figures beside each other on the sheet of a status report."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: what it is, of what, and its figures."""

    desk: Desk
    kind: str
    """What it is, in words: ``Progress report``."""
    title: str
    figures: tuple[Figure, ...]
    record: Record | None = None
    one: bool = False
    """Whether it is to stand on one page, without a cover."""


def paper(portal: Portal, texts: Texts, wanted: Wanted) -> Paper:
    """The document that is wanted: of a record, a view, the register of a kind, or the status of a project.

    Raises:
        NothingToExportError: if there is no such page.
    """
    project = _project(portal, wanted.project)
    desk = Desk(portal, texts, project)
    if wanted.record is not None:
        return _record(desk, wanted.record, wanted.page)
    if wanted.kind is not None:
        kinds = portal.graph.kinds
        if wanted.kind not in kinds.kinds:
            near = did_you_mean(wanted.kind, list(kinds.kinds))
            raise NothingToExportError(f"no kind {wanted.kind}" + (f"; did you mean {near}?" if near else ""))
        return _view(desk, register_of(desk, wanted.kind)[0].page)
    if wanted.view not in (None, STATUS):
        return _view(desk, joined(project.folder if project else "", wanted.view or ""), wanted.page)
    return _status(desk, wanted.page)


def _project(portal: Portal, key: str | None) -> Record | None:
    if key is None:
        return None
    found = portal.graph.get(key)
    if found is None or found.kind != "project":
        known = [item.id for item in portal.graph.projects]
        near = did_you_mean(key, known)
        hint = f"did you mean {near}?" if near else f"there are {listed(known)}" if known else "there is none"
        raise NothingToExportError(f"no project {key}; {hint}")
    return found


def _record(desk: Desk, written: str, page: Page | None) -> Paper:
    portal = desk.portal
    graph = portal.graph
    whole = "/" in written or not desk.key
    found = graph.get(written if whole else f"{desk.key}/{written}")
    if found is None:
        same = [item for item in graph if item.id == written]
        if len(same) > 1:
            names = listed(item.uid for item in same)
            raise NothingToExportError(f"{written} is in several projects; write one of {names}")
        found = same[0] if same else graph.get(written)
    if found is None:
        near = did_you_mean(written, [item.uid for item in graph] + [item.id for item in graph])
        raise NothingToExportError(f"no record {written}" + (f"; did you mean {near}?" if near else ""))
    page = page or next((item for item in views_of(portal, desk.t) if item.record == found.uid), None)
    if page is None:
        raise NothingToExportError(f"{found.uid} has no page of its own")
    own = Desk(portal, desk.t, graph.get(found.project) if found.project else None)
    kinds = {"report": desk.t("Progress report"), "meeting": desk.t("Minutes")}
    kind = kinds.get(found.kind) or desk.label(found.kind, "kind")
    title = own.title(found)
    return Paper(own, _kind(own) if kind.casefold() in title.casefold() else kind, title, _kept(page), found)


def _view(desk: Desk, address: str, page: Page | None = None) -> Paper:
    if page is not None:
        return Paper(desk, _kind(desk), page.title, _kept(page))
    pages = views_of(desk.portal, desk.t)
    page = next((item for item in pages if item.address.page == address and item.record is None), None)
    if page is None:
        own = [
            item for item in pages if item.project == (desk.key or "") and item.record is None and item.nav
        ]
        names = [item.address.page.rpartition("/")[2] for item in own]
        name = address.rpartition("/")[2]
        near = did_you_mean(name, [STATUS, *names])
        hint = f"did you mean {near}?" if near else f"there are {listed([STATUS, *names], most=40)}"
        where = f" of {desk.key}" if desk.key else ""
        raise NothingToExportError(f"no page {name}{where}; {hint}")
    return Paper(desk, _kind(desk), page.title, _kept(page))


def _kind(desk: Desk) -> str:
    return desk.title(desk.project) if desk.project is not None else desk.portal.title


def _status(desk: Desk, page: Page | None) -> Paper:
    """The first page of a project, or of the portal, cut down to one sheet of paper."""
    address = desk.project.folder if desk.project is not None else ""
    page = page or next(
        (item for item in views_of(desk.portal, desk.t) if item.address.page == address), None
    )
    if page is None:
        raise NothingToExportError("there is no first page")
    figures = tuple(
        replace(item, figures=item.figures[:_BESIDE]) if isinstance(item, Band) else item
        for item in _kept(page)
        if not isinstance(item, (Prose, Paragraphs, Facts))
    )
    return Paper(desk, _kind(desk), desk.t("Status report"), figures, one=True)


def _kept(page: Page) -> tuple[Figure, ...]:
    """Figures of a page without those for the screen."""
    return tuple(item for item in page.figures if item.anchor not in _LEFT_OUT)


def without_head(figures: Sequence[Figure]) -> tuple[Head | None, tuple[Figure, ...]]:
    """The head of a page, and what follows it."""
    head = next((item for item in figures if isinstance(item, Head)), None)
    return head, tuple(item for item in figures if item is not head)


def widest(figures: Sequence[Figure], columns: Callable[[Figure], int]) -> int:
    """The most columns of a table."""
    return max(
        (
            max((columns(inner) for inner in item.figures), default=0)
            if isinstance(item, Band)
            else columns(item)
            for item in figures
        ),
        default=0,
    )


def readers(paper_: Paper) -> str:
    """Who the document is for."""
    portal, t = paper_.desk.portal, paper_.desk.t
    if portal.audience == INTERNAL:
        return t("Internal")
    project = paper_.desk.project
    client = project.get("client") if project is not None else None
    return t("For {client}", client=client or portal.audience)


__all__ = ["STATUS", "Paper", "paper", "readers", "replace", "widest", "without_head"]
