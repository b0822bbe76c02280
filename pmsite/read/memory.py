"""What was found in files before, by their bytes: a file that has not changed is not read again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property

from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Body, Record
from pmsite.model.source import Positions
from pmsite.read.body import ListRecord
from pmsite.read.documents import Document, document

_TELLING = ("kind", "id")
"""Fields that other files follow from, for they make a project of a folder."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one file holds."""

    records: tuple[Record, ...] = ()
    mentions: tuple[Record, ...] = ()
    bare: tuple[ListRecord, ...] = ()
    """List items that name an action or a decision and say nothing of it."""
    problems: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Memory:
    """What was found in files before, for states of one portal that share most of theirs; of one configuration."""

    tolerant: bool = False
    """Whether a record keeps what is right of its fields where others are wrong; else it keeps its id and title."""
    gists: dict[tuple[str, bytes], Document] = field(default_factory=dict)
    """Of each file, by its path and the digest of its bytes, as much as other files follow from."""
    found: dict[tuple[str, bytes, str, str | None], Found] = field(default_factory=dict)
    """What files hold, by path, digest, folder and key of the project that they lie in."""


class Known:
    """A file of a state: read where nothing is known of it."""

    def __init__(self, path: str, data: bytes, memory: Memory) -> None:
        self.path, self._data, self._memory = path, data, memory
        self.key = path, hashlib.sha256(data).digest()

    @cached_property
    def document(self) -> Document:
        """Everything in it."""
        return document(self.path, self._data)

    @property
    def gist(self) -> Document:
        """As much of it as other files follow from."""
        gist = self._memory.gists.get(self.key)
        if gist is None:
            data = {name: self.document.data[name] for name in _TELLING if name in self.document.data}
            nowhere = Positions(self.path, {}, {})
            gist = replace(self.document, data=data, positions=nowhere, body=Body(""))
            self._memory.gists[self.key] = gist
        return gist
