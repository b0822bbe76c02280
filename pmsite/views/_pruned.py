"""Figures without some of their links: the words stay, the way does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pmsite.model.address import Address
from pmsite.model.figure import Link, Words

Value = TypeVar("Value")
Keeps = Callable[[Address], bool]


def pruned(value: Value, keeps: Keeps) -> Value:
    """A figure whose links lead to the addresses only that ``keeps`` names."""
    found: Value = _pruned(value, keeps)
    return found


def _pruned(value: Any, keeps: Keeps) -> Any:
    if isinstance(value, Address):
        return value if keeps(value) else None
    if isinstance(value, Link):
        return value if _pruned(value.to, keeps) is not None else Words(value.text)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        items = tuple(_pruned(item, keeps) for item in value)
        return items if any(one is not other for one, other in zip(items, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _pruned(old, keeps)
        if isinstance(old, Link) and new is not old:
            new = None
        if field.name == "path" and isinstance(old, tuple):
            new = tuple(item for item in new if isinstance(item, Link))
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value
