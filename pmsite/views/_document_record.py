"""What the page of a document shows beside its fields: where it stands, who stands for it, its revisions."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.analyses.lacking import lacks
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Column, Figure, Item, Listing, Row, State, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._library import field_names, in_force, in_review, is_stale, last_revision, review
from pmsite.views._lines import dash, dotted

SHOWN = frozenset({"version", "author", "reviewer", "approver", "file", "revisions"})
"""Fields that stand in these figures, below the title or among the attachments."""


def below(desk: Desk, document: Record) -> Text:
    """Below the title: state, version, when it is to be looked at again, what it lacks."""
    t, day = desk.t, review(document)
    found: list[Text] = [(desk.state(document),)]
    if document.get("version"):
        found.append((Words(t("version {version}", version=document.get("version"))),))
    if day is not None and desk.portal.is_open(document):
        away = _due.distance(desk, day)
        text = t("review {day}, {away}", day=t.dated(day, desk.today), away=away)
        found.append((Words(text, "off" if _due.is_late(desk, day) else ""),))
    if is_stale(desk, document):
        found.append((Words(t("stale"), "off"),))
    missing = lacks(document) if desk.portal.audience == INTERNAL else ()
    if missing:
        text = t("lacks {fields}", fields=field_names(desk, document, missing))
        found.append((Words(text, "off"),))
    return dotted(found)


def figures(desk: Desk, document: Record) -> Iterator[Figure]:
    """Who wrote, reviews and approves it, and its revisions by the as-of day, the newest first."""
    yield from _roles(desk, document)
    yield from _revisions(desk, document)


def _roles(desk: Desk, document: Record) -> Iterator[Listing]:
    t = desk.t
    if not any(document.get(role) for role in ("author", "reviewer", "approver")):
        return
    last = last_revision(desk, document)
    version = (
        t("version {version}, {day}", version=last.version, day=t.dated(last.date, desk.today))
        if last
        else ""
    )
    force, checked = in_force(document), in_review(document)
    later = State("open", t("to come"))
    stands = {
        "author": State("done", version or t("written"))
        if force or checked
        else State("half", version or t("in work")),
        "reviewer": State("done", t("reviewed"))
        if force
        else State("wait", t("reviewing"))
        if checked
        else later,
        "approver": State("done", t("approved")) if force else later,
    }
    over = not desk.portal.is_open(document)
    items = [
        Item(
            desk.person(document.get(role)) or (Words(t("not named"), "off" if not over else "mute"),),
            (Words(desk.label(role, "document", "field"), "mute"),),
            None if over else state,
        )
        for role, state in stands.items()
    ]
    yield Listing(title=t("Written, reviewed, approved"), items=tuple(items), anchor="roles")


def _revisions(desk: Desk, document: Record) -> Iterator[Table]:
    """The revision table: version, day, type, what was changed, by whom."""
    t = desk.t
    known = [(row.date, number, row) for number, row in enumerate(document.get("revisions") or ())]
    rows = [
        row for day, _, row in sorted(known, key=lambda item: item[:2], reverse=True) if day <= desk.today
    ]
    if not rows:
        return
    current = document.get("version")
    columns = (
        Column(t("Version"), key="version"),
        Column(t("Date"), key="date"),
        Column(t("Type"), key="type"),
        Column(t("What was changed"), key="summary", long=True),
        Column(t("By"), key="by"),
    )
    yield Table(
        title=t.plural("{n} revision", "{n} revisions", len(rows)),
        small=t("newest first"),
        columns=columns,
        rows=tuple(
            Row(
                (
                    Cell(
                        (Words(row.version, "strong" if row.version == current else ""),),
                        sort=row.date.isoformat(),
                    ),
                    desk.day(row.date),
                    Cell((Words(desk.label(row.type, "document.revisions")),) if row.type else dash()),
                    Cell((Words(row.summary),) if row.summary else dash()),
                    Cell(desk.person(row.by) or dash()),
                )
            )
            for row in rows
        ),
        caption=t("Revisions"),
        anchor="revisions",
    )
