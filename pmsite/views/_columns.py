"""Registers as sheets: which columns a kind has, what type each is, and what stands in a cell.

A column is a field that one cell can hold, or a value that is computed. Sheets that are read back are compared with
these same cells, so that an unchanged sheet is no change.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator

from pmsite.graph._query_fields import DERIVED, Shape
from pmsite.graph.plain import plain
from pmsite.model.kind import Kind
from pmsite.model.record import Record
from pmsite.model.value import Choice, Duration, Fraction
from pmsite.views._cells import JOIN, Value, listed
from pmsite.views._desk import Desk

Type = Literal["text", "date", "number", "whole", "share", "truth", "choice", "duration", "list", "mapping"]

FIRST = ("title", "status", "owner")
LAST = ("tags", "related", "source", "created", "closed", "audience")
"""Fields that every kind has: the first and the last columns of its sheet."""
_WITHOUT = frozenset({"id", "kind", "field_audience", "file_audience"})
_NESTED = frozenset({"tasks", "milestones", "decisions", "actions", "responses"})
_DURATION = get_args(Duration)[1]
COMPUTED: Mapping[str, tuple[str, ...]] = {
    "project": ("finish_forecast", "finish_slip_days"),
    "risk": ("score.current", "score.target", "band", "review_due"),
    "action": ("overdue_days", "age_days"),
    "change": ("decided_days", "state_age_days"),
    "task": ("early_start", "early_finish", "late_finish", "total_float_days", "critical", "percent"),
    "milestone": ("status", "forecast", "actual", "slip_days"),
}
"""Computed values that a sheet shows, by kind."""
BEHIND, PART = "computed.", "part_of"
"""How the key of a computed value begins, and the key of the record that one is written in."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind's sheet."""

    key: str
    """The field, dotted; ``computed.`` stands before a computed value."""
    label: str
    type: Type
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """What the choices are called in the sheet's language."""
    fixed: bool = False
    """Whether the sheet only shows it: computed, or a list that no cell can hold."""


@dataclass(frozen=True, slots=True)
class _Shape:
    type: Type
    choice: Choice | None = None
    fixed: bool = False


def columns(desk: Desk, kind: Kind) -> tuple[Column, ...]:
    """The columns of a kind but its id: title, state, owner, what is computed, its own fields, the common ones."""
    found = {column.key: column for column in _fields(desk, kind)}
    first = [found.pop(key) for key in FIRST if key in found]
    last = [found.pop(key) for key in LAST if key in found]
    part = [Column(PART, desk.t("Part of"), "text", fixed=True)]
    every = [*first, *_computed(desk, kind), *found.values(), *last, *part]
    labels = [column.label for column in every]
    return tuple(
        replace(column, label=f"{column.label} ({column.key})") if labels.count(column.label) > 1 else column
        for column in every
    )


def _computed(desk: Desk, kind: Kind) -> Iterator[Column]:
    for name in COMPUTED.get(kind.name, ()):
        first, _, rest = name.partition(".")
        found = DERIVED[kind.name][first]
        shape = found if isinstance(found, Shape) else found[rest]
        label = ": ".join(desk.label(step, kind.name, "field") for step in name.split("."))
        said = tuple(desk.label(value, f"{kind.name}.{name}", name) for value in shape.values)
        form: Type = "choice" if shape.values else "text" if shape.type == "any" else shape.type
        yield Column(
            f"{BEHIND}{name}", desk.t("{name} (computed)", name=label), form, shape.values, said, fixed=True
        )


def _fields(desk: Desk, kind: Kind) -> Iterator[Column]:
    model = kind.fields
    without = {*_WITHOUT, *_NESTED} | ({model.title_field} if model.title_field != "title" else set())
    for name, info in model.model_fields.items():
        if name not in without:
            step = info.alias or name
            yield from _columns(desk, kind, (step,), info.annotation, info.metadata)


def _columns(
    desk: Desk, kind: Kind, path: tuple[str, ...], annotation: Any, notes: Sequence[Any]
) -> Iterator[Column]:
    part = _part(annotation)
    if part is not None and len(path) == 1:
        for name, info in part.model_fields.items():
            yield from _columns(desk, kind, (*path, info.alias or name), info.annotation, info.metadata)
        return
    shape = _shape(annotation, tuple(notes))
    if shape is None:
        return
    label = ": ".join(desk.label(step, kind.name, "field") for step in path)
    key, fixed = ".".join(path), shape.fixed
    if shape.choice is None:
        yield Column(key, label, shape.type, fixed=fixed)
        return
    allowed = tuple(desk.portal.settings.enumerations.get(shape.choice.name, shape.choice.values))
    if path == ("status",) and kind.states:
        allowed = kind.states
    if not allowed:
        yield Column(key, label, "text", fixed=fixed)
        return
    said = tuple(desk.label(value, f"{kind.name}.{path[-1]}", path[-1]) for value in allowed)
    named = said if len(set(said)) == len(said) else allowed
    yield Column(key, label, "choice", allowed, named, fixed)


def _part(annotation: Any) -> type[BaseModel] | None:
    """The mapping that a field holds, where it holds nothing else."""
    options = [item for item in _options(annotation) if item is not type(None)]
    only = options[0] if len(options) == 1 else None
    return only if isinstance(only, type) and issubclass(only, BaseModel) else None


def _options(annotation: Any) -> tuple[Any, ...]:
    union = get_origin(annotation) in (Union, types.UnionType)
    return get_args(annotation) if union else (annotation,)


def _shape(annotation: Any, notes: tuple[Any, ...]) -> _Shape | None:
    """What one cell makes of a field's type; None where it holds nothing that a cell can show."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *notes))
    if origin in (Union, types.UnionType):
        return _of_several([found for item in arguments if (found := _shape(item, notes)) is not None])
    if origin is tuple:
        item = _shape(arguments[0], ())
        plainly = item is not None and item.type not in ("list", "mapping") and not item.fixed
        return _Shape("list", fixed=not plainly)
    if origin is dict:
        item = _shape(arguments[1], ())
        if item is None:
            return None
        return _Shape("mapping", fixed=item.type in ("list", "mapping") or item.fixed)
    return _single(annotation, notes)


def _of_several(found: list[_Shape]) -> _Shape | None:
    if len(found) < 2:  # noqa: PLR2004 - one beside None
        return found[0] if found else None
    kinds = {item.type for item in found}
    if kinds <= {"whole", "number", "mapping"} and "mapping" in kinds:
        return _Shape("mapping")
    if kinds <= {"text", "duration", "choice"}:
        return _Shape("text")
    return _Shape("text", fixed=kinds not in ({"date", "truth"}, {"date", "text"}))


def _single(annotation: Any, notes: tuple[Any, ...]) -> _Shape | None:
    choice = next((note for note in notes if isinstance(note, Choice)), None)
    if choice is not None:
        return _Shape("choice", choice)
    if any(isinstance(note, AfterValidator) and note.func is Fraction for note in notes):
        return _Shape("share")
    if any(isinstance(note, BeforeValidator) and note == _DURATION for note in notes):
        return _Shape("duration")
    if not isinstance(annotation, type) or annotation is type(None):
        return None
    if issubclass(annotation, BaseModel):
        return _Shape("mapping", fixed=True)
    known: tuple[tuple[type, Type], ...] = (
        (dt.date, "date"),
        (bool, "truth"),
        (int, "whole"),
        (float, "number"),
        (str, "text"),
    )
    return next((_Shape(name) for kind, name in known if issubclass(annotation, kind)), None)


def cell(desk: Desk, record: Record, column: Column) -> Value:
    """What stands in a record's cell."""
    if column.key == "title":
        return record.title
    if column.key == PART:
        return desk.portal.graph.name(record.parent, record.project) if record.parent else None
    computed = column.key.startswith(BEHIND)
    held: Any = desk.portal.of(record) if computed else record.fields
    for step in column.key.removeprefix(BEHIND).split("."):
        held = _below(held, step)
    return _cell(held, column)


def _below(held: Any, step: str) -> Any:
    if isinstance(held, BaseModel):
        name = _attribute(type(held), step)
        return getattr(held, name) if name else None
    return held.get(step) if isinstance(held, Mapping) else None


@cache
def _attribute(model: type[BaseModel], step: str) -> str | None:
    """The attribute that holds what is written under a name."""
    fields = model.model_fields
    return next((name for name, info in fields.items() if step in (info.alias, name)), None)


def _cell(held: Any, column: Column) -> Value:
    if held is None or held in ((), {}):
        return None
    if column.type == "choice":
        return dict(zip(column.choices, column.labels, strict=True)).get(held, str(held))
    if isinstance(held, (list, tuple)):
        return listed([_said(item) for item in held])
    if isinstance(held, (Mapping, BaseModel)):
        return _said(held)
    if isinstance(held, Fraction):
        return float(held)
    if isinstance(held, float) and held.is_integer():
        return int(held)
    return held if isinstance(held, (str, bool, int, float, dt.date)) else str(held)


def _said(item: Any) -> str:
    """An item of a list, or a mapping, as text."""
    value = plain(item)
    if isinstance(value, Mapping):
        return JOIN.join(f"{name}: {_said(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_said(inner) for inner in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
