"""The registers of a portal as sheets: one a kind, with the cells of every record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.model.kind import Kind
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.views._cells import Value
from pmsite.views._columns import Column, cell, columns
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_plural

SCHEMA = "pmsite-sheet/1"
"""What a sheet says it is; ``pmsite import`` reads these back."""
_FIRST = (
    "project",
    "milestone",
    "task",
    "risk",
    "issue",
    "assumption",
    "change",
    "decision",
    "action",
    "meeting",
)
_WITHOUT = frozenset({"page"})
_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a sheet: its name there, where its page is, its cells in the order of the columns."""

    name: str
    url: str
    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind's register."""

    kind: Kind
    title: str
    columns: tuple[Column, ...]
    used: frozenset[str]
    """Keys of the columns in which a record has something."""
    lines: tuple[Line, ...]


def sheets(portal: Portal, texts: Texts, wanted: Wanted) -> Iterator[Sheet]:
    """The sheets of a project, or of the whole portal, in the order in which they are read.

    An audience has the columns only in which one of its records has something: the others would tell it what is kept
    from it.
    """
    project = chosen(portal, wanted.project)
    desk = Desk(portal, texts, project)
    known = [kind for kind in portal.graph.kinds if kind.name not in _WITHOUT]
    order = {name: place for place, name in enumerate(_FIRST)}
    for kind in sorted(known, key=lambda kind: order.get(kind.name, len(order))):
        records = [record for record in desk.of(kind.name) if record.kind == kind.name]
        if wanted.kind in (None, kind.name) and records:
            yield _sheet(desk, kind, sorted(records, key=_counted), wanted.site_url)


def chosen(portal: Portal, key: str | None) -> Record | None:
    """The project of a key; None without one.

    Raises:
        NothingToExportError: if the portal has no such project.
    """
    found = portal.graph.get(key) if key else None
    if key and (found is None or found.kind != "project"):
        known = ", ".join(record.id for record in portal.graph.projects) or "none"
        raise NothingToExportError(f"no project {key}; projects here: {known}")
    return found


def address(site_url: str, desk: Desk, record: Record) -> str:
    """The record's page below the address of the site; "" where the site has none."""
    if not site_url.startswith(("http://", "https://")):
        return ""
    to = desk.where(record)
    anchor = f"#{quote(to.anchor, safe='')}" if to.anchor else ""
    return f"{site_url.rstrip('/')}/{quote(to.page, safe='/')}{'/' if to.page else ''}{anchor}"


def _sheet(desk: Desk, kind: Kind, records: list[Record], site_url: str) -> Sheet:
    every = columns(desk, kind)
    rows = [(record, tuple(cell(desk, record, column) for column in every)) for record in records]
    used = frozenset(
        column.key for place, column in enumerate(every) if any(cells[place] is not None for _, cells in rows)
    )
    shown = [
        place
        for place, column in enumerate(every)
        if column.key in used or (desk.portal.audience == INTERNAL and not column.fixed)
    ]
    lines = tuple(
        Line(desk.name(record), address(site_url, desk, record), tuple(cells[place] for place in shown))
        for record, cells in rows
    )
    return Sheet(kind, kind_plural(kind, desk.t), tuple(every[place] for place in shown), used, lines)


def _counted(record: Record) -> tuple[str, list[str | int]]:
    """Project, then the id with its numbers as numbers."""
    pieces = _NUMBER.split(record.id)
    return record.project or "", [int(piece) if place % 2 else piece for place, piece in enumerate(pieces)]
