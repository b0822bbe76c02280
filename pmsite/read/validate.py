"""From a plain mapping to a kind's frozen fields; every problem at the line and column it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pmsite.model import rules
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.fields import Fields
from pmsite.model.kind import Kind
from pmsite.model.settings import Settings
from pmsite.model.source import Path, Positions, Source
from pmsite.model.suggest import listed, remedy
from pmsite.model.value import shown

_RULES = {
    "choice": rules.CHOICE,
    "date": rules.DATE,
    "id": rules.ID,
    "reference": rules.ID,
    "name": rules.ID,
    "missing": rules.MISSING_FIELD,
    "extra_forbidden": rules.UNKNOWN_FIELD,
    "range": rules.VALUE,
    "greater_than": rules.VALUE,
    "greater_than_equal": rules.VALUE,
    "less_than": rules.VALUE,
    "less_than_equal": rules.VALUE,
}
_SHAPE = re.compile(r"(?:function-\w+|dict|tuple|list|literal|nullable|constrained-\w+)[\[(]")
"""What pydantic puts into the way to a value of several possible shapes."""
_SHAPES = {
    "tuple_type": ("a list", "write [one, two] or a line - one for each"),
    "dict_type": ("a mapping", "write {key: value}"),
    "model_type": ("a mapping", "write {key: value}"),
    "model_attributes_type": ("a mapping", "write {key: value}"),
}
_MOST_ROUNDS = 5
"""How often what is wrong of a record's fields is taken out before it is given up."""


def validated(
    kind: Kind,
    data: Mapping[str, Any],
    positions: Positions,
    at: Path,
    enumerations: Mapping[str, tuple[str, ...]],
) -> tuple[Fields | None, tuple[Diagnostic, ...]]:
    """Fields of a record of ``kind``, None where something is wrong with them."""
    try:
        fields = kind.fields.model_validate(written(data), context={"enumerations": enumerations})
    except ValidationError as error:
        found: dict[tuple[int, int, object], Diagnostic] = {}
        for detail in specific(error.errors(include_url=False)):
            diagnostic = diagnosed(kind.fields, kind.name, detail, positions, at)
            what = detail["loc"] if detail["type"] == "missing" else ""
            found.setdefault((diagnostic.source.line, diagnostic.source.column, what), diagnostic)
        return None, tuple(found.values())
    return fields, ()


def specific(details: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Errors without those of a shape that was not written.

    Of a field that may be a number or a mapping, and is a mapping with something wrong in it, only that counts.
    """
    every = [(detail, _steps(detail["loc"])) for detail in details]
    taken = {steps[:length] for _, steps in every for length in range(len(steps))}
    return [detail for detail, steps in every if not (_of_union(detail["loc"]) and steps in taken)]


def _of_union(loc: Path) -> bool:
    """Whether an error is that of one of several shapes as a whole."""
    return bool(loc) and not _steps(loc[-1:])


def _steps(loc: Path) -> Path:
    """The way to a value, without the names of shapes that pydantic puts in."""
    return tuple(step for step in loc if isinstance(step, int) or not _SHAPE.match(step))


def bare_fields(kind: Kind, data: Mapping[str, Any]) -> Fields:
    """Defaults and title of a record whose fields are wrong: it keeps its id, so that references to it stay right."""
    known = kind.fields.model_fields.items()
    found = {
        name: info.get_default(call_default_factory=True) for name, info in known if not info.is_required()
    }
    titles = ("title", kind.fields.title_field)
    return kind.fields.model_construct(
        **found | {name: data[name] for name in titles if isinstance(data.get(name), str)}
    )


def salvaged(
    kind: Kind, data: Mapping[str, Any], enumerations: Mapping[str, tuple[str, ...]]
) -> Fields | None:
    """Fields of a record written by other rules than today's: those that are right; None where too little is."""
    rest = written(data)
    for _ in range(_MOST_ROUNDS):
        try:
            return kind.fields.model_validate(rest, context={"enumerations": enumerations})
        except ValidationError as error:
            wrong = [tuple(detail["loc"]) for detail in error.errors(include_url=False)]
        for path in sorted(wrong, key=lambda path: [str(step).zfill(9) for step in path], reverse=True):
            if not _without(rest, path):
                return None
    return None


def _without(rest: Any, path: Path) -> bool:
    """Take out the innermost mapping entry or list item that a path leads to; whether there was one."""
    inside: Any = None
    last: Any = None
    for step in path:
        if isinstance(rest, dict):
            there = step in rest
        else:
            there = isinstance(rest, list) and isinstance(step, int) and step < len(rest)
        if there:
            inside, last = rest, step
            rest = rest[step]
    if inside is not None:
        del inside[last]
    return inside is not None


def required(settings: Settings, kind: Kind, fields: Fields, place: Source) -> Iterator[Diagnostic]:
    """Fields that the portal requires of a kind and a record lacks."""
    for name in settings.required.get(kind.name, ()):
        if getattr(fields, name, None) in (None, "", (), {}):
            yield rules.MISSING_FIELD.at(
                place, f"{name} is missing, which this portal requires of a {kind.name}", f"add {name}:"
            )


def audiences(settings: Settings, fields: Fields, positions: Positions, at: Path) -> Iterator[Diagnostic]:
    """Audiences of a record that the portal does not have."""
    known = {*settings.audiences, "internal"}
    for number, name in enumerate(fields.audience):
        if name not in known:
            mend = f"use one of {', '.join(sorted(known))}"
            yield rules.AUDIENCE.at(
                positions.value((*at, "audience", number)), f"{shown(name)} is no audience", mend
            )


def released(fields: Fields, problems: Sequence[Diagnostic]) -> tuple[str, ...]:
    """For whom a record is: nobody where a field is wrong, or where it is for the team only and for others."""
    contradicts = "internal" in fields.audience and len(set(fields.audience)) > 1
    return () if problems or contradicts else tuple(fields.audience)


def written(data: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping without its empty values, so that ``owner:`` with nothing behind counts as not written."""
    return {
        key: written(value)
        if isinstance(value, dict)
        else [_item(item) for item in value]
        if isinstance(value, list)
        else value
        for key, value in data.items()
        if value is not None
    }


def _item(value: Any) -> Any:
    return written(value) if isinstance(value, dict) else value


def diagnosed(
    model: type[BaseModel], owner: str, detail: ErrorDetails, positions: Positions, at: Path
) -> Diagnostic:
    """An error of pydantic as a diagnostic at its place; ``owner`` is what has or lacks the field."""
    path = _steps(detail["loc"])
    here = at + path
    what = detail["type"]
    rule = _RULES.get(what, rules.TYPE)
    if path and path[-1] == "[key]":
        context = detail["ctx"]
        return rule.at(positions.key(here[:-1]), context["what"], context["remedy"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if what == "extra_forbidden":
        known = _names(_model_at(model, path[:-1]))
        mend = remedy(name, known, f"fields here are {listed(known)}")
        return rule.at(positions.key(here), f"{owner} has no field {shown(name)}", mend)
    if what == "missing":
        return rule.at(positions.value(here), f"{name} is missing", f"add {name}:")
    if "remedy" in (context := detail.get("ctx", {})):
        return rule.at(
            positions.value(here),
            f"{name}: {context['what']}" if name else context["what"],
            context["remedy"],
        )
    return _plain(detail, name, rule, positions.value(here))


def _plain(detail: ErrorDetails, name: str, rule: rules.Rule, place: Any) -> Diagnostic:
    context = detail.get("ctx", {})
    value = shown(detail["input"])
    if rule is rules.VALUE:
        limit = next(iter(context.values()))
        side = {"g": "at least" if "equal" in detail["type"] else "more than", "l": "at most"}[
            detail["type"][0]
        ]
        usual = (
            "use 1 to 5"
            if limit in (1, 5)
            else "use 0 to 100"
            if limit in (0, 100) and "equal" in detail["type"]
            else ""
        )
        return rule.at(place, f"{name} is {value}", usual or f"use {side} {limit}")
    shape, mend = _SHAPES.get(detail["type"], ("", ""))
    if shape:
        return rule.at(place, f"{name} is {value}, not {shape}", mend)
    return rule.at(place, f"{name}: {detail['msg']}", "write a value of the type the reference names")


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str) and (found := _field(model, step)) is not None:
            inner = _inner(found)
            model = inner or model
    return model


def _field(model: type[BaseModel], name: str) -> Any:
    for key, info in model.model_fields.items():
        if name in (key, info.alias):
            return info.annotation
    return None


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)


def _names(model: type[BaseModel]) -> list[str]:
    return sorted(info.alias or name for name, info in model.model_fields.items())
