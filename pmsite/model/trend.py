"""What the figures of a portal were at the ends of past periods, and why they are known no further back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LEAST = 3
"""Snapshots from which a trend is drawn."""

Figures = Mapping[str, Any]
"""Figures of a portal as plain values of JSON; the keys are those of :func:`pmsite.kpis._snapshot.figures`."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A portal's figures at the close of a day, computed from the content as it was committed then."""

    day: dt.date
    figures: Figures
    commit: str = ""
    """Full name of the commit that the content was read from; "" for an audience, and for the current state."""

    def project(self, key: str) -> Figures:
        """Figures of a project; {} where it did not exist."""
        found: Figures = self.figures.get("projects", {}).get(key, {})
        return found


@dataclass(frozen=True, slots=True)
class Trends:
    """Snapshots at the ends of past periods, oldest first; the last one is the current state."""

    snapshots: tuple[Snapshot, ...] = ()
    why: str = ""
    """Why there are none, or none further back, and what to do about it; "" where all is known."""
    period: str = "month"
    """``week`` or ``month``."""
    since: dt.date | None = None
    """Day of the first commit that is known; before it nothing is."""
    skipped: tuple[str, ...] = field(default=())
    """Files of old commits that today's rules cannot read, each with the reason; the figures are without them."""
    tree: str = ""
    """Address of the content at a commit, with ``{commit}`` for its name; "" where it is not published."""

    @property
    def drawn(self) -> bool:
        """Whether there are enough snapshots for a line."""
        return len(self.snapshots) >= LEAST


NO_TRENDS = Trends()
"""Of a portal whose past nobody asked for."""
