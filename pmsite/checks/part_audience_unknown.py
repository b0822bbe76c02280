"""A field or an item of a list for an audience that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.fields import Item
from pmsite.model.record import Record
from pmsite.model.rules import ERROR, Rule
from pmsite.model.source import Path
from pmsite.model.suggest import remedy

RULE = Rule(
    "PM209",
    ERROR,
    "a part of a record names an unknown audience",
    "Fields under `field_audience:` and items of lists are shown to the audiences they name; a misspelt "
    "one withholds them silently. Use an audience of the configuration.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Audiences of fields and items of lists that the configuration does not have."""
    known = {*portal.settings.audiences, "internal"}
    for record in each(portal, *portal.graph.kinds.kinds):
        for at, name in _written(record):
            if name not in known:
                mend = remedy(name, known, f"use one of {', '.join(sorted(known))}")
                yield RULE.at(record.place(*at), f"{record.id}: {name} is no audience", mend)


def _written(record: Record) -> Iterator[tuple[Path, str]]:
    for field, names in record.fields.field_audience.items():
        for number, name in enumerate(names):
            yield ("field_audience", field, number), name
    for path, names in record.fields.file_audience.items():
        for number, name in enumerate(names):
            yield ("file_audience", path, number), name
    yield from _items(record.fields, ())


def _items(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    """Audiences of list items anywhere in a value."""
    if isinstance(value, Item):
        yield from (((*at, "audience", number), name) for number, name in enumerate(value.audience))
    inner = enumerate(value) if isinstance(value, tuple) else vars(value).items()
    for step, item in inner:
        if isinstance(item, (tuple, BaseModel)):
            yield from _items(item, (*at, step if isinstance(step, int) else _key(type(value), step)))


def _key(model: type[BaseModel], name: str) -> str:
    """How a field is written."""
    return model.model_fields[name].alias or name
