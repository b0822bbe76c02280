"""What is uncertain about a schedule: three-point estimates of tasks, and events that may befall them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Distribution = Literal["pert", "triangular"]


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Optimistic, likely and pessimistic duration of a whole task, in working minutes."""

    optimistic: int
    likely: int
    pessimistic: int

    @property
    def rises(self) -> bool:
        """Whether it is a distribution: optimistic ≤ likely ≤ pessimistic."""
        return self.optimistic <= self.likely <= self.pessimistic


@dataclass(frozen=True, slots=True)
class Event:
    """A risk: its uid, and what it adds to the remaining duration of activities if it occurs.

    ``delays`` are working minutes by activity id; those of an opportunity are negative.
    """

    uid: str
    probability: float
    delays: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """Estimates by task id, and events; they are independent of each other."""

    estimates: Mapping[str, ThreePoint] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
