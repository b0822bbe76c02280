"""What a field of a kind takes: its choices, what it links to, and a value to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.model.value import Choice, LinkTo

Mark = TypeVar("Mark", Choice, LinkTo)


def choices(kind: Kind, name: str, settings: Settings) -> tuple[str, ...]:
    """Values that the portal allows in a field; () where it is no enumeration."""
    choice = _mark(kind, name, Choice)
    if choice is None:
        return ()
    return tuple(settings.enumerations.get(choice.name, choice.values))


def link(kind: Kind, name: str) -> LinkTo | None:
    """What a field links to, None where it holds no id."""
    return _mark(kind, name, LinkTo)


def accepts(kind: Kind, name: str, value: object, settings: Settings) -> bool:
    """Whether a field takes a value."""
    try:
        kind.fields.model_validate({name: value}, context={"enumerations": settings.enumerations})
    except ValidationError as error:
        return all(item["loc"][:1] != (name,) for item in error.errors(include_url=False))
    return True


def beginning(kind: Kind, name: str, settings: Settings, offers: Mapping[str, str]) -> str:
    """YAML of a value that a field takes: of ``offers`` (a text, a day, a person) the first that fits."""
    allowed = choices(kind, name, settings)
    if allowed:
        return scalar(allowed[0])
    if link(kind, name) is not None:
        return "[]" if accepts(kind, name, [], settings) else "unknown"
    for value in (offers["text"], offers["day"], "1d", 1, True):
        if accepts(kind, name, value, settings):
            return scalar(value) if value == offers["text"] else str(value).lower()
    return "[]" if accepts(kind, name, [], settings) else "{}"


def scalar(text: str) -> str:
    """A text as YAML on one line, in quotes where it needs them."""
    line = " ".join(text.split())
    written = yaml.safe_dump(line, allow_unicode=True, width=10**9).removesuffix("\n").removesuffix("\n...")
    return written if "\n" not in written else yaml.safe_dump(line, default_style='"', width=10**9).strip()


def _mark(kind: Kind, name: str, of: type[Mark]) -> Mark | None:
    if name not in kind.fields.model_fields:
        return None
    return next((mark for mark in _marks(kind.fields.model_fields[name]) if isinstance(mark, of)), None)


def _marks(field: FieldInfo) -> list[Any]:
    return [*field.metadata, *_metadata(field.annotation)]


def _metadata(annotation: Any) -> Iterator[Any]:
    for part in get_args(annotation):
        if isinstance(part, (Choice, LinkTo)):
            yield part
        elif not (isinstance(part, type) and issubclass(part, BaseModel)):
            yield from _metadata(part)
