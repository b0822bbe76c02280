"""What a portal's figures were at the ends of past periods, from the git history of its content.

A point is the portal compiled from the files of the last commit at or before the end of a period, as of that day, by
today's rules and settings. Its figures are kept in the cache by what they follow from: the files, the day, the
settings, the code, and for an audience what is released to it today.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pmsite.adapters.configuration import Configuration
from pmsite.adapters.git.cache import Cache
from pmsite.adapters.git.history import GitHistory, history
from pmsite.adapters.git.parsed import settings_digest
from pmsite.adapters.git.repository import GitError
from pmsite.adapters.then import Old, Then, line_of
from pmsite.analyses.months import month_ends, week_ends
from pmsite.analyses.portal import INTERNAL, Portal
from pmsite.kpis._old import hidden_now, seen
from pmsite.model.trend import Snapshot, Trends


def trends(configuration: Configuration, portal: Portal, audience: str = INTERNAL) -> Trends:
    """What an audience's figures were, as far as git knows; the portal's own are the last of them."""
    settings = configuration.settings
    found = history(configuration.content, settings.zone)
    try:
        points = _points(found, portal)
        made = _Maker(configuration, portal, Old(portal.settings, found)).figures(points, audience)
    except GitError as error:
        found, points, made = GitHistory(complete=False, why=str(error)), [], []
    now = Snapshot(portal.as_of, seen(portal, audience, portal))
    snapshots = [
        Snapshot(then.day, item["figures"], then.commit if audience == INTERNAL else "")
        for then, item in zip(points, made, strict=True)
    ]
    internal = audience == INTERNAL
    return Trends(
        (*snapshots, now),
        found.why if internal else "",
        settings.snapshots,
        found.commits[-1].when.date() if found.commits and internal else None,
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
    ends = (week_ends if settings.snapshots == "week" else month_ends)(
        first, portal.as_of, settings.history.snapshots
    )
    line = line_of(found, settings)
    points = [Then(end, next((sha for day, sha in line if day <= end), "")) for end in ends[:-1]]
    return [then for then in points if then.commit]


@dataclass(slots=True)
class _Maker:
    """Figures of old states, from the cache where it has them; a state is compiled once for all audiences."""

    configuration: Configuration
    portal: Portal
    old: Old
    today: dict[str, list[str]] = field(default_factory=dict)

    def figures(self, points: list[Then], audience: str) -> list[dict[str, Any]]:
        """Figures that an audience sees at each point, and the files that could not be read."""
        cache = Cache(
            self.configuration.base / ".pmsite" / "cache" / "history", settings_digest(self.portal.settings)
        )
        trees = self.old.trees(points)
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
        """Uids of what is released to an audience today, with what of it is withheld."""
        if audience == INTERNAL:
            return []
        if audience not in self.today:
            hidden = hidden_now(self.portal, audience)
            self.today[audience] = [f"{uid} {' '.join(names)}" for uid, names in hidden.items()]
        return sorted(self.today[audience])

    def _made(self, then: Then) -> dict[str, dict[str, Any]]:
        """Figures of a state by audience."""
        portal, skipped = self.old.portal(then)
        return {
            name: {"figures": seen(portal, name, self.portal), "skipped": list(skipped)}
            for name in (INTERNAL, *self.portal.settings.audiences)
        }


def _read(value: bytes) -> dict[str, Any] | None:
    """Figures as the cache has them."""
    try:
        found = json.loads(value)
    except ValueError:
        return None
    return found if isinstance(found, dict) and {*found} == {"figures", "skipped"} else None
