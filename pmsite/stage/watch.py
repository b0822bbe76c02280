"""Which values of a portal a page is made from: what is read is noted.

Values are told apart as finely as views read them: one field of one record, its body, its place, what was derived of
it, its relations, the records of a kind (:mod:`pmsite.stage.watched`). What is worked out once and kept in a ``memo``
counts for everybody who takes it from there. Nothing is noted outside of :func:`reading`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

Key = tuple[str, ...]
"""What was read: its sort, and of what."""
EVERYTHING: Key = ("everything",)
"""Something that is not told apart: it counts as changed at any time."""
_frames: list[set[Key]] = []
_keys: dict[Key, Key] = {}
"""Each value that was read, once: a portal has thousands, and pages read them millions of times."""


def note(*key: str) -> None:
    """Say that a value was read."""
    if _frames:
        _frames[-1].add(_keys.setdefault(key, key))


def noted(keys: Iterable[Key]) -> None:
    """Say that something was taken that was made from these values."""
    if _frames:
        _frames[-1].update(keys)


def once(keys: Iterable[Key]) -> frozenset[Key]:
    """The same values, those that are known by now each as the one that is known."""
    return frozenset(_keys.setdefault(key, key) for key in keys)


def begin(keys: Iterable[Key]) -> None:
    """These are the values that are known; what was read before is forgotten."""
    _keys.clear()
    _keys.update((key, key) for key in keys)


@contextmanager
def reading() -> Iterator[set[Key]]:
    """What is read within; it counts for those around it too."""
    depth, found = len(_frames), set[Key]()
    _frames.append(found)
    try:
        yield found
    finally:
        found.update(*_frames[depth:])
        del _frames[depth:]
        if _frames:
            _frames[-1] |= found


class Memo(dict[Any, Any]):
    """A memo whose values remember what they were worked out from, from the first miss to the setting."""

    def __init__(self) -> None:
        super().__init__()
        self._open: dict[Any, set[Key]] = {}
        self._reads: dict[Any, set[Key]] = {}

    def __contains__(self, key: object) -> bool:
        if super().__contains__(key):
            self._taken(key)
            return True
        self._open[key] = set()
        _frames.append(self._open[key])
        return False

    def get(self, key: Any, default: Any = None) -> Any:
        """As of any mapping."""
        return super().__getitem__(key) if key in self else default

    def __getitem__(self, key: Any) -> Any:
        self._taken(key)
        return super().__getitem__(key)

    def __setitem__(self, key: Any, value: Any) -> None:
        mine = self._open.pop(key, None)
        depth = next((n for n, frame in enumerate(_frames) if frame is mine), None)
        if mine is None or depth is None:
            self._reads[key] = {EVERYTHING}
        else:
            mine.update(*_frames[depth + 1 :])
            del _frames[depth:]
            self._reads[key] = mine
        self._taken(key)
        super().__setitem__(key, value)

    def setdefault(self, key: Any, default: Any = None) -> Any:
        """Refused: what changes inside of a value is not seen."""
        message = f"{key}: ask whether it is there, then set it, not {default!r} by default"
        raise TypeError(message)

    def _taken(self, key: Any) -> None:
        if _frames:
            _frames[-1] |= self._reads.get(key, {EVERYTHING})


@contextmanager
def unnoted() -> Iterator[None]:
    """What is read within has been noted as something else."""
    _frames.append(set())
    depth = len(_frames)
    try:
        yield
    finally:
        del _frames[depth - 1 :]
