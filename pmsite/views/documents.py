"""The document library: how complete it is, what must be looked at, and every document with its version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.completeness import Audit
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Figure, Page
from pmsite.model.record import Record
from pmsite.views import _library_projects
from pmsite.views._completeness import audited, cards, figures, share
from pmsite.views._desk import Desk
from pmsite.views._library import in_force, is_due
from pmsite.views._library_lists import lists
from pmsite.views._library_table import library
from pmsite.views._lines import said


def pages(desk: Desk) -> Iterator[Page]:
    """The library of a project; on the portal's own pages those of all projects, and that of no project."""
    documents = desk.of("document")
    if desk.project is not None and not desk.project.folder:
        return  # its records belong to the portal, and so does its page
    found = audited(desk, desk.project)
    shown = [*_audit(desk, documents, found), *lists(desk, documents)]
    if documents:
        shown.append(library(desk, documents))
    if not documents and not shown:
        return
    t = desk.t
    address = desk.at("documents")
    head = desk.head(
        t("Document library"),
        _sentence(desk, documents, found),
        small=t.plural("{n} document", "{n} documents", len(documents)),
    )
    yield Page(
        address,
        t("Document library"),
        (head, *shown),
        project=desk.key or "",
        area="documents" if desk.key else "portfolio",
        view=address.page,
        nav=t("Document library"),
        order=0 if desk.key else 49,
    )


def _audit(desk: Desk, documents: Sequence[Record], found: Audit | None) -> Iterator[Figure]:
    """Counts and the checklist of a project; of the whole portal a row a project."""
    if desk.project is None:
        table = _library_projects.projects(desk)
        yield from () if table is None else (table,)
        return
    if desk.portal.audience == INTERNAL and (documents or found is not None):
        yield cards(desk, documents, found)
    if found is not None:
        yield from figures(desk, found)


def _sentence(desk: Desk, documents: Sequence[Record], found: Audit | None) -> str:
    """How many documents are in force and due for review, and how complete the phase is."""
    if desk.project is None:
        complete = _library_projects.sentence(desk)
    else:
        complete = _complete(desk, found) if found is not None and found.needs else ""
    return said(desk.t, _in_force(desk, documents), complete)


def _in_force(desk: Desk, documents: Sequence[Record]) -> str:
    t = desk.t
    if not documents:
        return t("The library is empty.")
    done = sum(map(in_force, documents))
    late = sum(is_due(desk, document) for document in documents)
    first = t.plural(
        "{n} of {all} documents is approved or published.",
        "{n} of {all} documents are approved or published.",
        done,
        all=t.number(len(documents)),
    )
    if done == len(documents):
        first = t.plural(
            "The only document is approved or published.",
            "All {n} documents are approved or published.",
            done,
        )
    if late:
        return said(t, first, t.plural("{n} review is overdue.", "{n} reviews are overdue.", late))
    return said(t, first, t("No review is overdue."))


def _complete(desk: Desk, found: Audit) -> str:
    t, all_ = desk.t, len(found.needs)
    if not found.open:
        return t("Everything that the phase “{phase}” needs is there.", phase=found.phase)
    return t.plural(
        "{found} of {n} record that the phase “{phase}” needs is there ({share}).",
        "{found} of {n} records that the phase “{phase}” needs are there ({share}).",
        all_,
        found=t.number(found.count("satisfied")),
        phase=found.phase,
        share=share(desk, found),
    )
