"""All kinds of a portal: those of this room and those of its configuration."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import create_model

import pmsite.records as room
from pmsite.model.catalogue import Catalogue
from pmsite.model.discover import modules, unique
from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.model.value import Choice
from pmsite.records._own import own_kind, with_fields

_known: list[tuple[Settings, Catalogue]] = []
"""Catalogues that were asked for last: the models of a portal are made once."""
_MOST = 4


def catalogue(settings: Settings) -> Catalogue:
    """Kinds by name.

    Raises:
        ValueError: if two files, or a file and the configuration, define the same kind.
    """
    for asked, known in _known:
        if asked == settings:
            return known
    kinds = [module.KIND for module in modules(room)]
    kinds += [own_kind(name, own) for name, own in sorted(settings.kinds.items())]
    unique([kind.name for kind in kinds], "kinds")
    found = Catalogue({kind.name: _configured(kind, settings) for kind in kinds})
    _known[:] = [(settings, found), *_known[: _MOST - 1]]
    return found


def _configured(kind: Kind, settings: Settings) -> Kind:
    """A kind with the fields and states that the configuration adds to it."""
    fields = settings.fields.get(kind.name)
    if fields:
        kind = replace(kind, fields=with_fields(kind.name, kind.fields, fields))
    for name, values in settings.enumerations.items():
        owner, _, field = name.partition(".")
        if owner != kind.name or field not in kind.fields.model_fields:
            continue
        current = kind.fields.model_fields[field]
        if field == "status":
            kind = replace(kind, states=tuple(values))
        known = any(isinstance(item, Choice) for item in current.metadata) or "Choice" in repr(
            current.annotation
        )
        if not known:
            choice = Annotated[str, Choice(name, tuple(values))]
            added: dict[str, Any] = {field: (choice | None, None)}
            kind = replace(kind, fields=create_model(kind.fields.__name__, __base__=kind.fields, **added))
    return kind
