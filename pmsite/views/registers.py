"""A register for every kind that has no page of its own making, a portal's own kinds too."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from pmsite.model.figure import Cell, Chip, Column, Page, Row, Table
from pmsite.model.kind import Kind
from pmsite.model.record import Record
from pmsite.views._areas import AREAS, register_of
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_plural, small
from pmsite.views._values import Values

ELSEWHERE = frozenset(
    {
        "project",
        "baseline",
        "task",
        "milestone",
        "risk",
        "meeting",
        "change",
        "action",
        "decision",
        "person",
        "resources",
        "term",
        "page",
        "document",
        "feedback",
        "kpi",
        "lesson",
        "report",
        "survey",
    }
)
"""Kinds whose registers other views make."""
_SHOWN = (
    "type",
    "category",
    "severity",
    "priority",
    "date",
    "raised",
    "due",
    "validate_by",
    "version",
    "next_review",
    "wave",
)
"""Fields that a register shows where a kind has them."""
_NUMBER = re.compile("([0-9]+)")
_MOST_FIELDS = 6


def pages(desk: Desk) -> Iterator[Page]:
    """A register a kind that has records here."""
    for order, kind in enumerate(desk.portal.graph.kinds):
        records = [record for record in desk.of(kind.name) if record.project == desk.key]
        if kind.name not in ELSEWHERE and records:
            yield _register(desk, kind, sorted(records, key=_counted), 60 + order)


def _counted(record: Record) -> list[str | int]:
    """The id with its numbers as numbers: ``PER-2`` comes before ``PER-10``."""
    return [int(piece) if piece.isdecimal() else piece for piece in _NUMBER.split(record.id)]


def _register(desk: Desk, kind: Kind, records: list[Record], order: int) -> Page:
    t = desk.t
    title = kind_plural(kind, t)
    address, _ = register_of(desk, kind.name)
    return Page(
        address,
        title,
        (desk.head(title, _stands(desk, kind, records)), table(desk, kind, records)),
        project=desk.key or "",
        area=AREAS.get(kind.name, "more") if desk.key else "portfolio",
        nav=title,
        order=order,
    )


def _stands(desk: Desk, kind: Kind, records: list[Record]) -> str:
    """How many records there are; of a kind with states, how many are in each, in the order of their life."""
    t = desk.t
    states = Counter(str(record.get("status")) for record in records)
    known = [(states[state], small(_state(desk, kind, state))) for state in kind.states if states[state]]
    if not known:
        return t.plural("{n} record.", "{n} records.", len(records))
    if len(records) == 1:
        return t("{record} is {state}.", record=records[0].id, state=known[0][1])
    pieces = [t("{n} {state}", n=t.number(count), state=state) for count, state in known]
    return t("{list}.", list=t.joined(pieces))


def _state(desk: Desk, kind: Kind, state: str) -> str:
    return desk.label(state, f"{kind.name}.status", "status")


def table(desk: Desk, kind: Kind, records: list[Record]) -> Table:
    """Records of a kind: id and title, state, owner, and the fields that tell them apart."""
    t = desk.t
    names = _fields(kind, records)
    has_owner = any(record.get("owner") for record in records)
    columns = [Column(t("Record"), key="record")]
    columns += [Column(t("State"), key="status")] if kind.states else []
    columns += [Column(t("Owner"), key="owner")] if has_owner else []
    columns += [
        Column(desk.label(name, kind.name, "field"), number=_is_date(records, name), key=name)
        for name in names
    ]
    states = Counter(str(record.get("status")) for record in records)
    chips = [Chip(t("All"), len(records))]
    chips += [
        Chip(_state(desk, kind, state), states[state], "status", state)
        for state in kind.states
        if states[state]
    ]
    return Table(
        columns=tuple(columns),
        rows=tuple(_row(desk, kind, record, names, has_owner=has_owner) for record in records),
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        title=t("Register"),
        caption=kind_plural(kind, t),
        empty=t("Nothing here."),
    )


def _fields(kind: Kind, records: list[Record]) -> list[str]:
    own = [
        name
        for name in kind.fields.model_fields
        if kind.own and name not in ("id", "kind", "title", "status", "owner")
    ]
    wanted = [*_SHOWN, *own]
    used = [
        name
        for name in dict.fromkeys(wanted)
        if any(record.get(name) not in (None, (), {}) for record in records)
    ]
    return [name for name in used if name not in ("audience", "field_audience", "file_audience", "tags")][
        :_MOST_FIELDS
    ]


def _is_date(records: list[Record], name: str) -> bool:
    return all(isinstance(record.get(name), (dt.date, type(None))) for record in records)


def _row(desk: Desk, kind: Kind, record: Record, names: list[str], *, has_owner: bool) -> Row:
    values = Values(desk, record)
    cells = [Cell((desk.ref(record),), sort=record.id)]
    if kind.states:
        cells.append(Cell((desk.state(record),)))
    if has_owner:
        cells.append(Cell(desk.person(record.get("owner"))))
    for name in names:
        value = record.get(name)
        sort = value.isoformat() if isinstance(value, dt.date) else None
        cells.append(
            Cell(values.text(name, value, (name,)) if value not in (None, (), {}) else (), sort=sort)
        )
    return Row(
        tuple(cells),
        facts=(("status", str(record.get("status") or "")), ("owner", str(record.get("owner") or ""))),
    )
