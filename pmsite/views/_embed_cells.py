"""Cells of a register on a page: a field of a record as its readers know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from pmsite.kpis._withheld import is_withheld
from pmsite.model.figure import Cell, Link, Sortable, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._embed_found import Found
from pmsite.views._labels import kind_name, own_label
from pmsite.views._lines import dotted
from pmsite.views._milestones import stands
from pmsite.views._values import Values

_ASSESSMENTS = frozenset({"inherent", "current", "target"})
_SIMPLE = (str, bool, int, float, dt.date)


def label(desk: Desk, path: tuple[str, ...], kinds: Iterable[str]) -> str:
    """``current.score`` as ``Current · Score``; a field of the portal's own as the configuration names it."""
    own = own_label(desk.portal.settings, desk.t.language, path[0], kinds)
    first = own or desk.label(path[0])
    return " · ".join([first, *(desk.label(step) for step in path[1:])])


def hidden(desk: Desk, records: Sequence[Record], path: tuple[str, ...]) -> bool:
    """Whether the audience does not see a field of one of the kinds shown."""
    return any(is_withheld(desk.portal, kind, path) for kind in {record.kind for record in records})


def is_number(found: Found, records: Sequence[Record], path: tuple[str, ...]) -> bool:
    """Whether a column holds numbers or days, and nothing else."""
    values = [value for record in records for value in found.values(record, path)]
    plain = [isinstance(value, (int, float, dt.date)) and not isinstance(value, bool) for value in values]
    return bool(plain) and all(plain) and path[-1] != "score"


def cell(found: Found, record: Record, path: tuple[str, ...]) -> Cell:
    """A field of a record as a cell that sorts by its value."""
    desk, values = found.desk, found.values(record, path)
    if not values:
        return desk.words("–", "mute", sort="")
    sort = _sort_key(values[0])
    special = _special(desk, record, path, values[0])
    if special:
        return Cell(special, sort=sort)
    written = Values(desk, record)
    whole = record.get(path[0]) if len(path) == 1 else None
    if isinstance(whole, (tuple, dict, BaseModel)) and path[0] not in desk.portal.of(record):
        return Cell(written.text(path[0], whole, path))
    if len(values) == 1 and isinstance(values[0], _SIMPLE):
        return Cell(simple(written, path, values[0]), sort=sort)
    return Cell(dotted([simple(written, path, value) for value in values]))


def _special(desk: Desk, record: Record, path: tuple[str, ...], value: Any) -> Text:
    """States, kinds, projects and scores, which look like that everywhere."""
    if path == ("status",):
        state = stands(desk, record) if record.kind == "milestone" else desk.state(record)
        return (state,) if state is not None else (Words(desk.t("n/a"), "mute"),)
    if path == ("kind",):
        return (Words(kind_name(desk.portal.graph.kinds[record.kind], desk.t)),)
    if path == ("project",):
        return of_project(desk, value)
    if record.kind == "risk" and path[0] in _ASSESSMENTS and path[1:] == ("score",):
        return _score(desk, record, path[0], value)
    return ()


def of_project(desk: Desk, key: Any) -> Text:
    """A project by its key, linked."""
    project = desk.portal.graph.get(str(key))
    return (Link(project.id, desk.where(project)),) if project is not None else (Words(str(key)),)


def simple(written: Values, path: tuple[str, ...], value: Any) -> Text:
    """A single value: linked where it names a record, else by its type and name."""
    record, desk = written.record, written.desk
    if isinstance(value, str) and path[-1] in ("band", "state", "status"):
        return (Words(desk.label(value)),)
    return written.text(path[-1], value, path if len(path) > 1 or record.get(path[0]) == value else ())


def _score(desk: Desk, risk: Record, name: str, score: int) -> Text:
    """A score on the ground of its band; of a frozen one the band follows from it where a threshold makes it."""
    assessed, settings = risk.get(name) or risk.get("inherent"), desk.portal.settings.risk
    if assessed is not None:
        return desk.score(score, settings.band(assessed.probability, assessed.largest_impact))
    return (Words(desk.t.number(score)),) if settings.matrix else desk.score(score, settings.band(score, 1))


def _sort_key(value: Any) -> Sortable:
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value if isinstance(value, (int, float, str)) else None
