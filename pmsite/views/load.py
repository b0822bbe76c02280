"""Load by week: who is planned with how much of what they can give, in a project and over all projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.analyses.load import AHEAD, load
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Page, Words
from pmsite.views._desk import Desk
from pmsite.views._load import heat_map, over_table, sentence, window


def pages(desk: Desk) -> Iterator[Page]:
    """The load of a project's people and devices; on the portal's own page that of all of them."""
    if desk.portal.audience != INTERNAL:
        return
    found = load(desk.portal, desk.project)
    if not found.each:
        return
    t = desk.t
    title = t("Load by week")
    shown = window(found, desk.today - dt.timedelta(days=desk.today.weekday()))
    yield Page(
        desk.at("load"),
        title,
        (
            desk.head(title, sentence(desk, found, AHEAD), sub=(Words(_scope(desk, found.each)),)),
            heat_map(desk, found, shown),
            over_table(desk, found),
        ),
        project=desk.key or "",
        area="resources" if desk.project else "portfolio",
        nav=title,
        order=10 if desk.project else 20,
    )


def _scope(desk: Desk, rows: tuple[object, ...]) -> str:
    """How many rows there are, and of which projects their hours are."""
    t = desk.t
    count = t.plural("{n} person or device", "{n} people and devices", len(rows))
    return t("{count}; hours of all projects", count=count)
