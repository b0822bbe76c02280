"""A portal as the views see it: records, relations and everything computed from them at a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmsite.graph.graph import Graph
from pmsite.model.attachment import Measure
from pmsite.model.event import NO_PAST, Past
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.model.trend import NO_TRENDS, Trends

INTERNAL = "internal"
"""The audience that sees everything: the team."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a portal's content is from: nothing of it for an audience but whether a day was asked for."""

    commit: str = ""
    """Commit the content was read from, short; "" where there is none."""
    day: dt.date | None = None
    """Day of that commit in the portal's time zone."""
    asked: bool = False
    """Whether the as-of day was asked for on the command line: then every page says so."""


@dataclass(frozen=True, slots=True)
class Portal:
    """The graph of one audience with its derived values as of a day."""

    graph: Graph
    settings: Settings
    as_of: dt.date
    derived: Mapping[str, Mapping[str, Any]]
    audience: str = INTERNAL
    language: str = "en"
    title: str = "Portal"
    attachments: Mapping[str, str] = field(default_factory=dict)
    """Files beside the Markdown, by path: "" or why one must not be published."""
    measures: Mapping[str, Measure] = field(default_factory=dict)
    """Size and hash of attachments, by path, where they are known."""
    origin: Origin = Origin()
    past: Past = NO_PAST
    """What happened to the records; an audience has none of it."""
    trends: Trends = NO_TRENDS
    """What the figures were; of an audience's portal those that it may see, without commits."""
    memo: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What later stages work out once of this portal; a portal cut from it starts afresh."""

    def of(self, record: Record | str) -> Mapping[str, Any]:
        """Derived values of a record."""
        return self.derived.get(record if isinstance(record, str) else record.uid, {})

    def is_open(self, record: Record) -> bool:
        """Whether something is left to do about a record."""
        return str(record.get("status")) not in self.graph.kinds[record.kind].closed_states
