"""Fields of a released record without what its audience may not see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from pmsite.graph.references import references
from pmsite.graph.resolve import Resolver
from pmsite.model.fields import Fields
from pmsite.model.record import Record
from pmsite.model.settings import AudienceSettings
from pmsite.model.source import Path
from pmsite.model.value import dependency_parts

NESTED = frozenset({"tasks", "milestones", "decisions", "actions", "responses"})
"""Fields that repeat records written inside: these are released or not on their own."""


def released_fields(
    record: Record, audience: str, rule: AudienceSettings, resolver: Resolver, kept: Mapping[str, Record]
) -> Fields:
    """A copy of the fields: no hidden field, no item for others, no reference to what is not released."""
    hidden = {*rule.hide_fields.get(record.kind, ()), "audience", "field_audience"}
    hidden |= {name for name, names in record.fields.field_audience.items() if audience not in names}
    hidden |= NESTED if record.kind != "baseline" else set()
    dropped = {
        found.at
        for found in references(record.fields)
        if (target := resolver.find(dependency_parts(found.text)[0], record.project)) is not None
        and target.uid not in kept
    }
    return _cut(record.fields, (), hidden, dropped, audience)  # type: ignore[return-value]


def _cut(model: BaseModel, at: Path, hidden: set[str], dropped: set[Path], audience: str) -> BaseModel:
    updates: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        alias = info.alias or name
        here = (*at, alias)
        dotted = ".".join(str(step) for step in here if isinstance(step, str))
        value = getattr(model, name)
        cut = None if dotted in hidden or here in dropped else _value(value, here, hidden, dropped, audience)
        if cut is not value:
            updates[name] = _empty(value) if cut is None else cut
    return model.model_copy(update=updates) if updates else model


def _value(value: Any, at: Path, hidden: set[str], dropped: set[Path], audience: str) -> Any:
    if isinstance(value, BaseModel):
        wanted = getattr(value, "audience", ())
        if wanted and audience not in wanted:
            return None
        return _cut(value, at, hidden, dropped, audience)
    if isinstance(value, tuple):
        items = [
            None if (*at, number) in dropped else _value(item, (*at, number), hidden, dropped, audience)
            for number, item in enumerate(value)
        ]
        left = tuple(item for item in items if item is not None)
        return value if left == value else left
    if isinstance(value, dict):
        found = {
            key: _value(item, (*at, key), hidden, dropped, audience) for key, item in value.items() if (*at, key) not in dropped
        }
        return {key: item for key, item in found.items() if item is not None}
    return value


def _empty(value: Any) -> Any:
    return () if isinstance(value, tuple) else {} if isinstance(value, dict) else None
