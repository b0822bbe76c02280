"""Values of the cache that are made of pmsite's own classes: packed by pickle, unpacked into nothing but these.

A pickle can name any function of the machine. This one may only name the classes of plain values (``_ROOMS``,
``_PLAIN``) and the models that the configuration adds fields to; whatever else it names, it is not there.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from pmsite.adapters.build.store import whole
from pmsite.model.kind import Kind

_ROOMS = ("pmsite.model.", "pmsite.records.", "pmsite.read.", "pmsite.graph.", "pmsite.analyses.", "pmsite.stage.",
          "pmsite.views._downloads")  # fmt: skip
"""Where the classes of what is kept are at home."""
_PLAIN = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("fractions", "Fraction"), ("array", "array"),
     ("array", "_array_reconstructor")}
)  # fmt: skip
_BREAKS = (
    pickle.PickleError, OSError, ValueError, TypeError, AttributeError, ImportError, LookupError, EOFError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What an unpickling may end in."""


def read(file: Path, made: str, kinds: Iterable[Kind] = ()) -> Any:
    """What a file holds that was ``made`` so; None of one that is damaged, cut, older, foreign or not there."""
    try:
        data = file.read_bytes()
        head, packed = data[:64], memoryview(data)[64:]
        if _digest(made, packed) == head:
            return _Unpickler(io.BytesIO(packed), kinds).load()
    except _BREAKS:
        pass
    return None


def write(file: Path, made: str, value: Any, kinds: Iterable[Kind] = ()) -> None:
    """Write a file, whole or not at all; one that cannot be packed or written is not there."""
    packed = io.BytesIO()
    with suppress(*_BREAKS):
        _Pickler(packed, kinds).dump(value)
        data = packed.getbuffer()
        with whole(file) as half:
            half.write(_digest(made, data))
            half.write(data)


def _digest(made: str, packed: memoryview) -> bytes:
    told = hashlib.sha256(f"{made} ".encode())
    told.update(packed)
    return told.hexdigest().encode()


def _configured(kind: str) -> type:
    """Stands in a pickle for the model of a kind that the configuration has added to."""
    raise LookupError(kind)


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, kinds: Iterable[Kind]) -> None:
        super().__init__(file, protocol=5)
        self._own = {kind.fields: kind.name for kind in kinds}

    def reducer_override(self, value: Any) -> Any:
        """A model that the configuration has made is named by its kind."""
        if (
            isinstance(value, type)
            and getattr(sys.modules[value.__module__], value.__name__, None) is not value
        ):
            return _configured, (self._own[value],)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, kinds: Iterable[Kind]) -> None:
        super().__init__(file)
        self._own = {kind.name: kind.fields for kind in kinds}

    def find_class(self, module: str, name: str) -> Any:
        """A class of plain values; nothing else.

        Raises:
            UnpicklingError: if it is anything else.
        """
        if (module, name) == (_configured.__module__, _configured.__name__):
            return self._own.__getitem__
        plain = (module, name) in _PLAIN
        if plain or module.startswith(_ROOMS):
            found = getattr(import_module(module), name)
            if plain or (isinstance(found, type) and found.__module__ == module):
                return found
        message = f"{module}.{name} is no plain value"
        raise pickle.UnpicklingError(message)
