"""What an audience may see, as the configuration says it; and the names that a configuration gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pmsite.model.block import Block
from pmsite.model.brand import Brand
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


Name = Annotated[str, BeforeValidator(_name)]
Folder = Annotated[str, BeforeValidator(_folder)]


class AudienceSettings(Block):
    """What one audience may see beyond the rule that only released records exist for it."""

    language: Literal["en", "zh"] | None = None
    kinds: Many[Name] = ()
    views: Literal["all"] | Many[Name] = "all"
    hide_fields: dict[Name, Many[Name]] = Field(default_factory=dict)
    declassify: Many[Text] = ()
    unreleased_links: Literal["neutral", "error"] = "neutral"
    brand: Brand = Brand()
    """What of the portal's brand is another one for this audience."""
    title: Text | None = None
    """Name of the audience's site; else that of the portal."""
    site_url: Text | None = None
    """Address at which the audience's site is published: for its sitemap and the previews of links to it."""
    kpis: Literal["all"] | Many[Text] = "all"
    """KPIs that the audience sees, by key or id, of those that its records and ``declassify`` leave it."""
