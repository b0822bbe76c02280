"""What a field holds, by the dotted name that a change has for it: the type that its kind's model says."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from pmsite.model.value import Choice, Fraction, LinkTo, Percent

_TOKEN = re.compile(r"\[(?P<item>.*?)\](?=[.\[]|\Z)|(?P<name>[^.\[\]]+)")
_PERCENT = get_args(Percent)[1:]


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a dotted name: a field, or what tells an item of a list from the others."""

    text: str
    item: bool = False


def tokens(field: str) -> tuple[Token, ...]:
    """Parts of a dotted name: ``progress[2026-05-04].percent``."""
    return tuple(
        Token(found["item"], item=True) if found["item"] is not None else Token(found["name"])
        for found in _TOKEN.finditer(field)
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: an annotation and what is noted beside it."""

    annotation: Any = None
    notes: tuple[Any, ...] = ()

    @property
    def link(self) -> LinkTo | None:
        """What kinds of record it names."""
        return next((note for note in self.notes if isinstance(note, LinkTo)), None)

    @property
    def choice(self) -> Choice | None:
        """The enumeration it is of."""
        return next((note for note in self.notes if isinstance(note, Choice)), None)

    @property
    def share(self) -> bool:
        """Whether it is a share of 1."""
        return any(isinstance(note, AfterValidator) and note.func is Fraction for note in self.notes)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage, 0 to 100."""
        return bool(_PERCENT) and all(note in self.notes for note in _PERCENT)

    @property
    def model(self) -> type[BaseModel] | None:
        """The model of a mapping."""
        plain = isinstance(self.annotation, type) and issubclass(self.annotation, BaseModel)
        return self.annotation if plain else None

    @property
    def item(self) -> Shape:
        """Shape of an item of a list."""
        arguments = get_args(self.annotation)
        return _unwrapped(arguments[0]) if get_origin(self.annotation) is tuple and arguments else Shape()

    def at(self, name: str) -> Shape:
        """Shape of what a mapping holds under a name."""
        if self.model is not None:
            return _field(self.model, name)
        arguments = get_args(self.annotation)
        if get_origin(self.annotation) is dict:
            return _unwrapped(arguments[1])
        if get_origin(self.annotation) in (Union, types.UnionType):
            found = (_unwrapped(part).at(name) for part in arguments if part is not type(None))
            return next((shape for shape in found if shape != Shape()), Shape())
        return Shape()

    @property
    def keys(self) -> Shape:
        """Shape of the keys of a mapping."""
        arguments = get_args(self.annotation)
        return _unwrapped(arguments[0]) if get_origin(self.annotation) is dict else Shape()


@cache
def shape(model: type[BaseModel], field: str) -> Shape:
    """Shape of the value at a dotted name of a model; an empty one where the model has no such field."""
    found = Shape(model)
    for token in tokens(field):
        found = found.item if token.item else found.at(token.text)
    return found


def _field(model: type[BaseModel], name: str) -> Shape:
    for own, info in model.model_fields.items():
        if name in (own, info.alias):
            inner = _unwrapped(info.annotation)
            return Shape(inner.annotation, (*info.metadata, *inner.notes))
    return Shape()


def _unwrapped(annotation: Any) -> Shape:
    """An annotation without what is noted beside it and without None."""
    if get_origin(annotation) is Annotated:
        inner, *notes = get_args(annotation)
        found = _unwrapped(inner)
        return Shape(found.annotation, (*notes, *found.notes))
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        if len(parts) == 1:
            return _unwrapped(parts[0])
    return Shape(annotation)
