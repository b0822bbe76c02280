"""A portal as it was: compiled from the files of the last commit at or before the end of a day, by today's rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pmsite.adapters.content import most_bytes
from pmsite.adapters.git.history import GitHistory
from pmsite.adapters.git.repository import GitError, Repository, at
from pmsite.analyses.portal import Portal
from pmsite.kpis._old import snapshot
from pmsite.model.settings import Settings
from pmsite.read.actuals import is_actuals
from pmsite.read.documents import is_record
from pmsite.read.memory import Memory


class Then(NamedTuple):
    """A day and the last commit by its end."""

    day: dt.date
    commit: str


def line_of(found: GitHistory, settings: Settings) -> list[tuple[dt.date, str]]:
    """Commits of the first-parent line with their days in the portal's time zone, the newest first."""
    if found.repository is None:
        return []
    return [(at(second, settings.zone).date(), sha) for sha, second in found.repository.line()]


@dataclass(slots=True)
class Old:
    """Old states of a content; what they have in common is read once."""

    settings: Settings
    history: GitHistory
    memory: Memory = field(default_factory=lambda: Memory(tolerant=True))
    blobs: dict[str, bytes] = field(default_factory=dict)

    @property
    def repository(self) -> Repository:
        """The repository that the history is of."""
        if self.history.repository is None:
            raise GitError(self.history.why)
        return self.history.repository

    def at(self, day: dt.date) -> Then | None:
        """The state at the end of a day; None where git knows none."""
        if self.history.repository is None or not self.history.commits:
            return None
        found = next((sha for when, sha in line_of(self.history, self.settings) if when <= day), "")
        return Then(day, found) if found else None

    def trees(self, points: Iterable[Then]) -> list[str]:
        """Names of the content's trees: equal ones hold the same files."""
        return list(self.repository.trees((then.commit, self.history.prefix(then.commit)) for then in points))

    def portal(self, then: Then) -> tuple[Portal, tuple[str, ...]]:
        """The portal of a state as of its day, and the files that today's rules cannot read."""
        every = self.history.files(then.commit).items()
        files = {path: blob for path, blob in every if is_record(path) or is_actuals(path)}
        missing = [(path, blob) for path, blob in files.items() if blob not in self.blobs]
        self.blobs.update(
            self.repository.contents(
                (blob for _, blob in missing), max(most_bytes(path) or 0 for path, _ in missing)
            )
            if missing
            else ()
        )
        content = {path: self.blobs[blob] for path, blob in files.items() if blob in self.blobs}
        return snapshot(content, self.settings, then.day, self.memory)
