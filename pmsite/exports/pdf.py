"""Paged documents: a record's page, a register, a view or a project's status, set for A4 with what paper asks for.

The page setter is Typst; it is given plain values and a fixed template, so that no text of a record is ever read as
markup. The fonts come with pmsite's dependencies and are embedded, cut down to the signs in use. Equal content gives
equal bytes: the document's date is the as-of day.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, Wanted
from pmsite.exports._print_figures import Printer
from pmsite.exports._print_pages import Paper, paper, readers, widest, without_head
from pmsite.exports._setter import setter
from pmsite.model.figure import Figure, Prose, Table
from pmsite.model.ports import Texts
from pmsite.model.record import Record

FONT = "Noto Sans SC"
"""Holds Latin, Greek, Cyrillic and simplified Chinese."""
_LANDSCAPE = 9
"""Columns from which on a page lies on its side."""
_ACCENT = "#1d5bb8"


def written(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The document as PDF."""
    return rendered(document(portal, texts, wanted), portal.as_of)


def rendered(data: dict[str, Any], day: dt.date) -> bytes:
    """Plain values of a document as PDF."""
    said = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()
    return setter().paper(said, day, heavy=data["one"])  # a sheet is set again and again, until it fits


def document(portal: Portal, texts: Texts, wanted: Wanted) -> dict[str, Any]:
    """What the page setter is given."""
    found = paper(portal, texts, wanted)
    head, rest = without_head(found.figures)
    printer = Printer(wanted.site_url)
    t, desk = texts, found.desk
    day = head.as_of if head is not None and head.as_of else t("As of {day}", day=t.full_day(portal.as_of))
    project = desk.title(desk.project) if desk.project is not None else ""
    accent = portal.settings.brand_of(portal.audience).accent or _ACCENT
    return {
        "lang": "zh" if t.language == "zh" else "en",
        "font": FONT,
        "accent": accent,
        "flipped": not found.one and widest(rest, _columns) >= _LANDSCAPE,
        "one": found.one,
        "cover": not found.one,
        "kind": found.kind,
        "title": found.title,
        "project": project,
        "key": desk.key or "",
        "organisation": portal.title,
        "readers": readers(found),
        "as_of": str(day),
        "facts": list(_facts(found, str(day))),
        "contents": t("Contents"),
        "page": t("Page {n} of {all}", n="{n}", all="{all}"),
        "head": printer.figure(head) if head is not None else None,
        "figures": list(_blocks(found, rest, printer)),
    }


def _blocks(found: Paper, figures: tuple[Figure, ...], printer: Printer) -> Iterator[dict[str, Any]]:
    from pmsite.exports._print_prose import prose

    for item in figures:
        if not isinstance(item, Prose):
            yield from printer.figures([item])
        elif found.record is not None:
            title = item.title
            for piece in prose(found.desk, found.record):
                if isinstance(piece, list):
                    yield {**printer.figure(item), "title": title, "nodes": piece}
                    title = ""
                else:
                    yield from printer.figures([piece])


def _facts(found: Paper, day: str) -> Iterator[list[str]]:
    """What the cover says of the document."""
    t, record = found.desk.t, found.record
    if found.desk.project is not None:
        yield [t("Project"), f"{found.desk.key} {found.desk.title(found.desk.project)}"]
        client = found.desk.project.get("client")
        if client:
            yield [t("Client"), str(client)]
    if record is not None:
        yield [t("Document"), record.id]
        yield from _said(found, record)
    yield [
        t("As of"),
        day.removeprefix(t("Figures as of {day}", day="")).removeprefix(t("As of {day}", day="")),
    ]
    yield [t("Readers"), readers(found)]


def _said(found: Paper, record: Record) -> Iterator[list[str]]:
    desk, t = found.desk, found.desk.t
    period, day = record.get("period"), record.get("date")
    if period is not None and hasattr(period, "to"):
        words = t("{start} to {end}", start=t.full_day(period.from_), end=t.full_day(period.to))
        yield [t("Period"), str(words)]
    if isinstance(day, dt.date):
        yield [t("Date"), str(t.full_day(day))]
    for name, label in (("owner", t("Author")), ("author", t("Author")), ("chair", t("Chair"))):
        if isinstance(record.get(name), str):
            yield [label, desk.person_name(record.get(name))]
    if record.get("status"):
        yield [t("State"), desk.state(record).label]


def _columns(item: Figure) -> int:
    return len(item.columns) if isinstance(item, Table) else 0


FORMAT = Format("pdf", written, frozenset({"record", "view", "kind"}))
