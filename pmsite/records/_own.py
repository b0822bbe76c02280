"""Kinds and fields that a portal defines in its configuration, as the same frozen models."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import create_model

from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.settings import FieldSettings, KindSettings
from pmsite.model.value import Choice, Day, Duration, LinkTo, Many, Number, Reference, Text, Truth, Whole

_PLAIN: dict[str, Any] = {
    "text": Text,
    "date": Day,
    "number": Number,
    "whole": Whole,
    "truth": Truth,
    "duration": Duration,
}


def field_type(owner: str, name: str, field: FieldSettings) -> Any:
    """Type of a configured field of the kind ``owner``."""
    single: Any
    if field.type == "choice":
        single = Annotated[str, Choice(f"{owner}.{name}", tuple(field.values))]
    elif field.type == "person":
        single = Annotated[Reference, LinkTo(("person",), field.inverse or f"{name}_of", name)]
    elif field.type == "link":
        inverse = field.inverse or f"{name}_of"
        return Many[Annotated[Reference, LinkTo(tuple(field.to), inverse, name)]]
    elif field.type == "list":
        return Many[Text]
    else:
        single = _PLAIN[field.type]
    return Many[single] if field.many else single


def with_fields(name: str, model: type[Fields], fields: dict[str, FieldSettings]) -> type[Fields]:
    """A model of the kind ``name`` with the configured fields added."""
    added: dict[str, Any] = {}
    for key, field in fields.items():
        kind = field_type(name, key, field)
        many = field.many or field.type in ("link", "list")
        added[key] = (kind, ...) if field.required else (kind, ()) if many else (kind | None, None)
    return create_model(model.__name__, __base__=model, __doc__=model.__doc__, **added)


def own_kind(name: str, settings: KindSettings) -> Kind:
    """A kind as the configuration describes it."""
    states = tuple(settings.states)
    status: dict[str, Any] = {}
    if states:
        status["status"] = (Annotated[str, Choice(f"{name}.status", states)], states[0])
    base = create_model(
        name.title().replace("_", ""), __base__=Fields, __doc__=settings.label.get("en", name), **status
    )
    title = settings.label.get("en") or name.replace("_", " ").capitalize()
    return Kind(
        name=name,
        fields=with_fields(name, base, settings.fields),
        prefix=settings.prefix or name[:3].upper(),
        folder=settings.folder or f"{name}s",
        label=title,
        plural=settings.plural.get("en") or title,
        labels=dict(settings.label),
        plurals=dict(settings.plural),
        states=states,
        closed_states=frozenset(settings.closed),
        portal_wide=settings.portal_wide,
        own=True,
    )
