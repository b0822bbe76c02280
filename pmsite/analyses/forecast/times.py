"""Early times of an activity over the runs, told as instants or as positions of any calendar when asked."""

from __future__ import annotations

import numpy as np

from pmsite.analyses.forecast.grid import Grid, Minutes


class Times:
    """Start and finish of a node; its position on its own calendar costs nothing, all else is worked out once.

    ``first`` and ``last`` are positions of the (remaining) work; the start of work under way is given, since it
    is another. Points in time (milestones, hubs, what is finished) have no positions, but start and finish.
    """

    __slots__ = ("_at", "_grid", "_instants", "_started", "first", "last")

    def __init__(
        self,
        grid: Grid | None = None,
        first: Minutes | None = None,
        last: Minutes | None = None,
        *,
        start: Minutes | None = None,
        finish: Minutes | None = None,
    ) -> None:
        self._grid, self.first, self.last = grid, first, last
        self._instants = [finish, start]
        self._started = start is not None
        self._at: dict[tuple[int, bool], Minutes] = {}

    def instant(self, *, start: bool) -> Minutes:
        """Instants of the start, or of the finish."""
        found = self._instants[start]
        if found is None:
            if self._grid is None or self.first is None or self.last is None:
                raise AssertionError("a point has instants")
            found = self._grid.start(self.first) if start else self._grid.finish(self.last)
            self._instants[start] = found
        return found

    def position(self, grid: Grid, *, start: bool) -> Minutes:
        """Positions of the start, or of the finish, on a calendar."""
        side = (None if self._started else self.first) if start else self.last
        if grid is self._grid and side is not None:
            return side
        key = (id(grid), start)
        if key not in self._at:
            self._at[key] = grid.position(self.instant(start=start))
        return self._at[key]


def single(value: int) -> Minutes:
    """A value that holds for all runs."""
    return np.array([value], np.int64)
