"""Load of people, departments and devices by ISO week: planned hours ÷ capacity, over all projects.

Planned hours of a task are spread over its working days from (forecast) start to finish; leave and holidays
take capacity away, not hours, so work on a day of leave shows as over-allocation.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pmsite.analyses._capacity import WEEK, Source, sources
from pmsite.analyses._spread import Booked, booked, monday_of
from pmsite.analyses.portal import Portal
from pmsite.graph.graph import Graph
from pmsite.model.record import Record
from pmsite.model.settings import Settings

BANDS = (0.5, 0.8, 1.0, 1.2)
"""Shares of capacity up to which a load is of the first, second, third and fourth band; the last has no end."""
AHEAD = 6
"""Weeks, the one of the as-of day first, in which over-allocation is looked for."""
_DIGITS = 4
_NEGLIGIBLE = 1e-6


@dataclass(frozen=True, slots=True)
class Piece:
    """Hours of a task in a week."""

    task: Record
    hours: float


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Planned hours and capacity of one name in the week of a Monday, with the tasks that make it."""

    monday: dt.date
    planned: float
    capacity: float
    pieces: tuple[Piece, ...] = ()

    @property
    def share(self) -> float | None:
        """Planned hours ÷ capacity; None where there is no capacity."""
        return round(self.planned / self.capacity, _DIGITS) if self.capacity else None

    @property
    def over(self) -> bool:
        """Whether more is planned than can be given."""
        return self.planned > self.capacity + _NEGLIGIBLE

    @property
    def band(self) -> int:
        """1 (below 50 %) to 5 (above 120 %); hours without any capacity are of the highest."""
        if not self.capacity:
            return len(BANDS) + 1 if self.planned else 1
        share = self.planned / self.capacity
        return 1 + (share >= BANDS[0]) + sum(share > limit + _NEGLIGIBLE for limit in BANDS[1:])


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A person, a device, or a department with all its people, week by week."""

    who: str
    type: Literal["person", "device", "department"]
    department: str
    weeks: Mapping[dt.date, WeekLoad] = field(default_factory=dict)

    def in_week(self, monday: dt.date) -> WeekLoad:
        """The load of a week; nothing where it is not one of those that were asked for."""
        return self.weeks.get(monday, WeekLoad(monday, 0, 0))


@dataclass(frozen=True, slots=True)
class Load:
    """Departments, each followed by its people, then devices, over the weeks of a plan."""

    rows: tuple[LoadRow, ...]
    mondays: tuple[dt.date, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the departments by id, as the resources write them."""

    @property
    def each(self) -> tuple[LoadRow, ...]:
        """People and devices."""
        return tuple(row for row in self.rows if row.type != "department")


def iso_week(day: dt.date) -> str:
    """``2026-W03``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def derive(graph: Graph, settings: Settings, as_of: dt.date) -> dict[str, dict[str, Any]]:
    """``load`` of each project: the hours it plans of each person and device by week, beside their capacity."""
    plans = {project.id: booked(graph, project, settings, as_of) for project in graph.projects}
    known = sources(
        graph, settings, as_of, ((item.who, key) for key, items in plans.items() for item in items)
    )
    found: dict[str, dict[str, Any]] = {}
    for project in graph.projects:
        hours: dict[tuple[str, dt.date], float] = defaultdict(float)
        for item in plans[project.id]:
            hours[item.who, item.monday] += item.hours
        rows = [
            {
                "who": who,
                "week": iso_week(monday),
                "planned_hours": _plain(hours[who, monday]),
                "capacity_hours": _plain(known[who].hours(monday)),
            }
            for who, monday in sorted(hours)
        ]
        if rows:
            found[project.uid] = {"load": rows}
    return found


def load(portal: Portal, project: Record | None = None) -> Load:
    """Load over all projects; with a ``project`` that of its people and devices in the weeks of its plan."""
    key = f"load {project.uid if project is not None else ''}"
    if key not in portal.memo:
        portal.memo[key] = _load(portal, project)
    found: Load = portal.memo[key]
    return found


def _load(portal: Portal, project: Record | None) -> Load:
    graph, day = portal.graph, portal.as_of
    items = [item for each in graph.projects for item in booked(graph, each, portal.settings, day)]
    own = [item for item in items if project is None or item.task.project == project.id]
    if not own:
        return Load((), ())
    first, last = min(item.monday for item in own), max(item.monday for item in own)
    mondays = tuple(first + number * WEEK for number in range((last - first) // WEEK + 1))
    known = sources(graph, portal.settings, day, ((item.who, item.task.project or "") for item in items))
    wanted = {item.who for item in own} | _members(graph, project)
    shown = [source for who, source in known.items() if who in wanted]
    names = _departments(graph, project)
    return Load(tuple(_rows(shown, items, mondays, names)), mondays, names)


def _members(graph: Graph, project: Record | None) -> set[str]:
    """People whom the resources name: their capacity is their department's, whether they are used or not."""
    records = graph.of("resources", project.id if project is not None else None)
    return {member.who for record in records for member in record.get("people") or ()}


def _departments(graph: Graph, project: Record | None) -> dict[str, str]:
    """Names of departments by id in the order of the resources, those of the project first."""
    records = graph.of("resources")
    first = [record for record in records if project is not None and record.project == project.id]
    found: dict[str, str] = {}
    for record in (*first, *records):
        for item in record.get("departments") or ():
            found.setdefault(item.id, item.name)
    return found


def _rows(
    shown: Iterable[Source], items: Iterable[Booked], mondays: tuple[dt.date, ...], names: Mapping[str, str]
) -> Iterable[LoadRow]:
    pieces: dict[tuple[str, dt.date], list[Piece]] = defaultdict(list)
    for item in items:
        pieces[item.who, item.monday].append(Piece(item.task, item.hours))
    groups: dict[str, list[LoadRow]] = defaultdict(list)
    devices: list[LoadRow] = []
    for source in shown:
        row = _row(source, pieces, mondays)
        (groups[source.department] if source.type == "person" else devices).append(row)
    places = {name: place for place, name in enumerate(names)}
    for name in sorted(groups, key=lambda name: (not name, places.get(name, len(places)), name)):
        yield _sum(name, groups[name], mondays)
        yield from sorted(groups[name], key=lambda row: row.who)
    yield from sorted(devices, key=lambda row: row.who)


def _row(
    source: Source, pieces: Mapping[tuple[str, dt.date], list[Piece]], mondays: tuple[dt.date, ...]
) -> LoadRow:
    weeks = {}
    for monday in mondays:
        found = tuple(sorted(pieces.get((source.who, monday), ()), key=lambda piece: -piece.hours))
        weeks[monday] = WeekLoad(monday, sum(piece.hours for piece in found), source.hours(monday), found)
    return LoadRow(source.who, source.type, source.department, weeks)


def _sum(name: str, people: list[LoadRow], mondays: tuple[dt.date, ...]) -> LoadRow:
    """A department: the hours and the capacity of its people together."""
    weeks = {}
    for monday in mondays:
        found = [row.weeks[monday] for row in people]
        hours: dict[str, Piece] = {}
        for piece in (piece for week in found for piece in week.pieces):
            before = hours.get(piece.task.uid)
            hours[piece.task.uid] = Piece(piece.task, piece.hours + (before.hours if before else 0))
        together = tuple(sorted(hours.values(), key=lambda piece: -piece.hours))
        planned, capacity = sum(week.planned for week in found), sum(week.capacity for week in found)
        weeks[monday] = WeekLoad(monday, planned, capacity, together)
    return LoadRow(name, "department", name, weeks)


def over_allocated(found: Load, day: dt.date, weeks: int | None = None) -> list[tuple[LoadRow, WeekLoad]]:
    """People and devices with the weeks in which more is planned than they can give, the worst first.

    From the week of ``day`` on, for a number of weeks where one is given.
    """
    first = monday_of(day)
    end = first + weeks * WEEK if weeks is not None else dt.date.max
    over = [
        (row, week)
        for row in found.each
        for monday, week in row.weeks.items()
        if first <= monday < end and week.over
    ]
    return sorted(over, key=lambda item: (-_height(item[1]), item[1].monday, item[0].who))


def _height(week: WeekLoad) -> float:
    return week.share if week.share is not None else float("inf")


def _plain(hours: float) -> float | int:
    rounded = round(hours, 2)
    return int(rounded) if rounded.is_integer() else rounded
