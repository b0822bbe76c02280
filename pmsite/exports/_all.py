"""Every format of the room, and the files that the pages of a site offer in them."""

from __future__ import annotations

import sys
from functools import cache, partial

import pmsite.exports as room
from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, Wanted
from pmsite.model.discover import modules
from pmsite.model.figure import Page
from pmsite.model.ports import Share, Texts, alone
from pmsite.views._downloads import Download, Writer


@cache
def formats() -> dict[str, Format]:
    """Formats of registers, calendars and plans, by the name that ``pmsite export`` takes."""
    return {module.FORMAT.name: module.FORMAT for module in modules(room) if hasattr(module, "FORMAT")}


def writer(texts: Texts, site_url: str, share: Share) -> Writer:
    """Writes what pages offer, each file for itself; the site is published at ``site_url``.

    The page setter has threads, which a copy of this process would not have: where they have begun, all is done here.
    """
    return Writer(partial(_written, texts, site_url), alone if "typst" in sys.modules else share)


def _written(texts: Texts, site_url: str, portal: Portal, item: Download, page: Page) -> bytes:
    """A file that a page of a released portal offers."""
    wanted = Wanted(
        project=item.project or None,
        kind=item.kind or None,
        person=item.person or None,
        site_url=site_url,
        record=item.record or None,
        view=item.view or None,
        page=page,
    )
    return formats()[item.form].written(portal, texts, wanted)
