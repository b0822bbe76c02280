"""The past in the records' own terms: what each commit added, removed, moved and changed, field by field.

Source: the first-parent line of the branch, oldest commit first; a merge is one step. A record is known by its name
across the portal, wherever it is written: nested in a plan or in minutes, in a file of its own, in another file
tomorrow. It keeps its past when its file or its project is renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import Any

from pmsite.analyses._event_changes import described
from pmsite.analyses._heirs import Pair, Projects, pairs
from pmsite.analyses._written import Held, Shelf
from pmsite.model.event import CONTENT, Change, Event, Past, Reader, Skipped, Step, What, Written
from pmsite.model.history import Commit, History, Touched
from pmsite.read.documents import is_record

Signed = Callable[[Commit], Step]
"""A commit as pages show it: its instant in the portal's zone, its author by handle, its message cleaned."""


def past(history: History, read: Reader, signed: Signed) -> Past:
    """All that a history tells of the records; ``read`` gives the records of a file's state."""
    walk = _Walk(read)
    commits = list(reversed(history.commits))
    steps = {commit.sha: signed(commit) for commit in commits}
    if commits and not history.complete and not commits[0].touched:
        first = commits.pop(0)
        walk.begin(first, history.files(first.sha).items(), steps[first.sha])
    for commit in commits:
        walk.step(commit, steps[commit.sha])
    return Past(
        known=bool(history.commits),
        why=history.why,
        since=steps[history.commits[-1].sha] if history.commits else None,
        complete=history.complete,
        events=tuple(walk.named()),
        skipped=tuple(reversed(walk.skipped)),
    )


@dataclass(slots=True)
class _Walk:
    """The way through the commits: what is held now, and what happened so far."""

    read: Reader
    shelf: Shelf = field(default_factory=Shelf)
    events: list[tuple[int, Event]] = field(default_factory=list)
    lives: dict[str, int] = field(default_factory=dict)
    """Number of the record that has a name now, or had it last."""
    names: list[str] = field(default_factory=list)
    """Last name of each record, by number."""
    skipped: list[Skipped] = field(default_factory=list)

    def begin(self, commit: Commit, files: Iterable[tuple[str, str]], step: Step) -> None:
        """Take the files of the first known commit as they are: who added them is not known."""
        touched = tuple(Touched(path, blob) for path, blob in files)
        self.step(replace(commit, touched=touched), step, silent=True)

    def step(self, commit: Commit, step: Step, *, silent: bool = False) -> None:
        """Take a commit."""
        gone, new, moved = self._contents(commit, step)
        keys = self.shelf.keys_with(gone, new)
        if keys != self.shelf.keys:
            self._rekeyed(keys, gone, new)
        rekeys = self._rekeys(keys, moved)
        names = dict.fromkeys(
            [
                *(self.shelf.uid(path, item) for path in gone for item in self.shelf.files.get(path, ())),
                *(self.shelf.uid(path, item, keys) for path, items in new.items() for item in items),
            ]
        )
        before = {uid: self.shelf.held(uid) for uid in names}
        for path in gone:
            self.shelf.take(path)
        self.shelf.keys = keys
        for path, records in new.items():
            self.shelf.put(path, records)
        after = {uid: self.shelf.held(uid) for uid in names}
        if silent:
            for uid in names:
                self._life(uid)
            return
        files = {new: old for old, new in moved.items()} | {
            path: path for path in new if path in gone and path not in moved.values()
        }
        first = len(self.events)
        for pair in pairs(before, after, files, rekeys):
            self._tell(pair, step, files, rekeys)
        for item in commit.touched:
            if item.blob is not None and item.before != item.blob and not is_record(item.path):
                self._replaced(item.path, step, first)

    def _contents(
        self, commit: Commit, step: Step
    ) -> tuple[list[str], dict[str, tuple[Written, ...]], dict[str, str]]:
        """Files whose records go, those whose records come, and where files were moved."""
        gone: dict[str, None] = {}
        new: dict[str, tuple[Written, ...]] = {}
        moved: dict[str, str] = {}
        for item in commit.touched:
            was = item.was or item.path
            if not is_record(item.path) and not is_record(was):
                continue
            if was != item.path:
                moved[was] = item.path
            if was in self.shelf.files:
                gone[was] = None
            if item.path in self.shelf.files:
                gone[item.path] = None
            if item.blob is None or not is_record(item.path):
                continue
            records = self.read(item.path, item.blob)
            if records is None:
                self.skipped.append(Skipped(item.path, step))
                records = self.shelf.files.get(was, ())
            new[item.path] = records
        return list(gone), new, moved

    def _rekeyed(self, keys: dict[str, str], gone: list[str], new: dict[str, tuple[Written, ...]]) -> None:
        """Where a project's key changes, the records of its folder get another name."""
        folders = {
            folder for folder in {*keys, *self.shelf.keys} if keys.get(folder) != self.shelf.keys.get(folder)
        }
        known = {*gone, *new}
        for path in self.shelf.below(folders):
            if path not in known:
                gone.append(path)
                new[path] = self.shelf.files[path]

    def _rekeys(self, keys: dict[str, str], moved: dict[str, str]) -> Projects:
        """Projects that were renamed or whose folders were moved."""
        folders = {folder: folder for folder in self.shelf.keys if folder in keys}
        for old, new in moved.items():
            if old.endswith("/index.md") and new.endswith("/index.md"):
                folders[old.removesuffix("/index.md")] = new.removesuffix("/index.md")
        known = {old: new for old, new in folders.items() if old in self.shelf.keys and new in keys}
        return Projects(known, {self.shelf.keys[old]: keys[new] for old, new in known.items()})

    def _tell(self, pair: Pair, step: Step, files: dict[str, str], projects: Projects) -> None:
        held = pair.new or pair.old
        if held is None:
            return
        if pair.old is not None and pair.new is not None and pair.old.uid != pair.new.uid:
            self._rename(pair.old.uid, pair.new.uid)
        told = described(pair, files, projects)
        if told is None:
            return
        self.events.append((self._life(held.uid), _event(held, step, *told)))

    def _replaced(self, path: str, step: Step, first: int) -> None:
        """The file of a document was written; ``first`` is the number of the commit's first event."""
        change = Change(CONTENT, None, path)
        for held in self.shelf.documents(path):
            life = self._life(held.uid)
            told = next((n for n in range(first, len(self.events)) if self.events[n][0] == life), None)
            if told is None:
                self.events.append((life, _event(held, step, "changed", (change,), {})))
            elif (event := self.events[told][1]).what != "added":
                changes = (*event.changes, change)
                self.events[told] = (life, replace(event, what="changed", changes=changes))

    def _life(self, uid: str) -> int:
        """Number of the record of that name."""
        if uid not in self.lives:
            self.lives[uid] = len(self.names)
            self.names.append(uid)
        return self.lives[uid]

    def _rename(self, old: str, new: str) -> None:
        life = self._life(old)
        del self.lives[old]
        self.lives[new] = life
        self.names[life] = new

    def named(self) -> Iterator[Event]:
        """What happened, newest first, each event under the last name of its record."""
        commits = [list(found) for _, found in groupby(self.events, key=lambda item: item[1].step.sha)]
        for life, event in chain.from_iterable(reversed(commits)):
            name = self.names[life]
            yield event if event.uid == name else replace(event, uid=name)


def _event(held: Held, step: Step, what: What, changes: tuple[Change, ...], kept: Mapping[str, Any]) -> Event:
    uid, record = held.uid, held.record
    project = uid.rpartition("/")[0] or (record.id if record.kind == "project" else None)
    return Event(step, what, uid, project, record.id, record.kind, record.title, changes, kept)
