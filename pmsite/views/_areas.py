"""Which area of the portal a kind belongs to, and where its register is."""

from __future__ import annotations

from collections.abc import Iterable

from pmsite.model.address import Address
from pmsite.model.figure import Figure, Link, Page
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_plural

AREAS = {
    "project": "overview",
    "plan": "plan",
    "task": "plan",
    "milestone": "plan",
    "baseline": "plan",
    "resources": "resources",
    "risk": "risks",
    "issue": "risks",
    "assumption": "risks",
    "change": "client",
    "feedback": "client",
    "survey": "client",
    "requirement": "client",
    "report": "reports",
    "meeting": "meetings",
    "decision": "meetings",
    "action": "meetings",
    "document": "documents",
    "lesson": "documents",
    "kpi": "kpis",
    "person": "people",
    "term": "glossary",
}
"""Area of each kind; a portal's own kinds are under ``more``."""

REGISTERS = {"term": "terms", "task": "plan"}
"""Kinds whose register has another directory than the kind's folder."""


def register_of(desk: Desk, kind: str) -> tuple[Address, str]:
    """Address and name of the register of a kind."""
    found = desk.portal.graph.kinds[kind]
    return desk.at(REGISTERS.get(kind) or found.folder or kind), kind_plural(found, desk.t)


def all_of(desk: Desk, kind: str) -> Link | None:
    """The way to all records of a kind, with their number; None where there are none."""
    number = len(desk.of(kind))
    return Link(desk.t("All {n}", n=number), register_of(desk, kind)[0]) if number else None


def record_page(
    desk: Desk, record: Record, figures: Iterable[Figure], *, area: str = "", wide: bool = False
) -> Page:
    """The page of a record, below the register of its kind; ``area`` where it is not that of the kind."""
    return Page(
        desk.where(record),
        f"{record.id} {desk.title(record)}",
        tuple(figures),
        project=desk.key or "",
        area=area or AREAS.get(record.kind, "more"),
        view=register_of(desk, record.kind)[0].page,
        wide=wide,
        record=record.uid,
    )
