"""Free pages: their text, and where they are linked."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.address import page_directory
from pmsite.model.figure import Figure, Page, Prose
from pmsite.views._attachments import attachments
from pmsite.views._desk import Desk
from pmsite.views._parts import relations


def pages(desk: Desk) -> Iterator[Page]:
    """A page a Markdown file that is no record; the portal's first page is the portfolio's."""
    for record in desk.portal.graph.of("page"):
        directory = page_directory(record.source.path)
        if record.project != desk.key or directory == "":
            continue
        figures: list[Figure] = [desk.head(desk.t("Page"), desk.title(record)), Prose()]
        figures += attachments(desk, record)
        linked = relations(desk, record)
        if linked is not None:
            figures.append(linked)
        yield Page(
            desk.where(record),
            desk.title(record),
            tuple(figures),
            project=desk.key or "",
            area="overview" if desk.key else "portfolio",
            nav=desk.title(record),
            order=90,
            wide=False,
            record=record.uid,
        )
