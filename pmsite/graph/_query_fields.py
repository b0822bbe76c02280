"""Which fields the kinds have, written and derived, and what a value of each looks like."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pmsite.graph._query_match import ASSESSMENTS, OWN, PROPERTIES
from pmsite.model.catalogue import Catalogue
from pmsite.model.kind import Kind
from pmsite.model.settings import BAND_NAMES
from pmsite.model.value import Choice

Type = Literal["text", "date", "number", "truth", "any"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What values of a field are: their type, and which there are where the field is a choice."""

    type: Type
    values: tuple[str, ...] = ()
    in_order: bool = False
    """Whether the values of a choice rise from first to last."""


TEXT, DATE, NUMBER, TRUTH, ANY = Shape("text"), Shape("date"), Shape("number"), Shape("truth"), Shape("any")
Shapes = Mapping[str, "Shape | Mapping[str, Shape]"]

_MILESTONE = (
    "overdue",
    "delayed",
    "at_risk",
    "on_track",
    "planned",
    "achieved_late",
    "achieved",
    "cancelled",
)
_DRIVER = {
    **dict.fromkeys(("id", "text", "kind", "holds", "link", "lag", "through", "left"), TEXT),
    "date": DATE,
    "held": ANY,
    "movable": TRUTH,
    "lag_days": NUMBER,
}
DERIVED: Mapping[str, Shapes] = {
    "risk": {
        "score": dict.fromkeys(ASSESSMENTS, NUMBER),
        "band": Shape("text", BAND_NAMES, in_order=True),
        "open": TRUTH,
        "review_due": DATE,
        "review_is_due": TRUTH,
        "exposure": dict.fromkeys(("cost", "delay_days"), NUMBER),
    },
    "action": {"overdue": TRUTH, "overdue_days": NUMBER, "open": TRUTH, "age_days": NUMBER},
    "change": {"decided_days": NUMBER, "state_age_days": NUMBER, "pending": TRUTH},
    "task": {
        **dict.fromkeys(("early_start", "early_finish", "late_start", "late_finish"), DATE),
        **dict.fromkeys(("total_float_days", "free_float_days", "percent"), NUMBER),
        **dict.fromkeys(("critical", "near_critical", "summary"), TRUTH),
        "state": Shape("text", ("not_started", "in_progress", "done"), in_order=True),
        "driven_by": _DRIVER,
    },
    "milestone": {
        **dict.fromkeys(("baseline", "forecast", "actual"), DATE),
        **dict.fromkeys(("slip_days", "total_float_days"), NUMBER),
        **dict.fromkeys(("critical", "near_critical"), TRUTH),
        "status": Shape("text", _MILESTONE),
        "driven_by": _DRIVER,
    },
    "project": {
        "finish_forecast": DATE,
        **dict.fromkeys(
            ("finish_slip_days", "float_to_finish_days", "milestones_due", "milestones_on_time"), NUMBER
        ),
        "completeness": {
            **dict.fromkeys(("score", "needed", "satisfied", "in_work"), NUMBER),
            "missing": ANY,
        },
    },
}
"""What the analyses compute of each kind; a test holds it against them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What queries may name: kinds with their fields, the portal's own enumerations, other derived names."""

    kinds: Catalogue
    enumerations: Mapping[str, Sequence[str]] = field(default_factory=dict)
    derived: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Names of derived values that were found on records of a kind, beside those of ``DERIVED``."""

    def shape(self, kind: str, path: Sequence[str]) -> Shape | None:
        """What values of a field of a kind are; None where the kind has no such field."""
        first, rest = path[0], path[1:]
        if first in OWN:
            return None if rest else Shape("text", tuple(self.kinds.kinds)) if first == "kind" else TEXT
        known = DERIVED.get(kind, {}).get(first)
        if isinstance(known, Shape):
            return None if rest else known
        if known is not None:
            return ANY if not rest else known.get(rest[0]) if len(rest) == 1 else None
        if first in self.derived.get(kind, ()):
            return ANY
        found = self._in_model(self.kinds[kind].fields, path)
        own = self.kinds[kind].states
        return Shape("text", own) if path == ("status",) and own and found is not None else found

    def names(self, kinds: Collection[str]) -> Iterator[str]:
        """Names of fields of kinds, dotted ones two steps deep."""
        yield from OWN
        for name in kinds:
            for first, known in DERIVED.get(name, {}).items():
                yield first
                yield from () if isinstance(known, Shape) else (f"{first}.{inner}" for inner in known)
            yield from self.derived.get(name, ())
            yield from _names(self.kinds[name])

    def _in_model(self, model: type[BaseModel], path: Sequence[str]) -> Shape | None:
        first, rest = path[0], path[1:]
        for key, info in model.model_fields.items():
            if first == (info.alias or key):
                return self._of(info.annotation, rest, info.metadata)
        return NUMBER if first in PROPERTIES.get(model, ()) and not rest else None

    def _of(self, annotation: Any, rest: Sequence[str], metadata: Sequence[Any] = ()) -> Shape | None:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._of(arguments[0], rest, [*metadata, *arguments[1:]])
        if origin in (Union, types.UnionType):
            found = [self._of(item, rest, metadata) for item in arguments if item is not type(None)]
            known = [item for item in found if item is not None]
            return ANY if len(known) > 1 else known[0] if known else None
        if origin is tuple:
            return self._of(arguments[0], rest, metadata)
        if origin is dict:
            return self._of(arguments[1], rest[1:]) if rest else ANY
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._in_model(annotation, rest) if rest else ANY
        return None if rest and annotation is not Any else self._plain(annotation, metadata)

    def _plain(self, annotation: Any, metadata: Sequence[Any]) -> Shape:
        choice = next((item for item in metadata if isinstance(item, Choice)), None)
        if choice is not None:
            return Shape("text", tuple(self.enumerations.get(choice.name, choice.values)))
        if not isinstance(annotation, type):
            return ANY
        for kind, shape in ((dt.date, DATE), (bool, TRUTH), ((int, float), NUMBER), (str, TEXT)):
            if issubclass(annotation, kind):
                return shape
        return ANY


def _names(kind: Kind) -> Iterator[str]:
    for key, info in kind.fields.model_fields.items():
        name = info.alias or key
        yield name
        for model in _models(info.annotation):
            yield from (f"{name}.{inner.alias or step}" for step, inner in model.model_fields.items())
            yield from (f"{name}.{step}" for step in PROPERTIES.get(model, ()))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
