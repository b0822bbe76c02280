"""References that a record's fields hold, found by the types of its model."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from pmsite.model.source import Path
from pmsite.model.value import LinkTo


class Reference(NamedTuple):
    """A written reference: where in the fields, its text, and what it may name."""

    at: Path
    text: str
    link: LinkTo
    name: str
    """Name of the relation."""
    is_key: bool = False
    """Whether the key of a mapping names the record, not its value."""


class Spec(NamedTuple):
    """How to find references in a value of some type."""

    link: LinkTo | None = None
    item: Any = None
    keys: LinkTo | None = None
    values: Any = None
    model: type[BaseModel] | None = None


def references(fields: BaseModel, at: Path = ()) -> Iterator[Reference]:
    """References of a model and of the models inside it, with their paths."""
    for name, alias, spec in _specs(type(fields)):
        value = getattr(fields, name)
        if value is not None and value != ():
            yield from _of(spec, value, (*at, alias), alias)


def _of(spec: Spec, value: Any, at: Path, name: str) -> Iterator[Reference]:
    if isinstance(value, str):
        if spec.link is not None:
            yield Reference(at, value, spec.link, spec.link.relation or name)
    elif isinstance(value, BaseModel):
        yield from references(value, at)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _of(spec.item or spec, item, (*at, number), name)
    elif isinstance(value, dict):
        for key, item in value.items():
            if spec.keys is not None:
                yield Reference((*at, key), key, spec.keys, spec.keys.relation or name, is_key=True)
            if spec.values is not None:
                yield from _of(spec.values, item, (*at, key), name)


@cache
def _specs(model: type[BaseModel]) -> tuple[tuple[str, str, Spec], ...]:
    found = []
    for name, info in model.model_fields.items():
        link = next((item for item in info.metadata if isinstance(item, LinkTo)), None)
        spec = Spec(link=link) if link else _spec(info.annotation)
        if spec is not None:
            found.append((name, info.alias or name, spec))
    return tuple(found)


def _spec(annotation: Any) -> Spec | None:
    if get_origin(annotation) is Annotated:
        link = next((item for item in get_args(annotation)[1:] if isinstance(item, LinkTo)), None)
        return Spec(link=link) if link else _spec(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Spec(model=annotation)
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple and arguments:
        inner = _spec(arguments[0])
        return Spec(item=inner) if inner else None
    if get_origin(annotation) is dict:
        key, value = _spec(arguments[0]), _spec(arguments[1])
        return Spec(keys=key.link if key else None, values=value) if key or value else None
    if get_origin(annotation) in (Union, types.UnionType):
        return next((spec for part in arguments if (spec := _spec(part)) is not None), None)
    return None


def link_at(model: type[BaseModel], path: Sequence[str]) -> LinkTo | None:
    """What the values, or keys, at a dotted path of a model may name; None where they name no record."""
    for name, alias, spec in _specs(model):
        if path[0] in (name, alias):
            return _below(spec, path[1:])
    return None


def part_at(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model of the mappings that a field of a model holds."""
    found = next((spec for own, alias, spec in _specs(model) if name in (own, alias)), None)
    while found is not None and found.model is None:
        found = found.item or found.values
    return found.model if found is not None else None


def _below(spec: Spec, rest: Sequence[str]) -> LinkTo | None:
    if spec.item is not None:
        found: Spec = spec.item
        return _below(found, rest)
    if not rest:
        return spec.link or spec.keys
    if spec.model is not None:
        return link_at(spec.model, rest)
    return _below(spec.values, rest[1:]) if spec.values is not None else None
