"""The page of every record that has no page of its own making: facts, body, what is inside, relations."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.address import Address
from pmsite.model.figure import Figure, Link, Page, Prose
from pmsite.model.record import Record
from pmsite.views._areas import AREAS, register_of
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name
from pmsite.views._parts import facts, inside, relations, tables
from pmsite.views._risk_record import SHOWN
from pmsite.views._risk_record import figures as of_risk

ELSEWHERE = frozenset({"project", "task", "meeting", "person", "page", "report", "kpi", "baseline", "change"})
"""Kinds whose pages other views make."""


def pages(desk: Desk) -> Iterator[Page]:
    """A page a record of this project, or of the portal where records belong to no project."""
    for record in desk.portal.graph:
        if record.kind not in ELSEWHERE and record.project == desk.key:
            yield _page(desk, record)


def _page(desk: Desk, record: Record) -> Page:
    register, title = register_of(desk, record.kind)
    figures: list[Figure] = [
        desk.head(
            record.id,
            desk.title(record),
            small=kind_name(desk.portal.graph.kinds[record.kind], desk.t),
            path=(Link(title, register),) if register != Address("") else (),
        ),
        facts(desk, record, apart=SHOWN if record.kind == "risk" else frozenset()),
    ]
    if record.kind == "risk":
        figures.extend(of_risk(desk, record))
    if record.body.text.strip():
        figures.append(Prose())
    figures.extend(tables(desk, record))
    figures.extend(inside(desk, record))
    linked = relations(desk, record)
    if linked is not None:
        figures.append(linked)
    return Page(
        desk.where(record),
        f"{record.id} {desk.title(record)}",
        tuple(figures),
        project=desk.key or "",
        area=AREAS.get(record.kind, "more"),
        view=register.page,
        wide=False,
        record=record.uid,
    )
