"""Records of a figure in groups by the values of a field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from pmsite.graph.query import Vocabulary
from pmsite.graph.references import link_at
from pmsite.model.figure import Inline, Link, Text, Words
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.model.value import dependency_parts
from pmsite.views._desk import Desk
from pmsite.views._embed_cells import label, of_project, simple
from pmsite.views._embed_found import Found
from pmsite.views._lines import named
from pmsite.views._values import Values

Rank = tuple[int, float, str]


@dataclass(slots=True)
class Group:
    """Records that have a value in common, and how it is said."""

    label: Text
    rank: Rank
    records: list[Record] = field(default_factory=list)


def groups(
    found: Found, records: Sequence[Record], path: tuple[str, ...], words: Vocabulary
) -> tuple[Group, ...]:
    """Groups by the values of a field: a record stands in the group of each of its values.

    Choices come in the order of their enumeration, bands from the highest, numbers and days rising, all else by
    name; records without a value come last.
    """
    order = _order({record.kind for record in records}, path, words)
    known: dict[str, Group] = {}
    none = Group((Words(found.desk.t("none"), "mute"),), (9, 0.0, ""))
    for record in records:
        keys = {}
        for value in found.values(record, path):
            for single in _single(value):
                key, text = _said(found.desk, record, path, single)
                keys[key] = (single, text)
        for key, (single, text) in keys.items():
            if key not in known:
                known[key] = Group(text, _rank(single, order, text))
            known[key].records.append(record)
        if not keys:
            none.records.append(record)
    sorted_ = sorted(known.values(), key=lambda group: group.rank)
    return (*sorted_, none) if none.records else tuple(sorted_)


def _single(value: Any) -> Collection[Any]:
    """A value by itself; of a mapping its keys."""
    if isinstance(value, BaseModel):
        return [
            info.alias or name
            for name, info in type(value).model_fields.items()
            if getattr(value, name) not in (None, (), {})
        ]
    return [*value] if isinstance(value, Mapping) else [value]


def _order(kinds: Collection[str], path: tuple[str, ...], words: Vocabulary) -> dict[str, int]:
    """Places of the values that a field may have."""
    shapes = [words.shape(kind, path) for kind in sorted(kinds)]
    names = [name for shape in shapes if shape is not None for name in shape.values]
    if {*names} == {*BAND_NAMES}:
        names = [*reversed(BAND_NAMES)]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _said(desk: Desk, record: Record, path: tuple[str, ...], value: Any) -> tuple[str, Text]:
    """What tells a value from others, and its words: people, projects and records as links."""
    if isinstance(value, bool):
        answer = desk.t("yes") if value else desk.t("no")
        name = label(desk, path, (record.kind,))
        return str(value), (Words(desk.t("{name}: {answer}", name=name, answer=answer)),)
    if path == ("kind",):
        return str(value), (Words(desk.plural(str(value))),)
    if path == ("project",):
        return str(value), of_project(desk, value)
    if isinstance(value, str) and path[-1] in ("band", "state", "status"):
        contexts = ("risk.band",) if path[-1] == "band" else (f"{record.kind}.{path[-1]}", path[-1])
        return value, (Words(desk.label(value, *contexts)),)
    link = link_at(desk.portal.graph.kinds[record.kind].fields, path)
    if link is not None and isinstance(value, str):
        target = named(desk, record, dependency_parts(value)[0])
        if target is not None:
            person = target.kind == "person"
            way: Inline = Link(desk.title(target), desk.where(target)) if person else desk.ref(target)
            return target.uid, (way,)
    return f"{type(value).__name__} {value}", simple(Values(desk, record), path, value)


def _rank(value: Any, order: Mapping[str, int], text: Text) -> Rank:
    if isinstance(value, bool):
        return 0, float(not value), ""
    if isinstance(value, str) and value in order:
        return 0, float(order[value]), ""
    if isinstance(value, (int, float)):
        return 1, float(value), ""
    if isinstance(value, dt.date):
        return 2, float(value.toordinal()), ""
    words = (str(getattr(piece, name, "")) for piece in text for name in ("id", "text", "title"))
    return 3, 0.0, " ".join(words).casefold()
