"""What the theme needs to know on every page: the way around, the foot, the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmsite.model.language import region

_DRAWN = (".png", ".jpg", ".jpeg", ".webp")
"""Formats of pictures that programs draw beside a link; SVG is none of them."""


class Site:
    """The staged navigation, as the templates ask for it page by page."""

    def __init__(
        self, staged: Path, sprite: str, pictures: Mapping[str, str] | None = None, *, searched: bool = True
    ) -> None:
        self.data: dict[str, Any] = json.loads((staged / "_pmsite" / "site.json").read_text(encoding="utf-8"))
        self.sprite = sprite
        self.searched = searched
        """Whether the pages offer the search."""
        self.pictures = dict(pictures or {})
        """Pictures of the brand: where each stands in the site, by name."""

    @property
    def language(self) -> str:
        """Language of the pages."""
        return str(self.data["language"])

    @property
    def preview(self) -> str | None:
        """The picture beside a link to the portal: the brand's logo, where other programs can draw it."""
        logo = self.pictures.get("logo", "")
        return logo if logo.lower().endswith(_DRAWN) else None

    def navigation(self) -> list[dict[str, Any]]:
        """MkDocs' own nav: views only, by project."""
        found: list[dict[str, Any]] = []
        for key, areas in self.data["sections"].items():
            views = [{view["title"]: _file(view["page"])} for area in areas for view in area["views"]]
            found.extend(views if not key else [{key: views}])
        return found

    def page(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Variables of one page's templates."""
        key = facts.get("project", "")
        sections = self.data["sections"]
        areas = sections.get(key, [])
        project = next((item for item in self.data["projects"] if item["key"] == key), None)
        tabs = [
            {
                "title": area["title"],
                "url": area["views"][0]["url"],
                "active": area["area"] == facts.get("area"),
            }
            for area in areas
        ]
        return {
            "portal_title": self.data["title"],
            "home": "",
            "logo": self.pictures.get("logo"),
            "logo_dark": self.pictures.get("logo-dark"),
            "preview": self.preview,
            "project": project,
            "tabs": tabs,
            "side": self._side(facts, areas, key),
            "wide": facts.get("wide", True),
            "foot": self._foot(),
            "mark": self.data["mark"],
            "lang": self.language,
            "locale": region(self.language),
            "keys": self.data["keys"],
            "missing": self.data["missing"],
            "sprite": self.sprite,
            "feeds": self._feeds(key),
            "search": self.data["search"] if self.searched else None,
        }

    def _feeds(self, key: str) -> list[dict[str, str]]:
        """Feeds that a page tells of: its project's, then the portal's."""
        known = self.data.get("feeds", {})
        return [known[name] for name in dict.fromkeys((key, "")) if name in known]

    def _foot(self) -> list[dict[str, str]]:
        said = [{"text": text, "url": ""} for text in (self.data["as_of"], self.data["commit"]) if text]
        return [*said, self.data["definitions"]] if self.data["definitions"] else said

    def _side(self, facts: dict[str, Any], areas: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
        """All views by area on a project's first page and on the portal's pages; else those of the area."""
        whole = facts.get("area") in ("overview", "portfolio", "people", "glossary")
        groups = [
            {"title": area["title"], "items": [self._item(view, facts) for view in area["views"]]}
            for area in areas
            if whole or area["area"] == facts.get("area")
        ]
        words = self.data["words"]
        others = [item for item in self.data["projects"] if item["key"] != key]
        projects = {
            "title": words["other"] if key else words["projects"],
            "items": [{"title": item["key"], "url": item["url"], "active": False} for item in others],
        }
        if not others:
            return groups
        return [*groups, projects] if key else [groups[0], projects, *groups[1:]] if groups else [projects]

    @staticmethod
    def _item(view: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
        return {"title": view["title"], "url": view["url"], "active": view["page"] == facts.get("view")}


def _file(page: str) -> str:
    return f"{page}/index.md" if page else "index.md"
