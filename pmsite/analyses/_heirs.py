"""Records before and after a commit, each beside itself: also one that has another name since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pmsite.analyses._written import Held


class Pair(NamedTuple):
    """A record before and after a commit; None where it was not there."""

    old: Held | None
    new: Held | None


@dataclass(frozen=True, slots=True)
class Projects:
    """Projects that were there before a commit and after it: their folders and their keys now by those then."""

    folders: Mapping[str, str]
    keys: Mapping[str, str]


def pairs(
    before: Mapping[str, Held | None],
    after: Mapping[str, Held | None],
    files: Mapping[str, str],
    projects: Projects,
) -> Iterator[Pair]:
    """What was and what is, by name; ``files`` are the files before by the files after."""
    gone = [held for uid, held in before.items() if held is not None and after[uid] is None]
    came = [held for uid, held in after.items() if held is not None and before[uid] is None]
    heirs = _heirs(gone, came, files, projects)
    taken = {held.uid for held in heirs.values()}
    for uid, old in before.items():
        new = after[uid] or heirs.get(uid)
        if old is not None or (new is not None and uid not in taken):
            yield Pair(old, new)


def _heirs(
    gone: Sequence[Held], came: Sequence[Held], files: Mapping[str, str], projects: Projects
) -> dict[str, Held]:
    """What each record that is no longer there under its name has become."""
    by_id: dict[tuple[str, str], list[Held]] = {}
    by_file: dict[tuple[str, str], list[Held]] = {}
    for held in came:
        by_id.setdefault((held.record.kind, held.record.id), []).append(held)
        if held.path in files:
            by_file.setdefault((held.record.kind, files[held.path]), []).append(held)
    found: dict[str, Held] = {}
    taken: set[str] = set()
    for sure in (True, False):
        for old in gone:
            kind = old.record.kind
            near = (*by_id.get((kind, old.record.id), ()), *by_file.get((kind, old.path), ()))
            for new in near if old.uid not in found else ():
                if new.uid not in taken and _same(old, new, files, projects, sure=sure):
                    found[old.uid] = new
                    taken.add(new.uid)
                    break
    return found


def _same(old: Held, new: Held, files: Mapping[str, str], projects: Projects, *, sure: bool) -> bool:
    """Whether a record has become another: by its place, or else because everything but its name is the same."""
    in_file = files.get(new.path) == old.path
    if not sure:
        same = old.record.values == new.record.values and old.record.title == new.record.title
        return same and (in_file or old.record.id == new.record.id)
    if old.record.kind == "project" or (old.record.kind == "page" and old.record.own):
        return in_file
    if old.record.id != new.record.id:
        return False
    was, now = old.uid.rpartition("/")[0], new.uid.rpartition("/")[0]
    return in_file or (was != now and projects.keys.get(was) == now)
