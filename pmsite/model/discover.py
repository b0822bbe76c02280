"""Rooms that find their own files: one module a thing, in sorted order."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def modules(room: ModuleType) -> tuple[ModuleType, ...]:
    """Modules of a package by name, without those that begin with an underscore."""
    return tuple(importlib.import_module(f"{room.__name__}.{name}") for name in names(room))


@cache
def names(room: ModuleType) -> tuple[str, ...]:
    """Their names, in order; none is loaded."""
    found = (item.name for item in pkgutil.iter_modules(room.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def unique(names: list[str], what: str) -> None:
    """Refuse a second thing of the same name.

    Raises:
        ValueError: if a name stands twice.
    """
    for name in names:
        if names.count(name) > 1:
            message = f"two {what} are called {name}"
            raise ValueError(message)
