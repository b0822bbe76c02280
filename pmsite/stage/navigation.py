"""The small navigation: views by project and area; records are never in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.model.figure import Page
from pmsite.model.ports import Texts
from pmsite.views._happened import ACTIVITY

AREAS = (
    ("portfolio", "Portfolio"),
    ("overview", "Overview"),
    ("plan", "Plan"),
    ("resources", "Resources"),
    ("risks", "Risks"),
    ("client", "Client"),
    ("reports", "Reports"),
    ("meetings", "Meetings"),
    ("documents", "Documents"),
    ("kpis", "KPIs"),
    ("more", "More"),
    ("people", "People"),
    ("glossary", "Glossary"),
)
"""Tabs in their order: key and English label."""
DEFINITIONS = "numbers"
"""View that says how the numbers are computed: the foot of every page leads there."""


def navigation(portal: Portal, pages: Iterable[Page], texts: Texts) -> dict[str, Any]:
    """Projects, and for each (and for the portal, "") its areas with the views in them."""
    pages = tuple(pages)
    sections: dict[str, dict[str, list[Page]]] = {}
    for page in pages:
        if page.nav:
            sections.setdefault(page.project, {}).setdefault(page.area, []).append(page)
    labels = dict(AREAS)
    order = list(labels)
    return {
        "title": portal.title,
        "language": texts.language,
        "as_of": texts("As of {day}", day=texts.full_day(portal.as_of)),
        "definitions": next(
            (
                {"text": page.title, "url": f"{page.address.page}/"}
                for page in pages
                if page.view == DEFINITIONS
            ),
            None,
        ),
        "commit": texts("Built from commit {commit}", commit=portal.origin.commit)
        if portal.origin.commit
        else "",
        "mark": mark(portal, texts),
        "feeds": feeds(portal, pages, texts),
        "keys": {
            "title": texts("Keys"),
            "search": texts("Search"),
            "close": texts("Close the search, the navigation or this list"),
            "sort": texts("On the heading of a column: sort; again: the other way round, then as before"),
            "list": texts("This list"),
            "done": texts("Close"),
        },
        "words": {"projects": texts("Projects"), "across": texts("Across"), "other": texts("Other projects")},
        "search": {
            "label": texts("Search"),
            "close": texts("Close"),
            "failed": texts("The search could not be loaded."),
        },
        "projects": [
            {"key": record.id, "title": record.title, "url": f"{record.folder}/"}
            for record in portal.graph.projects
        ],
        "sections": {
            key: [
                {
                    "area": area,
                    "title": texts(labels.get(area, "More")),
                    "views": [
                        {
                            "title": page.nav,
                            "url": f"{page.address.page}/" if page.address.page else "",
                            "page": page.address.page,
                        }
                        for page in sorted(areas[area], key=lambda page: (page.order, page.nav))
                    ],
                }
                for area in sorted(areas, key=lambda area: order.index(area) if area in order else len(order))
            ]
            for key, areas in sorted(sections.items())
        },
    }


def mark(portal: Portal, texts: Texts) -> str:
    """What every page says where somebody asked for the as-of day: that day, and to the team of when the content is."""
    origin = portal.origin
    if not origin.asked:
        return ""
    said = texts("As of {day}", day=texts.full_day(portal.as_of))
    if not origin.commit or origin.day is None:
        return said
    day = texts.full_day(origin.day)
    if origin.day > portal.as_of:
        return texts(
            "{as_of}, with later content, of {day}, commit {commit}",
            as_of=said,
            day=day,
            commit=origin.commit,
        )
    return texts("{as_of}, content of {day}, commit {commit}", as_of=said, day=day, commit=origin.commit)


def feeds(portal: Portal, pages: Iterable[Page], texts: Texts) -> dict[str, dict[str, str]]:
    """Title and place of the feed of each project, and of the portal (""), that has a page of what changed."""
    if not portal.past.known:
        return {}
    names = {record.id: record.title for record in portal.graph.projects}
    return {
        page.project: {
            "title": texts(
                "What changed: {name}", name=names.get(page.project, portal.title) or portal.title
            ),
            "url": f"{page.address.page}.xml",
        }
        for page in pages
        if page.address.page.rpartition("/")[2] == ACTIVITY and page.nav and page.record is None
    }
