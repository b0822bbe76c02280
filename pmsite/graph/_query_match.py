"""Whether a record is what a query asks for: values of its fields, written and derived, and comparisons.

Nothing is executed: a field is looked up in the record's model, in the derived values, or among the few
properties that are named here.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from pmsite.graph._query_tree import And, AsOf, Comparison, Has, Literal, Not, OneOf, Or, Query, Value
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.model.value import dependency_parts
from pmsite.records.risk import Assessment

PROPERTIES: Mapping[type[BaseModel], tuple[str, ...]] = {Assessment: ("score", "largest_impact")}
"""Properties of models that a query may read beside the fields."""
OWN = ("id", "kind", "title", "project")
"""What every record has beside its fields."""
ASSESSMENTS = ("inherent", "current", "target")

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?)([dwh])\Z")
_HOURS = {"h": 1, "d": 8, "w": 40}


def matches(query: Query, record: Record, derived: Mapping[str, Any], as_of: dt.date) -> bool:
    """Whether a record, with its derived values, is what a query asks for on a day.

    A comparison with a missing value is false, ``!=`` too; a list is compared item by item, and one that fits
    is enough (for ``!=``: none may be equal).
    """
    if isinstance(query, And):
        return all(matches(item, record, derived, as_of) for item in query.items)
    if isinstance(query, Or):
        return any(matches(item, record, derived, as_of) for item in query.items)
    if isinstance(query, Not):
        return not matches(query.item, record, derived, as_of)
    if isinstance(query, Has):
        return _has(query, record, derived, as_of)
    found = values(record, derived, query.field.path)
    if isinstance(query, OneOf):
        return any(_compares("=", item, value, record, as_of) for item in found for value in query.values)
    return _compared(query, found, record, as_of)


def _compared(query: Comparison, found: tuple[Any, ...], record: Record, as_of: dt.date) -> bool:
    if query.operator == "!=":
        equal = Comparison(query.field, "=", query.value)
        return bool(found) and not _compared(equal, found, record, as_of)
    return any(_compares(query.operator, item, query.value, record, as_of) for item in found)


def _has(query: Has, record: Record, derived: Mapping[str, Any], as_of: dt.date) -> bool:
    """Whether a list has the item, a mapping the key, a text the words; without a value: if it is there."""
    found = _found(record, derived, query.field.path)
    if query.value is None:
        return any(True for _ in found)
    wanted = query.value.text if isinstance(query.value, Literal) else None
    for item, listed in found:
        if wanted is not None and isinstance(item, (Mapping, BaseModel)):
            holds = any(True for _ in _walk(item, [wanted], listed=False))
        elif wanted is not None and isinstance(item, str) and not listed:
            holds = wanted.casefold() in item.casefold()
        elif wanted is not None and isinstance(item, str):
            holds = item == wanted or _texts("=", dependency_parts(item)[0], wanted, record)
        else:
            holds = _compares("=", item, query.value, record, as_of)
        if holds:
            return True
    return False


def values(record: Record, derived: Mapping[str, Any], path: tuple[str, ...]) -> tuple[Any, ...]:
    """Values of a field of a record: none where it is missing, several where it is a list."""
    return tuple(value for value, _ in _found(record, derived, path))


def _found(record: Record, derived: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[Any, bool]]:
    """Values of a field, and whether each is an item of a list."""
    first, *rest = path
    if first in OWN:
        own = getattr(record, first)
        if own is not None and not rest:
            yield own, False
    elif record.kind == "risk" and first in ASSESSMENTS:
        yield from _assessed(record, derived, path)
    elif first in derived and first != "why":
        yield from _walk(derived[first], rest, listed=False)
    else:
        yield from _walk(record.fields, path, listed=False)


def _assessed(
    record: Record, derived: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[Any, bool]]:
    """Values of an assessment; a missing current one is the inherent (``numbers.md``)."""
    if path[1:] == ("score",):
        yield from _walk(derived.get("score"), [path[0]], listed=False)
        return
    found = record.get(path[0])
    if found is None and path[0] == "current" and derived.get("score"):
        found = record.get("inherent")
    yield from _walk(found, path[1:], listed=False)


def _walk(value: Any, steps: Sequence[str], *, listed: bool) -> Iterator[tuple[Any, bool]]:
    """Values at the end of a path, every item of a list on the way."""
    if value is None:
        return
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _walk(item, steps, listed=True)
    elif not steps:
        if value != {}:
            yield value, listed
    else:
        yield from _walk(_step(value, steps[0]), steps[1:], listed=False)


def _step(value: Any, name: str) -> Any:
    """What a mapping or a model has under a name; nothing else has names."""
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, BaseModel):
        for key, info in type(value).model_fields.items():
            if name == (info.alias or key):
                return getattr(value, key, None)
        if name in PROPERTIES.get(type(value), ()):
            return getattr(value, name)
    return None


def _compares(sign: str, found: Any, value: Value, record: Record, as_of: dt.date) -> bool:
    """A value against a written one of its own type; of another type nothing holds."""
    compare = _COMPARE[sign]
    if isinstance(found, dt.date):
        day = value.on(as_of) if isinstance(value, AsOf) else value.day
        return day is not None and compare(found, day)
    if isinstance(value, AsOf):
        return False
    if isinstance(found, bool):
        return value.truth is not None and compare(found, value.truth)
    if isinstance(found, (int, float)):
        return value.number is not None and compare(found, value.number)
    return isinstance(found, str) and _texts(sign, found, value.text, record)


def _texts(sign: str, found: str, wanted: str, record: Record) -> bool:
    """Texts: equal as written or as the same record; in order by duration, band, else letter by letter."""
    if sign == "=":
        home = record.project
        same = home is not None and "/" in found + wanted
        return found == wanted or (same and _named(found, home) == _named(wanted, home))
    durations = _hours(found), _hours(wanted)
    if None not in durations:
        return _COMPARE[sign](*durations)
    if found in BAND_NAMES and wanted in BAND_NAMES:
        return _COMPARE[sign](BAND_NAMES.index(found), BAND_NAMES.index(wanted))
    return _COMPARE[sign](found, wanted)


def _named(text: str, project: str | None) -> str:
    return text if "/" in text else f"{project}/{text}"


def _hours(text: str) -> float | None:
    """A duration in hours of work, 8 a day and 40 a week; None where it is none."""
    found = _DURATION.match(text)
    return float(found[1]) * _HOURS[found[2]] if found else None
