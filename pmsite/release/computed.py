"""Computed values that an audience may see, without the ids of what is not released to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmsite.release.words import Veil

_NAMES = ("id", "who")
"""Keys of a mapping that say of which record it tells: a task, a person, a device."""
_GONE = object()


@dataclass(frozen=True, slots=True)
class Computed:
    """Cuts values such as earned value, load, health or forecast down to what the released records carry.

    Totals stay. What is told of one record (a mapping with ``id`` or ``who``, or under its id as a key) goes with
    the record, and so does what is told of something that is no record, such as a department or a device.
    """

    veil: Veil
    project: str | None

    def cut(self, value: Any) -> Any:
        """The value without what names, or tells of, anything that is not released; None for nothing."""
        left = self._value(value)
        return None if left is _GONE else left

    def _value(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            left = [item for item in map(self._value, value) if item is not _GONE]
            return type(value)(left)
        if isinstance(value, str):
            return _GONE if self._hides(value) else self.veil.over_plain(value, self.project)
        return value

    def _mapping(self, value: Mapping[Any, Any]) -> Any:
        if any(isinstance(value.get(name), str) and not self._is_released(value[name]) for name in _NAMES):
            return _GONE
        found = {}
        for key, item in value.items():
            if not (isinstance(key, str) and self._tells(key)):
                found[key] = self.cut(item)
        return found

    def _tells(self, key: str) -> bool:
        """Whether a key is, or holds, the id of what is not released: ``M2``, ``forecast.M2``."""
        return any(self._hides(part) for part in (key, *key.split(".")))

    def _hides(self, text: str) -> bool:
        return self.veil.hides(text, self.project)

    def _is_released(self, name: str) -> bool:
        target = self.veil.resolver.find(name, self.project)
        return target is not None and target.uid in self.veil.kept
