"""What an audience may see, as the configuration says it; and the names that a configuration gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pmsite.model.block import Block
from pmsite.model.brand import Brand
from pmsite.model.language import languages
from pmsite.model.value import Many, Text, problem, shown


def _name(value: object) -> object:
    if (
        isinstance(value, str)
        and value
        and value.replace("_", "").replace("-", "").isalnum()
        and value.isascii()
    ):
        return value
    raise problem("name", f"{shown(value)} is no name", "use ASCII letters, digits, dash and underscore")


def _folder(value: object) -> object:
    if isinstance(value, str) and value and "/" not in value and value[0] not in "._":
        return value
    raise problem("folder", f"{shown(value)} is no folder name", "write one folder name without a slash")


def _language(value: object) -> object:
    known = languages()
    if value in known:
        return value
    remedy = f"use {', '.join(known[:-1])} or {known[-1]}"
    raise problem("language", f"{shown(value)} is no language of the portal", remedy)


Language = Annotated[str, BeforeValidator(_language)]
Name = Annotated[str, BeforeValidator(_name)]
Folder = Annotated[str, BeforeValidator(_folder)]


class AudienceSettings(Block):
    """What one audience may see beyond the rule that only released records exist for it."""

    language: Language | None = None
    """Language of the audience's site; else that of the portal."""
    kinds: Many[Name] = ()
    """Kinds of record that the audience may see; all where empty."""
    views: Literal["all"] | Many[Name] = "all"
    """Pages that the audience has beside the first ones and those of its records."""
    hide_fields: dict[Name, Many[Name]] = Field(default_factory=dict)
    """Fields of a kind that the audience does not see."""
    declassify: Many[Text] = ()
    """Computed values (`milestone.forecast`, `kpi.within_budget`) that it sees although hours, money or the network
    tell them."""
    unreleased_links: Literal["neutral", "error"] = "neutral"
    """What becomes of the name of a record that is not released: neutral words, or an error."""
    brand: Brand = Brand()
    """What of the portal's brand is another one for this audience."""
    title: Text | None = None
    """Name of the audience's site; else that of the portal."""
    site_url: Text | None = None
    """Address at which the audience's site is published: for its sitemap and the previews of links to it."""
    kpis: Literal["all"] | Many[Text] = "all"
    """KPIs that the audience sees, by key or id, of those that its records and ``declassify`` leave it."""
