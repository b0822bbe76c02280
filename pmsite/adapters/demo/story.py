"""The demo's story as it is written: commits with their moment, author, reason and what they changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pmsite.adapters.failure import CONTENT, Failure
from pmsite.model.source import Path, Positions, Source
from pmsite.model.suggest import listed, remedy
from pmsite.read import yaml

_LISTS = ("add",)
_TABLES = ("remove", "move", "set", "text", "rows")
_KEYS = ("date", "author", "message", *_LISTS, *_TABLES)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a commit changed, and where the story says so."""

    kind: str
    """``add``, ``remove``, ``move``, ``set``, ``text`` or ``rows``."""
    what: str
    """A record (``ATLAS/RISK-004``) or a file by its path from the repository's root."""
    source: Source
    name: str = ""
    """Of ``set``: the field."""
    value: str = ""
    """Of ``set`` and ``rows``: ``old → new``; of ``move``: the new path; of ``remove``: the file's last text."""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the story."""

    when: dt.datetime
    """Without a zone: it is the portal's own."""
    author: str
    """Handle."""
    message: str
    source: Source
    moves: tuple[Move, ...] = field(default=(), repr=False)


def wrong(source: Source, message: str) -> Failure:
    """The story cannot be replayed; told by the line that says so."""
    return Failure(f"{source.path}:{source.line}:{source.column}: {message}", CONTENT)


def told(files: Mapping[str, str]) -> list[Step]:
    """The story, oldest commit first, from its files in the order of their names.

    Raises:
        Failure: located, if one is not written as a story is, or goes back in time.
    """
    steps: list[Step] = []
    for path in sorted(files):
        value, positions, problems = yaml.parse(path, files[path], 1)
        if problems:
            raise Failure("\n".join(map(str, problems)), CONTENT)
        if not isinstance(value, list):
            raise wrong(Source(path), "write a list of commits")
        steps += [_step(item, positions, (number,)) for number, item in enumerate(value)]
    for before, step in pairwise(steps):
        if step.when <= before.when:
            raise wrong(step.source, f"{step.when:%Y-%m-%d %H:%M} is not after the commit before it")
    return steps


def _step(item: Any, positions: Positions, at: Path) -> Step:
    source = positions.value(at)
    if not isinstance(item, dict):
        raise wrong(source, "write a commit: date, author, message and what it changed")
    for key in item:
        if key not in _KEYS:
            mend = remedy(key, _KEYS, f"keys here are {listed(_KEYS, most=20)}")
            raise wrong(positions.key((*at, key)), f"no key {key}; {mend}")
    for key in ("date", "author", "message"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise wrong(source, f"the commit has no {key}; write one")
    try:
        when = dt.datetime.strptime(item["date"], "%Y-%m-%d %H:%M")  # noqa: DTZ007 - of the portal's zone
    except ValueError:
        raise wrong(
            positions.value((*at, "date")), f"{item['date']} is no moment; write 2026-03-31 17:05"
        ) from None
    moves = tuple(_moves(item, positions, at))
    if not moves:
        raise wrong(source, "the commit changes nothing; say what it adds or sets, or leave it out")
    return Step(when, item["author"], item["message"].strip(), source, moves)


def _moves(item: dict[str, Any], positions: Positions, at: Path) -> Iterator[Move]:
    for key in _LISTS:
        for number, what in enumerate(_list(item.get(key, []), positions, (*at, key))):
            yield Move(key, _text(what, positions, (*at, key, number)), positions.value((*at, key, number)))
    for key in _TABLES:
        table = item.get(key, {})
        if not isinstance(table, dict):
            raise wrong(
                positions.value((*at, key)), f"{key} is a mapping: a record or file, and what changed"
            )
        for what, change in table.items():
            yield from _changes(key, what, change, positions, (*at, key, what))


def _changes(key: str, what: str, change: Any, positions: Positions, at: Path) -> Iterator[Move]:
    source = positions.key(at)
    if key == "set":
        if not isinstance(change, dict):
            raise wrong(source, "write the fields below it: status: open → done")
        for name, values in change.items():
            for value in values if isinstance(values, list) else [values]:
                text = _text(value, positions, (*at, name))
                yield Move(key, what, positions.key((*at, name)), name, text)
    elif key == "text":
        for number, passage in enumerate(_list(change, positions, at)):
            here = (*at, number)
            if not isinstance(passage, dict) or set(passage) != {"was", "now"}:
                raise wrong(
                    positions.value(here), "write the passage as was: and now: (nothing, if there was none)"
                )
            was, now = (_text(passage[part], positions, (*here, part)) for part in ("was", "now"))
            yield Move(key, what, positions.value(here), was=was.strip("\n"), now=now.strip("\n"))
    else:
        yield Move(key, what, source, value=_text(change, positions, at))


def _list(value: Any, positions: Positions, at: Path) -> list[Any]:
    if not isinstance(value, list):
        raise wrong(positions.value(at), "write a list")
    return value


def _text(value: Any, positions: Positions, at: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(positions.value(at), "write a text")
    return value
