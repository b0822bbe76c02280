"""What was derived and checked of a portal last: an edited text leaves it as it is, for no analysis reads a text.

The same holds of checks but those that say ``BODIES = True``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any
from uuid import uuid4

from pmsite.analyses._all import analysed
from pmsite.analyses.portal import Portal
from pmsite.graph.graph import Graph
from pmsite.model.diagnostic import Diagnostic
from pmsite.model.record import Record
from pmsite.model.settings import Settings
from pmsite.read.memory import Memory

Derived = tuple[dict[str, dict[str, Any]], tuple[Diagnostic, ...]]
_ASIDE = ("attachments", "measures", "origin", "language", "title", "audience")
"""What checks may ask of a portal beside its graph."""


@dataclass(slots=True)
class Reckoning:
    """The last results, and what they were worked out from."""

    reading: Memory = field(default_factory=Memory)
    """What was found in the files."""
    records: Mapping[str, Record] = field(default_factory=dict)
    around: tuple[Any, ...] = ()
    """Relations, parts, actuals, settings and day."""
    aside: tuple[Any, ...] = ()
    derived: Derived | None = None
    problems: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """By check."""
    same: bool = False
    """Whether the graph of now is the last one but for its texts."""
    state: str = ""
    """A name that the graph and what is derived of it have as long as nothing but texts changes."""

    def analysed(self, graph: Graph, settings: Settings, as_of: dt.date) -> Derived:
        """What every analysis derives, as :func:`pmsite.analyses._all.analysed`."""
        around = (graph.relations, dict(graph.children), dict(graph.actuals), settings, as_of)
        self.same = self.derived is not None and self.around == around and self._alike(graph.records)
        if self.derived is None or not self.same:
            self.derived, self.problems = analysed(graph, settings, as_of), {}
            self.state = uuid4().hex
        self.records, self.around = graph.records, around
        return self.derived

    def checked(self, portal: Portal, checks: Iterable[ModuleType]) -> list[Diagnostic]:
        """What the checks find."""
        aside = tuple(getattr(portal, name) for name in _ASIDE)
        same, known = self.same and self.aside == aside, self.problems
        self.problems = {}
        for module in checks:
            name = module.__name__
            left = same and name in known and not getattr(module, "BODIES", False)
            self.problems[name] = known[name] if left else tuple(module.check(portal))
        self.aside = aside
        return [problem for found in self.problems.values() for problem in found]

    def _alike(self, records: Mapping[str, Record]) -> bool:
        """Whether these are the same records but for their texts."""
        return list(records) == list(self.records) and all(
            new is old or _alike(new, old)
            for new, old in zip(records.values(), self.records.values(), strict=True)
        )


def _alike(new: Record, old: Record) -> bool:
    return replace(new, body=old.body) == old and new.positions == old.positions
