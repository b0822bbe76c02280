"""Files that a record names, by its ``file`` field or by links of its text: type, size and hash."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.graph.attachments import file_field, file_links, is_relative, target
from pmsite.model.address import Address
from pmsite.model.attachment import type_of
from pmsite.model.figure import Cell, Column, Digest, Link, Row, Table, Text, Words
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash

_UNITS = ("kB", "MB", "GB", "TB")
_STEP = 1000


def attachments(desk: Desk, record: Record) -> Iterator[Table]:
    """The published files that a record names, the pictures in its text left out; nothing where it names none."""
    rows = tuple(_row(desk, path) for path in dict.fromkeys(_named(desk, record)))
    if not rows:
        return
    t = desk.t
    columns = (Column(t("File")), Column(t("Type")), Column(t("Size"), number=True), Column("SHA-256"))
    yield Table(
        title=t("Attachments"),
        columns=columns,
        rows=rows,
        caption=t("Attachments with size and hash"),
        note=(Words(t("SHA-256: the fingerprint of the file's bytes; a press selects the whole.")),),
        anchor="attachments",
        compact=True,
    )


def file_text(desk: Desk, path: str) -> Text:
    """A file by its name, linked where it is published."""
    name = path.rsplit("/", 1)[-1]
    if desk.portal.attachments.get(path) == "":
        return (Link(name, Address(path, raw=True)),)
    return (Words(name, "soft"),)


def size(t: Texts, count: int) -> str:
    """Bytes for people, in steps of a thousand: ``812 bytes``, ``1.2 MB``."""
    if count < _STEP:
        return t.plural("{n} byte", "{n} bytes", count)
    value, unit = count / _STEP, 0
    while round(value, 1) >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{t.number(value, 1)} {_UNITS[unit]}"


def _named(desk: Desk, record: Record) -> Iterator[str]:
    known = desk.portal.attachments
    field = file_field(record, known)
    if field is not None and known[field] == "":
        yield field
    for link in file_links(record.body.text):
        path = target(record, link.url) if is_relative(link.url) and not link.image else None
        if path is not None and known.get(path) == "":
            yield path


def _row(desk: Desk, path: str) -> Row:
    t, measure = desk.t, desk.portal.measures.get(path)
    kind = type_of(path).upper()
    cells = [Cell(file_text(desk, path), sort=path), Cell((Words(kind),) if kind else dash())]
    if measure is None:
        return Row((*cells, Cell(dash()), Cell(dash())))
    exact = t.plural("{n} byte", "{n} bytes", measure.size)
    below = (Words(exact, "mute"),) if measure.size >= _STEP else ()
    shown = Cell((Words(size(t, measure.size)),), below, sort=measure.size)
    return Row((*cells, shown, Cell((Digest(measure.sha256),))))
