"""The pages of a portal by what makes them: a view for the portal or a project, or for one record of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType

import pmsite.views as views_room
from pmsite.analyses.portal import Portal
from pmsite.model.discover import modules
from pmsite.model.figure import Page
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.stage.watch import note
from pmsite.views._desk import Desk
from pmsite.views._history import history


@dataclass(frozen=True, slots=True)
class Unit:
    """What one view makes at one desk, of one record where it makes a page a record."""

    module: ModuleType
    desk: Desk
    subject: Record | None = None

    @property
    def view(self) -> str:
        """Name of the view."""
        return self.module.__name__.rpartition(".")[2]

    @property
    def name(self) -> str:
        """A name that no other unit of the portal has."""
        return f"{self.view} {self.desk.key or ''} {self.subject.uid if self.subject is not None else ''}"

    def pages(self) -> tuple[Page, ...]:
        """Its pages, those of records with what happened to the record."""
        for record in (self.desk.project, self.subject):
            if record is not None:
                note("record", record.uid)
        if self.subject is not None:
            return (_remembered(self.desk, self.module.page(self.desk, self.subject)),)
        return tuple(_remembered(self.desk, page) for page in self.module.pages(self.desk))


def units(portal: Portal, texts: Texts) -> Iterator[Unit]:
    """Every unit of a portal, in the order in which their pages take a place."""
    for desk in (Desk(portal, texts), *(Desk(portal, texts, project) for project in portal.graph.projects)):
        for module in modules(views_room):
            if hasattr(module, "subjects"):
                yield from (Unit(module, desk, subject) for subject in module.subjects(desk))
            else:
                yield Unit(module, desk)


def _remembered(desk: Desk, page: Page) -> Page:
    """The page of a record with what happened to the record, as far as that is known."""
    portal = desk.portal
    record = portal.graph.get(page.record) if page.record else None
    if record is None or not portal.past.known:
        return page
    own = Desk(portal, desk.t, portal.graph.get(record.project) if record.project else None)
    found = history(own, record)
    return page if found is None else replace(page, figures=(*page.figures, found))
