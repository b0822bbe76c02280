"""The page of every record that has no page of its own making: facts, body, what is inside, relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmsite.model.address import Address
from pmsite.model.figure import Figure, Link, Page, Prose
from pmsite.model.record import Record
from pmsite.views import _document_record, _risk_record, _survey_record
from pmsite.views._areas import record_page, register_of
from pmsite.views._attachments import attachments
from pmsite.views._desk import Desk
from pmsite.views._feedback import came_of, led_to
from pmsite.views._labels import kind_name
from pmsite.views._parts import facts, inside, relations, tables

ELSEWHERE = frozenset({"project", "task", "meeting", "person", "page", "report", "kpi", "baseline", "change"})
"""Kinds whose pages other views make."""
_APART = {
    "risk": _risk_record.SHOWN,
    "document": _document_record.SHOWN,
    "survey": _survey_record.SHOWN,
    "feedback": frozenset({"led_to"}),
}
"""Fields of a kind that figures of its own say."""
_TABLED = frozenset({"survey", "document"})
"""Kinds whose lists of mappings stand in figures of their own."""


def pages(desk: Desk) -> Iterator[Page]:
    """A page a record of this project, or of the portal where records belong to no project."""
    return (page(desk, subject) for subject in subjects(desk))


def subjects(desk: Desk) -> Iterable[Record]:
    """The records that get a page each."""
    return [
        record for record in desk.portal.graph if record.kind not in ELSEWHERE and record.project == desk.key
    ]


def page(desk: Desk, record: Record) -> Page:
    """The page of one of them."""
    register, title = register_of(desk, record.kind)
    known = facts(desk, record, apart=_APART.get(record.kind, frozenset()))
    figures: list[Figure] = [
        desk.head(
            record.id,
            desk.title(record),
            small=kind_name(desk.portal.graph.kinds[record.kind], desk.t),
            path=(Link(title, register),) if register != Address("") else (),
            sub=_document_record.below(desk, record) if record.kind == "document" else (),
        ),
        known,
        *_own(desk, record),
    ]
    if record.body.text.strip():
        figures.append(Prose())
    figures.extend(tables(desk, record) if record.kind not in _TABLED else ())
    figures.extend(inside(desk, record) if record.kind != "feedback" else ())
    figures.extend(attachments(desk, record))
    linked = relations(desk, record)
    if linked is not None:
        figures.append(linked)
    if not known.facts and len(figures) > 2:  # noqa: PLR2004 - head and facts: what else there is speaks for itself
        figures.remove(known)
    return record_page(desk, record, figures)


def _own(desk: Desk, record: Record) -> Iterator[Figure]:
    """What a page says of its kind alone."""
    if record.kind == "risk":
        yield from _risk_record.figures(desk, record)
    elif record.kind == "document":
        yield from _document_record.figures(desk, record)
    elif record.kind == "survey":
        yield from _survey_record.figures(desk, record)
    elif record.kind == "feedback" and (found := led_to(desk, record)):
        yield came_of(desk, found, desk.t("What it led to"))
