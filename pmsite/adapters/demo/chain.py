"""The story undone, commit by commit from the demo's last state: what it ends in is that state by construction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pmsite.adapters.demo.file import Past
from pmsite.adapters.demo.front import Mismatch
from pmsite.adapters.demo.story import Move, Step, wrong
from pmsite.adapters.failure import CONTENT, Failure
from pmsite.model.suggest import did_you_mean

CONTENT_FOLDER = "content/"
_ID = re.compile(r"(?P<before>^[ -]*|\{)id: (?P<id>[A-Za-z0-9.-]+)", re.MULTILINE)
_FROZEN = re.compile(r"^figures:\n(?: .*\n)+", re.MULTILINE)
"""Frozen figures name records, and hold none."""
_LINE = re.compile(r"^- (?:\[.\] )?(?P<id>[A-Z]+-\d+) ", re.MULTILINE)


@dataclass(slots=True)
class Written:
    """What a commit leaves behind: files by path, None for one that it deleted."""

    step: Step
    files: dict[str, bytes | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Back:
    files: dict[str, Past]
    """Files that are there, by path."""
    places: dict[str, tuple[str, str]]
    """Path of the file that a record was last written in, and its id there; "" for the file's own record."""

    def undo(self, move: Move) -> set[str]:
        """Undo a move; paths that may be different for it."""
        if move.kind == "move":
            if move.value not in self.files:
                raise Mismatch(f"there is no {move.value} at this time")
            self.files[move.what] = self._renamed(move.value, move.what)
            return {move.what, move.value}
        if move.kind == "remove":
            self.files[move.what] = Past(move.what, move.value.encode("utf-8"))
            self.places |= _places(move.what, move.value, self.places)
            return {move.what}
        path, identifier = self._place(move.what)
        past = self.files.get(path)
        if past is None:
            raise Mismatch("it is not there at this time")
        if move.kind == "add":
            if identifier:
                past.take_out(identifier)
            else:
                del self.files[path]
        elif move.kind == "set":
            past.undo(identifier, move.name, move.value)
        elif move.kind == "text":
            past.undo_text(move.was, move.now)
        else:
            past.undo_rows(move.value)
        return {path}

    def _renamed(self, old: str, new: str) -> Past:
        past = self.files.pop(old)
        past.path = new
        self.places = {
            name: (new if path == old else path, identifier)
            for name, (path, identifier) in self.places.items()
        }
        return past

    def _place(self, what: str) -> tuple[str, str]:
        if what in self.files:
            return what, ""
        if what not in self.places:
            near = did_you_mean(what, [*self.places, *self.files])
            raise Mismatch(f"no record or file {what}" + (f"; did you mean {near}?" if near else ""))
        return self.places[what]


def written(steps: Sequence[Step], last: Mapping[str, bytes]) -> list[Written]:
    """What each commit writes, oldest first; the last one's state is ``last``.

    Raises:
        Failure: located in the story, where a value is not what the story says, or a file's beginning is not told.
    """
    back = _Back({path: Past(path, data) for path, data in last.items()}, {})
    for path in sorted(last):
        back.places |= _places(path, last[path].decode("utf-8"), back.places, last)
    found: list[Written] = []
    for step in reversed(steps):
        touched: set[str] = set()
        before: dict[str, bytes | None] = {}
        for move in reversed(step.moves):
            for path in _named(back, move):
                if path not in touched:
                    before[path] = back.files[path].data if path in back.files else None
                    touched.add(path)
            try:
                back.undo(move)
            except Mismatch as error:
                where = f"{move.what} {move.name}".strip()
                raise wrong(move.source, f"{where}: {error}") from None
        found.append(Written(step, before))
    if back.files:
        path = min(back.files)
        raise Failure(f"{path}: the story does not say when it was added; add it to a commit", CONTENT)
    return found[::-1]


def _named(back: _Back, move: Move) -> set[str]:
    """Paths that a move touches."""
    if move.kind == "move":
        return {move.what, move.value}
    return {move.what} if move.kind == "remove" else {back.places.get(move.what, (move.what, ""))[0]}


def _places(
    path: str,
    text: str,
    known: Mapping[str, tuple[str, str]],
    last: Mapping[str, bytes] | None = None,
) -> dict[str, tuple[str, str]]:
    """Where the records of a file are written, by the names that the story calls them."""
    project = _project(path, last) if last is not None else path.split("/")[1].upper()
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    found: dict[str, tuple[str, str]] = {}
    for match in _ID.finditer(_FROZEN.sub("", f"{front}\n")):
        identifier = match["id"]
        name = f"{project}/{identifier}" if project and identifier != project else identifier
        found.setdefault(name, (path, identifier if match["before"] else ""))
    for match in _LINE.finditer(body):
        found.setdefault(f"{project}/{match['id']}", (path, match["id"]))
    return {name: place for name, place in found.items() if name not in known}


def _project(path: str, last: Mapping[str, bytes]) -> str:
    """Id of the project whose folder a file lies in."""
    folder = "/".join(path.split("/")[:2])
    index = last.get(f"{folder}/index.md", b"").decode("utf-8")
    found = re.search(r"^id: (\S+)", index, re.MULTILINE)
    return found[1] if found and path.startswith(CONTENT_FOLDER) else ""
