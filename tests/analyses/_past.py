"""Pasts made by hand: commits as changes of files, files as records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pmsite.analyses.authors import signer
from pmsite.analyses.events import past
from pmsite.graph.graph import Graph
from pmsite.model.event import Event, Past, Step, Written
from pmsite.model.history import Commit, Touched

BROKEN = None
"""A state of a file that cannot be read."""
START = dt.datetime(2026, 5, 1, 10, tzinfo=dt.UTC)


def record(id_: str, kind: str = "risk", title: str = "Title", **values: object) -> Written:
    own = kind not in ("task", "milestone")
    return Written(
        id_, kind, title, {"kind": kind, "title": title, **values}, own=own, wide=kind in ("person", "term")
    )


def project(key: str = "ATLAS", **values: object) -> Written:
    return record(key, "project", **values)


@dataclass
class Story:
    """A history to be told commit by commit; the port of the reader and its reader in one."""

    complete: bool = True
    why: str = ""
    now: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, tuple[Written, ...] | None] = field(default_factory=dict)
    told: list[Commit] = field(default_factory=list)
    trees: dict[str, dict[str, str]] = field(default_factory=dict)

    def commit(
        self, files=None, *, moved=None, at: float | None = None, subject: str = "Why", **author
    ) -> Story:
        """Write files (a record, a list of records, ``BROKEN``, "" to delete), move others; at so many days."""
        touched = []
        moved = moved or {}
        for old, new in moved.items():
            before = self.now.pop(old)
            blob = self._blob(files[new]) if files and new in files else before
            self.now[new] = blob
            touched.append(Touched(new, blob, before, old))
        for path, held in (files or {}).items():
            if path in moved.values():
                continue
            before = self.now.pop(path, None)
            if held == "":
                touched.append(Touched(path, None, before))
                continue
            self.now[path] = self._blob(held)
            touched.append(Touched(path, self.now[path], before))
        number = len(self.told)
        when = START + dt.timedelta(days=number if at is None else at)
        sha = f"{number + 1:040x}"
        self.trees[sha] = dict(self.now)
        email, name = author.get("email", "li.wei@x.example"), author.get("name", "Li")
        self.told.append(Commit(sha, when, email, name, subject, author.get("body", ""), tuple(touched)))
        return self

    def _blob(self, held) -> str:
        name = f"blob-{len(self.blobs)}"
        if isinstance(held, bytes):
            held = BROKEN
        self.blobs[name] = held if held is None else (held,) if isinstance(held, Written) else tuple(held)
        return name

    @property
    def commits(self) -> tuple[Commit, ...]:
        return tuple(reversed(self.told))

    def files(self, sha: str) -> dict[str, str]:
        return self.trees[sha]

    def contents(self, blobs) -> dict[str, bytes]:
        raise NotImplementedError

    def shallow(self, number: int) -> Story:
        """The story as a clone of its last commits knows it."""
        rest = self.told[-number:]
        first = rest[0]
        edge = Commit(first.sha, first.when, first.email, first.name, first.subject)
        return Story(False, "the clone is shallow", self.now, self.blobs, [edge, *rest[1:]], self.trees)

    def past(self, graph: Graph | None = None) -> Past:
        def bare(commit: Commit) -> Step:
            return Step(commit.sha, commit.when, subject=commit.subject)

        signed = signer(graph, dt.UTC) if graph is not None else bare
        return past(self, lambda _, blob: self.blobs[blob], signed)


def said(event: Event) -> tuple[object, ...]:
    """Commit's number, what happened, to whom, and the fields."""
    changes = tuple((item.field, item.old, item.new) for item in event.changes)
    return (int(event.step.sha, 16), event.what, event.uid, changes)


def told(story: Story) -> list[tuple[object, ...]]:
    """Everything after the first commit, oldest first."""
    events = [said(event) for event in story.past().events]
    return [event for event in sorted(events, key=lambda item: item[0]) if event[0] != 1]
