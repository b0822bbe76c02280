"""Every page of a portal."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pmsite.views as room
from pmsite.analyses.portal import Portal
from pmsite.model.discover import modules
from pmsite.model.figure import Page
from pmsite.model.ports import Texts
from pmsite.views._desk import Desk
from pmsite.views._history import history
from pmsite.views._pruned import Value, pruned

FIRST = ("portfolio", "dashboard")
"""Views that every audience has: without them there is no way in."""


def views_of(portal: Portal, texts: Texts) -> tuple[Page, ...]:
    """Every page of the portal, by address; a second page at one address gives way to the first.

    An audience has the views that its ``views`` name, beside the first pages and the pages of its records. They are
    worked out once a portal.
    """
    key = f"pages in {texts.language}"
    if key not in portal.memo:
        portal.memo[key] = _views(portal, texts)
    found: tuple[Page, ...] = portal.memo[key]
    return found


def _views(portal: Portal, texts: Texts) -> tuple[Page, ...]:
    desks = [Desk(portal, texts), *(Desk(portal, texts, project) for project in portal.graph.projects)]
    rule = portal.settings.audiences.get(portal.audience)
    named = rule.views if rule is not None and rule.views != "all" else None
    found: dict[str, Page] = {}
    for desk in desks:
        for module in modules(room):
            name = module.__name__.rpartition(".")[2]
            for page in module.pages(desk):
                if named is None or name in (*named, *FIRST) or page.record is not None:
                    found.setdefault(page.address.page.casefold(), page)
    pages = tuple(_remembered(portal, texts, found[key]) for key in sorted(found))
    if named is None:
        return pages
    known = frozenset(page.address.page for page in pages)
    return tuple(replace(page, figures=limited(page.figures, known)) for page in pages)


def limited(value: Value, pages: Collection[str]) -> Value:
    """A figure whose links lead to ``pages`` (or to files) only: the words of others stay, the way does not."""
    return pruned(value, lambda address: address.raw or address.page in pages)


def _remembered(portal: Portal, texts: Texts, page: Page) -> Page:
    """The page of a record with what happened to the record, as far as that is known."""
    record = portal.graph.get(page.record) if page.record else None
    if record is None or not portal.past.known:
        return page
    desk = Desk(portal, texts, portal.graph.get(record.project) if record.project else None)
    found = history(desk, record)
    return page if found is None else replace(page, figures=(*page.figures, found))
