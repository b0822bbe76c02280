"""Which record an id means, seen from a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pmsite.model.record import Record
from pmsite.model.suggest import did_you_mean
from pmsite.model.value import MOST_ID

MOST_SEARCHES = 100
"""Misses of a run that get a "did you mean": each search looks at every id."""
_ALIKE = 4
"""Characters by which an id may differ in length from what was written."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Why an id names no record: the records it could mean, or the nearest one."""

    candidates: tuple[str, ...] = ()
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds records by id from within a project; the project's own come first, then the portal's."""

    records: Mapping[str, Record]
    by_id: Mapping[str, tuple[str, ...]] = field(repr=False)
    searched: dict[tuple[str, str | None], str | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(cls, records: Iterable[Record]) -> Resolver:
        """A resolver over these records."""
        by_id: dict[str, list[str]] = defaultdict(list)
        every = {record.uid: record for record in records}
        for uid, record in every.items():
            by_id[record.id].append(uid)
        return cls(every, {key: tuple(uids) for key, uids in by_id.items()})

    def find(self, written: str, project: str | None) -> Record | None:
        """The record an id means, None where it means none or several."""
        if "/" in written:
            return self.records.get(written)
        if project is not None and (own := self.records.get(f"{project}/{written}")) is not None:
            return own
        if (portal := self.records.get(written)) is not None:
            return portal
        candidates = self.by_id.get(written, ())
        return self.records[candidates[0]] if project is None and len(candidates) == 1 else None

    def miss(self, written: str, project: str | None) -> Miss:
        """What could have been meant by an id that names no record."""
        bare = written.rpartition("/")[2]
        candidates = self.by_id.get(bare, ())
        if candidates:
            return Miss(candidates if project is None and "/" not in written else candidates[:1])
        return Miss(near=self._near(bare, project))

    def _near(self, bare: str, project: str | None) -> str | None:
        """The nearest id of the project or the portal; only the first misses of a run are worth the search."""
        key = (bare, project)
        if key not in self.searched and len(self.searched) < MOST_SEARCHES and len(bare) <= MOST_ID:
            alike = {
                record.id
                for record in self.records.values()
                if record.project in (project, None)
                and abs(len(record.id) - len(bare)) <= _ALIKE
                and record.id[:1].casefold() == bare[:1].casefold()
            }
            self.searched[key] = did_you_mean(bare, alike)
        return self.searched.get(key)
