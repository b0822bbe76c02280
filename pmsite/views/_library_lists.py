"""Documents that somebody has to look after: reviews due, stale ones, those in review, incomplete ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.lacking import lacks
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Item, Listing, State, Text, Words
from pmsite.model.record import Record
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._library import (
    SOON,
    STALE,
    field_names,
    in_review,
    is_due,
    is_soon,
    is_stale,
    last_revision,
    review,
)
from pmsite.views._lines import dotted, said
from pmsite.views._status import shown_of

_LISTED = 12
"""Documents of a list, at most."""


def lists(desk: Desk, documents: Sequence[Record]) -> Iterator[Listing]:
    """Every list that has something in it; what documents lack is for the team."""
    found = [_reviews(desk, documents), _in_review(desk, documents)]
    if desk.portal.audience == INTERNAL:
        found.append(_incomplete(desk, documents))
    yield from (listing for listing in found if listing is not None)


def _reviews(desk: Desk, documents: Sequence[Record]) -> Listing | None:
    """Documents whose review is overdue or soon, the oldest first; then those that grew stale."""
    t = desk.t
    late = [document for document in documents if is_due(desk, document)]
    soon = [document for document in documents if is_soon(desk, document)]
    stale = [document for document in documents if is_stale(desk, document)]
    found = sorted((*late, *soon), key=lambda document: (review(document) or desk.today, document.uid))
    items = [_to_review(desk, document) for document in found]
    for document in stale:
        last = last_revision(desk, document)
        day = t.dated(last.date, desk.today) if last is not None else "–"
        state = State("late", t("stale: last revised {day}", day=day))
        items.append(Item((desk.ref(document),), (Words(t("no review is planned"), "mute"),), state))
    if not items:
        return None
    title = t("Reviews: {late} overdue, {soon} due soon", late=len(late), soon=len(soon))
    if stale:
        title = t(
            "Reviews: {late} overdue, {soon} due soon, {stale} stale",
            late=len(late),
            soon=len(soon),
            stale=len(stale),
        )
    note = t("Soon: in the next {n} days.", n=SOON.days)
    if stale:
        note = said(t, note, t("Stale: no revision for {n} days, and no next review planned.", n=STALE.days))
    return _listing(desk, title, items, anchor="reviews", note=(Words(note),))


def _to_review(desk: Desk, document: Record) -> Item:
    t, day = desk.t, review(document) or desk.today
    handle = document.get("reviewer") or document.get("owner") or document.get("author")
    last = last_revision(desk, document)
    revised = t("last revised {day}", day=t.dated(last.date, desk.today)) if last is not None else ""
    meta = dotted([desk.person(handle), (Words(revised),) if revised else ()])
    return Item((desk.ref(document),), meta, _due.state(desk, day), date=t.dated(day, desk.today))


def _in_review(desk: Desk, documents: Sequence[Record]) -> Listing | None:
    """Documents that wait for their reviewer, the longest first; since their last revision."""
    t = desk.t
    waiting = sorted(
        (document for document in documents if in_review(document)),
        key=lambda document: (_days(desk, document) is None, -(_days(desk, document) or 0), document.uid),
    )
    if not waiting:
        return None
    items = [_waiting(desk, document) for document in waiting]
    title = t.plural("{n} document is in review", "{n} documents are in review", len(waiting))
    return _listing(
        desk, title, items, anchor="in-review", note=(Words(t("Counted from the last revision.")),)
    )


def _waiting(desk: Desk, document: Record) -> Item:
    t, days = desk.t, _days(desk, document)
    reviewer = desk.person(document.get("reviewer")) or (Words(t("no reviewer"), "off"),)
    since = t("since when is not written")
    if days is not None:
        since = t.plural("in review for {n} day", "in review for {n} days", days)
    return Item((desk.ref(document),), reviewer, State("wait", since))


def _days(desk: Desk, document: Record) -> int | None:
    """Calendar days since the revision that is in review; None where no revision and no creation is dated."""
    last = last_revision(desk, document)
    day = last.date if last is not None else document.get("created")
    return (desk.today - day).days if day is not None and day <= desk.today else None


def _incomplete(desk: Desk, documents: Sequence[Record]) -> Listing | None:
    """Documents with the fields that they lack in their state."""
    t = desk.t
    found = [(document, lacks(document)) for document in documents]
    items = [_lacking(desk, document, names) for document, names in found if names]
    if not items:
        return None
    title = t.plural("{n} document is incomplete", "{n} documents are incomplete", len(items))
    note = t(
        "A draft needs type, version and author; in review also a reviewer; in force also an approver, a next "
        "review and its revisions."
    )
    return _listing(desk, title, items, anchor="incomplete", note=(Words(note),))


def _lacking(desk: Desk, document: Record, names: Sequence[str]) -> Item:
    author: Text = desk.person(document.get("author") or document.get("owner"))
    state = State("late", desk.t("lacks {fields}", fields=field_names(desk, document, names)))
    return Item((desk.ref(document),), dotted([(desk.state(document),), author]), state)


def _listing(desk: Desk, title: str, items: Sequence[Item], *, anchor: str, note: Text) -> Listing:
    return Listing(
        title=title,
        small=shown_of(desk, len(items), _LISTED),
        items=tuple(items[:_LISTED]),
        note=note,
        anchor=anchor,
    )
