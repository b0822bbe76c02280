"""What became of one record in one commit: what kind of event it is, and which of its fields changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pmsite.analyses._heirs import Pair, Projects
from pmsite.analyses._written import Held
from pmsite.model.compare import BODY, FieldChange, changed, lines_changed
from pmsite.model.event import PATH, SCORE, Change, What

_KEPT = {"risk": ("inherent", "current", "target")}
"""Fields by kind of which every state is wanted."""
_LAST = {
    "action": ("owner", "due"),
    "meeting": ("date", "chair", "minutes_by", "attendance"),
    "milestone": ("owner", "baseline", "actual"),
}
"""Fields by kind that are kept of a removed record: whose calendar it is in, and when."""
_STEPS = ("percent", "remaining")
"""What an entry of the progress of a task measures."""
_ENTRY = re.compile(r"progress\[[^\]]*\]\Z")


Told = tuple[What, tuple[Change, ...], Mapping[str, Any]]


def described(pair: Pair, files: Mapping[str, str], projects: Projects) -> Told | None:
    """The event of a record; None where nothing happened to it.

    ``files`` are the files before by the files after. What moves with its file or its project has not been moved by
    itself.
    """
    old, new = pair
    if new is None:
        return ("removed", (), _kept(old, _LAST))
    kept = _kept(new, _KEPT)
    if old is None:
        return ("added", (), kept)
    fields = tuple(_fields(old, new))
    named = tuple(_names(old, new, projects.keys))
    moved = _moved(old, new, files, projects.folders)
    if fields:
        return ("changed", (*named, *fields, *moved), kept)
    if named or moved:
        return ("renamed", (*named, *moved), kept)
    return None


def _kept(held: Held | None, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Fields of a record as they are, those of them that are wanted of its kind."""
    if held is None:
        return {}
    values = held.record.values
    return {name: values[name] for name in wanted.get(held.record.kind, ()) if values.get(name) is not None}


def _names(old: Held, new: Held, keys: Mapping[str, str]) -> Iterator[Change]:
    """Another id, or another project that is not the old one under another key."""
    if old.record.id != new.record.id and new.record.kind != "page":
        yield Change("id", old.record.id, new.record.id)
    if new.record.kind != "project":
        was, now = old.uid.rpartition("/")[0], new.uid.rpartition("/")[0]
        if keys.get(was, was) != now:
            yield Change("project", was or None, now or None)


def _moved(old: Held, new: Held, files: Mapping[str, str], folders: Mapping[str, str]) -> tuple[Change, ...]:
    if old.path == new.path or (not new.record.own and files.get(new.path) == old.path):
        return ()
    for was, now in folders.items():
        if was != now and old.path.startswith(f"{was}/") and new.path == now + old.path[len(was) :]:
            at_home = PurePosixPath(new.path).parent.as_posix() == now and new.record.kind == "project"
            return (Change(PATH, old.path, new.path),) if at_home else ()
    return (Change(PATH, old.path, new.path),)


def _fields(old: Held, new: Held) -> Iterator[Change]:
    """Fields that changed; a new entry of the progress of a task is a step of its percentage."""
    if old.record.values is new.record.values:
        return
    before, after = old.record.values, new.record.values
    if new.record.kind == "risk":
        was, now = score(before), score(after)
        if was != now:
            yield Change(SCORE, was, now)
    told = changed(before, after)
    entries = [item for item in told if _ENTRY.match(item.field) and None in (item.old, item.new)]
    yield from _progress(entries, before, after)
    for item in told:
        if item.field == BODY:
            yield Change(BODY, lines=lines_changed(item.old, item.new))
        elif item not in entries:
            yield Change(item.field, item.old, item.new)


def score(values: Mapping[str, Any]) -> int | None:
    """Probability × largest impact as a risk is assessed now, else as it was at first; None where it is not."""
    found = values.get("current") or values.get("inherent")
    if not isinstance(found, Mapping):
        return None
    probability, impact = found.get("probability"), found.get("impact")
    if isinstance(impact, Mapping):
        impact = max((item for item in impact.values() if isinstance(item, int)), default=None)
    return probability * impact if isinstance(probability, int) and isinstance(impact, int) else None


def _progress(
    entries: Sequence[FieldChange], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    """Entries that came to the progress of a task, or went: a step of what is done and of what remains.

    A task that is finished needs no progress any more; that it goes then is no news.
    """
    steps = [Change(name, _last(before, name), _last(after, name)) for name in _STEPS]
    steps = [step for step in steps if step.old != step.new] if entries else []
    finished = not _entries(after) and after.get("actual_finish") is not None
    if steps and not finished:
        yield from steps
    for item in entries:
        if item.new is None and not steps and not finished:
            yield Change(item.field, item.old, None)
        for name, value in (item.new or {}).items():
            if name == "comment" or (not steps and name != "date"):
                yield Change(f"{item.field}.{name}", None, value)


def _entries(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = [item for item in values.get("progress") or () if isinstance(item, Mapping)]
    return sorted(found, key=lambda item: str(item.get("date") or ""))


def _last(values: Mapping[str, Any], name: str) -> Any:
    """What the last entry that says it says of the progress."""
    return next((item[name] for item in reversed(_entries(values)) if item.get(name) is not None), None)
