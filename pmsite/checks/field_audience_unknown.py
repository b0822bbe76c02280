"""A withheld field that the record does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from pmsite.analyses.portal import Portal
from pmsite.checks._fields import each
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.rules import ERROR, Rule

RULE = Rule(
    "PM208",
    ERROR,
    "field_audience names an unknown field",
    "A misspelt name withholds nothing: the field that was meant is shown to everyone who sees the record. "
    "Write the field's name as in the front matter, with dots for fields inside it.",
)


def check(portal: Portal) -> Iterator[Diagnostic]:
    """Names under ``field_audience`` that are no field of the kind."""
    for record in each(portal, *portal.graph.kinds.kinds):
        for name in record.fields.field_audience:
            if not _known(type(record.fields), name.split(".")):
                message = f"{record.id}: {record.kind} has no field {name}"
                yield RULE.at(record.key_place("field_audience", name), message, "write the name of a field")


def _known(model: type[BaseModel] | None, steps: list[str]) -> bool:
    """Whether a dotted name leads to a field; below a mapping any key may be."""
    if model is None or not steps:
        return True
    fields = model.model_fields.items()
    info = next((info for name, info in fields if steps[0] == (info.alias or name)), None)
    return info is not None and _known(
        _inner(info.annotation), steps[2 if _is_mapping(info.annotation) else 1 :]
    )


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) in (dict, Mapping) or any(map(_is_mapping, get_args(annotation)))


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)
