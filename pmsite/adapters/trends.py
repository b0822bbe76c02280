"""What a portal's figures were at the ends of past periods, from the git history of its content.

A point is the portal compiled from the files of the last commit at or before the end of a period, as of that day, by
today's rules and settings. Its figures are kept in the cache by what they follow from: the files, the day, the
settings, the code, and for an audience what is released to it today.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.content import most_bytes
from pmsite.adapters.git.cache import Cache
from pmsite.adapters.git.history import GitHistory, history
from pmsite.adapters.git.parsed import settings_digest
from pmsite.adapters.git.repository import GitError, Repository, at
from pmsite.analyses.months import month_ends, week_ends
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.model.trend import Snapshot, Trends
from pmsite.pipeline import seen, snapshot
from pmsite.read.actuals import is_actuals
from pmsite.read.documents import is_record
from pmsite.read.records import Memory
from pmsite.release.release import release


class Then(NamedTuple):
    """An end of a period and the last commit by then."""

    day: dt.date
    commit: str


def trends(configuration: Configuration, portal: Portal, audience: str = INTERNAL) -> Trends:
    """What an audience's figures were, as far as git knows; the portal's own are the last of them."""
    settings = configuration.settings
    found = history(configuration.content, settings.zone)
    try:
        points = _points(found, portal)
        made = _Maker(configuration, portal, found).figures(points, audience)
    except GitError as error:
        found, points, made = GitHistory(complete=False, why=str(error)), [], []
    now = Snapshot(portal.as_of, seen(portal, audience, _released(portal, audience)))
    snapshots = [
        Snapshot(then.day, item["figures"], then.commit if audience == INTERNAL else "")
        for then, item in zip(points, made, strict=True)
    ]
    internal = audience == INTERNAL
    return Trends(
        (*snapshots, now),
        found.why,
        settings.history.period,
        found.commits[-1].when.date() if found.commits else None,
        tuple(dict.fromkeys(note for item in made for note in item["skipped"])) if internal else (),
        tree_address(configuration.repo_url) if internal else "",
    )


def tree_address(repository: str) -> str:
    """Address of a repository's files at a ``{commit}``, as its host has it; "" where there is none."""
    base = repository.rstrip("/").removesuffix(".git")
    if not base:
        return ""
    host = urlsplit(base).hostname or ""
    if "gitlab" in host:
        return base + "/-/tree/{commit}"
    return base + ("/src/{commit}" if "bitbucket" in host else "/tree/{commit}")


def _points(found: GitHistory, portal: Portal) -> list[Then]:
    """Ends of the periods before the as-of day, from the first known commit on."""
    if found.repository is None or not found.commits:
        return []
    settings = portal.settings
    first = found.commits[-1].when.date()
    ends = (week_ends if settings.history.period == "week" else month_ends)(
        first, portal.as_of, settings.history.snapshots
    )
    line = [(at(second, settings.zone).date(), sha) for sha, second in found.repository.line()]
    points = [Then(end, next((sha for day, sha in line if day <= end), "")) for end in ends[:-1]]
    return [then for then in points if then.commit]


def _released(portal: Portal, audience: str) -> Portal:
    return portal if audience == INTERNAL else release(portal, audience)


@dataclass(slots=True)
class _Maker:
    """Figures of old states, from the cache where it has them; a state is compiled once for all audiences."""

    configuration: Configuration
    portal: Portal
    history: GitHistory
    memory: Memory = field(default_factory=lambda: Memory(tolerant=True))
    blobs: dict[str, bytes] = field(default_factory=dict)
    today: dict[str, Portal] = field(default_factory=dict)

    @property
    def repository(self) -> Repository:
        """The repository that the history is of."""
        if self.history.repository is None:
            raise GitError(self.history.why)
        return self.history.repository

    def figures(self, points: list[Then], audience: str) -> list[dict[str, Any]]:
        """Figures that an audience sees at each point, and the files that could not be read."""
        cache = Cache(
            self.configuration.base / ".pmsite" / "cache" / "history", settings_digest(self.portal.settings)
        )
        trees = self.repository.trees((then.commit, self.history.prefix(then.commit)) for then in points)
        keys = [self._key(cache, tree, then.day, audience) for tree, then in zip(trees, points, strict=True)]
        known = {key: found for key, value in cache.get(keys).items() if (found := _read(value)) is not None}
        for key, tree, then in zip(keys, trees, points, strict=True):
            if key not in known:
                made = self._made(then)
                known[key] = made[audience]
                cache.put(
                    {
                        self._key(cache, tree, then.day, name): json.dumps(value, ensure_ascii=False).encode()
                        for name, value in made.items()
                    }
                )
        return [known[key] for key in keys]

    def _key(self, cache: Cache, tree: str, day: dt.date, audience: str) -> bytes:
        return cache.key("figures", audience, tree, day.isoformat(), *self._visible(audience))

    def _visible(self, audience: str) -> list[str]:
        """Uids of what is released to an audience today."""
        return [] if audience == INTERNAL else sorted(self._today(audience).graph.records)

    def _today(self, audience: str) -> Portal:
        if audience not in self.today:
            self.today[audience] = _released(self.portal, audience)
        return self.today[audience]

    def _made(self, then: Then) -> dict[str, dict[str, Any]]:
        """Figures of a state by audience."""
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
        portal, skipped = snapshot(content, self.portal.settings, then.day, self.memory)
        return {
            name: {"figures": seen(portal, name, self._today(name)), "skipped": list(skipped)}
            for name in (INTERNAL, *self.portal.settings.audiences)
        }


def _read(value: bytes) -> dict[str, Any] | None:
    """Figures as the cache has them."""
    try:
        found = json.loads(value)
    except ValueError:
        return None
    return found if isinstance(found, dict) and {*found} == {"figures", "skipped"} else None
