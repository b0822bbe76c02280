"""Milestone trend analysis: how the forecast of each milestone moved, until it was reached on the diagonal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmsite.model.figure import Figure, Line, Point, Series, Stroke
from pmsite.model.trend import Snapshot
from pmsite.views._axis import months
from pmsite.views._desk import Desk
from pmsite.views._trends import (
    ANCHOR,
    explained,
    label,
    note,
    since_first,
    source,
    source_label,
    unit,
    unknown,
)

_MOST = 12
"""Lines that are drawn, those still open first; the table has all."""


@dataclass(frozen=True, slots=True)
class Way:
    """The forecasts of a milestone by the day on which each of them stood, and the day it was reached."""

    id: str
    title: str
    forecasts: Mapping[dt.date, dt.date]
    reached: dt.date | None

    @property
    def last(self) -> dt.date:
        """Its last forecast, or the day it was reached."""
        return self.forecasts[max(self.forecasts)] if self.forecasts else dt.date.max

    @property
    def moved(self) -> int:
        """Calendar days between its first forecast and its last."""
        values = [self.forecasts[day] for day in sorted(self.forecasts)]
        return (values[-1] - values[0]).days if values else 0


def milestone_trend(desk: Desk) -> Figure | None:
    """The trend of a project's milestones; why there is none."""
    t = desk.t
    if desk.project is None:
        return None
    snapshots = since_first(desk)
    ways = ways_of(desk, snapshots)
    drawn = sorted(ways, key=lambda way: (way.reached is not None, -abs(way.moved), way.id))[:_MOST]
    if not any(len(way.forecasts) > 1 for way in drawn):
        return unknown(desk, t("Milestone trend"))
    first = snapshots[0].day
    most = _furthest(ways)
    lines = [_line(desk, way, first, most=most) for way in sorted(drawn, key=lambda way: (way.last, way.id))]
    lines = [line for line in lines if line.points]
    days = [day for line in lines for point in line.points for day in _days(point)]
    last = max([*days, desk.today])
    low = min([*days, first])
    diagonal = tuple(Point(day, day.toordinal(), t.dated(day, desk.today)) for day in (first, last))
    return Series(
        title=_finding(desk, ways, snapshots),
        lines=(*lines, Line(t("Reached: forecast = day"), diagonal, "ink", dashed=True, quiet=True)),
        ticks=tuple((day.toordinal(), t.month(day)) for day in months(low, last)),
        dates=tuple((day, t.month(day)) for day in months(first, last)),
        start=first,
        finish=last,
        today=desk.today,
        today_label=t.day(desk.today),
        tall=True,
        unit=unit(desk),
        place_label=t("Known on"),
        sources=tuple((snapshot.day, source(desk, snapshot)) for snapshot in snapshots),
        source_label=source_label(desk),
        caption=t("Forecast of each milestone by the day on which it stood"),
        description=_spoken(desk, ways),
        note=note(desk),
        anchor=ANCHOR,
        formula=explained(desk, "milestone_trend"),
    )


def ways_of(desk: Desk, snapshots: Sequence[Snapshot]) -> list[Way]:
    """How each milestone that is there today, and not cancelled, came here; those reached before are left out."""
    found = []
    for record in desk.of("milestone"):
        states = [
            (snapshot.day, snapshot.project(str(desk.key)).get("milestones", {}).get(record.id) or {})
            for snapshot in snapshots
        ]
        if not states or states[-1][1].get("status") == "cancelled":
            continue
        actual = states[-1][1].get("actual")
        reached = dt.date.fromisoformat(actual) if actual else None
        if reached is not None and reached < snapshots[0].day:
            continue
        forecasts = {
            day: dt.date.fromisoformat(state["forecast"])
            for day, state in states
            if state.get("forecast") and (reached is None or day < reached)
        }
        if reached is not None:
            forecasts[reached] = reached
        found.append(Way(record.id, desk.title(record), forecasts, reached))
    return found


def _furthest(ways: Sequence[Way]) -> Way | None:
    """The milestone that moved furthest, of those still open where one of them moved."""
    moved = [way for way in ways if way.moved]
    return min(moved, key=lambda way: (way.reached is not None, -abs(way.moved), way.id), default=None)


def _line(desk: Desk, way: Way, first: dt.date, *, most: Way | None) -> Line:
    """The forecasts of a milestone from the first point on; the one that moved furthest is the one to look at."""
    t = desk.t
    marks = tuple(
        Point(day, way.forecasts[day].toordinal(), t.dated(way.forecasts[day], desk.today))
        for day in sorted(way.forecasts)
        if day >= first
    )
    tone: Stroke = "data" if way is most else "mute"
    return Line(way.id, marks, tone, label=way.id)


def _days(point: Point) -> list[dt.date]:
    found = [dt.date.fromordinal(int(point.y))] if point.y is not None else []
    return [*found, point.x] if isinstance(point.x, dt.date) else found


def _finding(desk: Desk, ways: Sequence[Way], snapshots: Sequence[Snapshot]) -> str:
    """Which milestones moved, and the one that moved furthest."""
    t, since = desk.t, label(desk, snapshots[0])
    moved, way = sum(bool(way.moved) for way in ways), _furthest(ways)
    if way is None:
        return t("No milestone has moved since {day}", day=since)
    values = [way.forecasts[day] for day in sorted(way.forecasts)]
    one, other = (t.dated(day, desk.today) for day in (values[0], values[-1]))
    said = {"day": since, "id": way.id, "one": one, "other": other}
    if moved == 1:
        return t("One milestone has moved since {day}: {id}, from {one} to {other}", **said)
    if way.reached is None:
        return t(
            "{n} milestones have moved since {day}; of those ahead {id} most, from {one} to {other}",
            n=moved,
            **said,
        )
    return t("{n} milestones have moved since {day}; {id} most, from {one} to {other}", n=moved, **said)


def _spoken(desk: Desk, ways: Sequence[Way]) -> str:
    t = desk.t
    said = []
    for way in ways:
        values = [way.forecasts[day] for day in sorted(way.forecasts)]
        if not values:
            continue
        one, other = (t.dated(day, desk.today) for day in (values[0], values[-1]))
        said.append(f"{way.id} {one} → {other}" if one != other else f"{way.id} {one}")
    return t("Forecasts then and now: {list}", list=t.joined(said))
