"""Links to pages that an audience does not have: their words stay, the way does not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pmsite.model.address import Address
from pmsite.model.figure import Link, Words

Value = TypeVar("Value")


def pruned(value: Value, pages: Collection[str]) -> Value:
    """A figure whose links lead to ``pages`` (or to files) only."""
    found: Value = _pruned(value, pages)
    return found


def _pruned(value: Any, pages: Collection[str]) -> Any:
    if isinstance(value, Address):
        return value if value.raw or value.page in pages else None
    if isinstance(value, Link):
        return value if _pruned(value.to, pages) is not None else Words(value.text)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        items = tuple(_pruned(item, pages) for item in value)
        return items if any(one is not other for one, other in zip(items, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _pruned(old, pages)
        if isinstance(old, Link) and new is not old:
            new = None
        if field.name == "path" and isinstance(old, tuple):
            new = tuple(item for item in new if isinstance(item, Link))
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value
