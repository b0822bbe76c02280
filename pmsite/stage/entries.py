"""What a search can find: every record that has a place on the pages, and every view by its headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import BaseModel

from pmsite.graph.references import references
from pmsite.model.address import Address
from pmsite.model.figure import Page, State
from pmsite.model.record import Record
from pmsite.model.source import Path
from pmsite.stage.gist import headings
from pmsite.views._desk import Desk
from pmsite.views._lines import DURATION
from pmsite.views._plain import whole

NAMED = frozenset({"person", "project", "term"})
"""Kinds that people call by name: a search for the name leads to them first."""
HANDLES = frozenset({"person", "term"})
"""Kinds whose ids nobody reads."""
_SILENT = frozenset(
    ("id kind title name names status audience field_audience file_audience type organisation").split()
)
"""Fields that say nothing to search for, or that an entry says apart."""
_ALWAYS = frozenset({"tags", "company", "department", "role"})
"""Fields of which a single small word says something too."""
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*\Z")
_HANDLE = re.compile(r"(?<![\w@])@([A-Za-z][\w-]*(?:\.[\w-]+)*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One result: where it leads and what is said of it."""

    title: str
    to: Address
    id: str = ""
    kind: str = ""
    """Name of its kind; "" of a view and of a free page."""
    project: str = ""
    state: State | None = None
    names: tuple[str, ...] = ()
    """What else it is called."""
    text: str = ""
    """What it says, without its title and names."""

    @property
    def named(self) -> bool:
        """Whether its title is a name."""
        return self.kind in NAMED or not self.kind


Recall = Callable[[Record, Address, Callable[[], Entry]], Entry]
"""The entry of a record at an address: as it is known, or as it is made."""


def anew(_: Record, __: Address, make: Callable[[], Entry]) -> Entry:
    """The entry as it is made."""
    return make()


def entries(desk: Desk, pages: Iterable[Page], recall: Recall = anew) -> Iterator[Entry]:
    """Entries of a portal that is already released; only of what stands on one of its ``pages``."""
    pages = tuple(pages)
    known = {page.address.page for page in pages}
    taken: set[Address] = set()
    for record in desk.portal.graph:
        to = desk.where(record)
        if to.page in known and to not in taken:
            taken.add(to)
            yield recall(record, to, partial(_entry, desk, record, to))
    for page in pages:
        if page.address not in taken:
            yield Entry(page.title, page.address, project=page.project, text=" · ".join(headings(page)))


def _entry(around: Desk, record: Record, to: Address) -> Entry:
    desk = Desk(around.portal, around.t, around.portal.graph.get(record.project or ""))
    title = desk.title(record)
    others = (record.title, *(record.get("names") or {}).values(), *(record.get("aliases") or ()))
    said = [*_said(desk, record), _HANDLE.sub(lambda found: _name(desk, found[1]), whole(record.body.text))]
    return Entry(
        title,
        to,
        id=record.id if record.kind != "page" else "",
        kind=record.kind if record.kind != "page" else "",
        project=record.project or "",
        state=desk.state(record) if record.get("status") else None,
        names=tuple(name for name in dict.fromkeys(map(str, others)) if name != title),
        text=" · ".join(dict.fromkeys(text for text in said if text)),
    )


def _said(desk: Desk, record: Record) -> Iterator[str]:
    """Words of the fields in the order of the model: people by name, other records by id."""
    links = {found.at for found in references(record.fields)}
    inside = {part.at[len(record.at)] for part in desk.portal.graph.parts(record.uid) if part.at}

    def walk(value: Any, at: Path) -> Iterator[str]:
        if isinstance(value, BaseModel):
            for name, info in type(value).model_fields.items():
                key = info.alias or name
                if at or key not in _SILENT | inside:
                    yield from walk(getattr(value, name), (*at, key))
        elif isinstance(value, dict):
            for key, item in value.items():
                if (*at, key) in links:
                    yield _name(desk, key)
                yield from walk(item, (*at, key))
        elif isinstance(value, (list, tuple)):
            for number, item in enumerate(value):
                yield from walk(item, (*at, number))
        elif isinstance(value, str):
            if at in links:
                yield _name(desk, value)
            elif at[0] in _ALWAYS or not (_CODE.match(value) or DURATION.match(value)):
                yield " ".join(value.split())

    return walk(record.fields, ())


def _name(desk: Desk, written: str) -> str:
    """The name of a person by handle; what is written, of anything else."""
    record = desk.portal.graph.get(written)
    return desk.title(record) if record is not None and record.kind == "person" else written
