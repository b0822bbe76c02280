"""Every format of the room, and the files that the pages of a site offer in them."""

from __future__ import annotations

from collections.abc import Iterable

import pmsite.exports as room
from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, Wanted
from pmsite.model.discover import modules
from pmsite.model.ports import Texts
from pmsite.views._downloads import Download


def formats() -> dict[str, Format]:
    """Formats of registers, calendars and plans, by the name that ``pmsite export`` takes."""
    return {module.FORMAT.name: module.FORMAT for module in modules(room) if hasattr(module, "FORMAT")}


def downloads(
    offers: Iterable[Download], portal: Portal, texts: Texts, site_url: str = ""
) -> dict[str, bytes]:
    """Files by their places in the site, of a portal that is released."""
    known = formats()
    return {item.path: known[item.form].written(portal, texts, _wanted(item, site_url)) for item in offers}


def _wanted(item: Download, site_url: str) -> Wanted:
    return Wanted(
        project=item.project or None,
        kind=item.kind or None,
        person=item.person or None,
        site_url=site_url,
        record=item.record or None,
        view=item.view or None,
    )
