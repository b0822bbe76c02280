"""Milestones in words and on a line: their dates, slip and state, for every page that shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmsite.analyses.limits import slip_limits
from pmsite.analyses.portal import INTERNAL
from pmsite.analyses.status import slip_health
from pmsite.model.address import Address
from pmsite.model.figure import (
    Cell,
    Column,
    Lane,
    Lanes,
    Link,
    Mark,
    Meter,
    Row,
    State,
    Status,
    Table,
    Timeline,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._due import near

STATES = ("overdue", "delayed", "at_risk", "on_track", "planned", "achieved_late", "achieved", "cancelled")
"""States of a milestone, what needs attention first."""
_LATE = frozenset({"overdue", "delayed", "at_risk", "achieved_late"})
_MARGIN = 0.03
"""Share of the time shown that is left free at either end."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A milestone's dates, as computed; as written where nothing was computed of them."""

    record: Record
    baseline: dt.date | None
    forecast: dt.date | None
    actual: dt.date | None
    slip: float | None
    status: str
    """One of ``STATES``; "" where it is not known."""

    @property
    def date(self) -> dt.date | None:
        """The day it was or will be reached, as far as that is known."""
        return self.actual or self.forecast or self.baseline

    @property
    def open(self) -> bool:
        """Whether it is still to be reached."""
        return self.actual is None and self.status != "cancelled"

    @property
    def behind(self) -> bool:
        """Whether it was, or is going to be, reached after its baseline."""
        return self.status in ("overdue", "achieved_late") or (self.slip or 0) > 0


def dates(desk: Desk, milestone: Record) -> Dates:
    """Dates of a milestone."""
    found = desk.portal.of(milestone)
    written: dt.date | None = milestone.get("actual")
    actual = found.get("actual") or (written if written is not None and written <= desk.today else None)
    status = str(found.get("status") or "")
    if milestone.get("status") == "cancelled":
        status = "cancelled"
    elif actual is not None and not status:
        status = "achieved"
    return Dates(
        milestone,
        found.get("baseline") or milestone.get("baseline"),
        found.get("forecast") or milestone.get("forecast"),
        actual,
        found.get("slip_days"),
        status,
    )


def in_order(desk: Desk, milestones: Iterable[Record]) -> list[Dates]:
    """Milestones by the day they were or will be reached; those without a date last."""
    found = [dates(desk, milestone) for milestone in milestones]
    return sorted(found, key=lambda item: (item.date is None, item.date or dt.date.max, item.record.uid))


def following(items: Sequence[Dates]) -> Dates | None:
    """The next milestone: the first one that is still to be reached."""
    return next((item for item in items if item.open), None)


def on_time(desk: Desk, project: Record | None, items: Sequence[Dates]) -> tuple[int, int]:
    """How many milestones were reached on time, and how many were due."""
    found = desk.portal.of(project) if project is not None else {}
    if found.get("milestones_due") is not None and found.get("milestones_on_time") is not None:
        return found["milestones_on_time"], found["milestones_due"]
    due = [
        item for item in items if item.status != "cancelled" and item.baseline and item.baseline <= desk.today
    ]
    return sum(
        item.actual is not None and item.actual <= (item.baseline or item.actual) for item in due
    ), len(due)


def slip_words(desk: Desk, days: float | None) -> str:
    """``+2 d``, ``−1 d``, ``±0``; "" where it is not known."""
    if days is None:
        return ""
    if not days:
        return "±0"
    number = desk.t.number(days, 0 if float(days).is_integer() else 1)
    return desk.t("{n} d", n=f"+{number}" if days > 0 else number)


def slip_cell(desk: Desk, item: Dates) -> Cell:
    """A slip as a cell, strong beyond the green limit; why there is none where it is not known."""
    if item.slip is None:
        return missing(desk, item.record, "slip_days")
    tone = "strong" if item.slip > desk.portal.settings.status.slip_days[0] else ""
    return desk.words(slip_words(desk, item.slip), tone, sort=item.slip)


def float_cell(desk: Desk, record: Record, *, open_: bool) -> Cell:
    """Float in working days, and whether that makes it critical; what is reached or done has none."""
    found = desk.portal.of(record)
    days = found.get("total_float_days")
    if not open_:
        return desk.words("–", "mute", sort="")
    if days is None:
        return missing(desk, record, "total_float_days")
    number = desk.t.number(float(days), 0 if float(days).is_integer() else 1)
    if found.get("critical"):
        return Cell((Words(number, "strong"), Words(desk.t("critical"), "strong")), sort=float(days))
    return desk.words(number, sort=float(days))


def missing(desk: Desk, record: Record, name: str) -> Cell:
    """A cell of a value that could not be computed, and why."""
    why = (desk.portal.of(record).get("why") or {}).get(name)
    return Cell((Words(desk.t("n/a"), "mute"),), (Words(desk.t(str(why)), "mute"),) if why else (), sort="")


def stands(desk: Desk, milestone: Record) -> Status | State | Words | None:
    """A milestone's derived state, never the written one; None where it is withheld from the audience."""
    item = dates(desk, milestone)
    return state_of(desk, item) if item.status or desk.portal.audience == INTERNAL else None


def state_of(desk: Desk, item: Dates) -> State | Status | Words:
    """A milestone's state by shape and word."""
    label = desk.label(item.status, "milestone.status")
    if item.status in ("at_risk", "on_track"):
        return Status("warn" if item.status == "at_risk" else "ok", label)
    if item.status in ("overdue", "delayed"):
        return Status("off", label)
    if item.status in ("achieved", "achieved_late"):
        return State("done", label)
    if item.status:
        return State("x" if item.status == "cancelled" else "open", label)
    return Words(desk.t("n/a"), "mute")


def mark(desk: Desk, item: Dates, *, following: bool = False) -> Mark:
    """A milestone on a line."""
    t = desk.t
    day = t.dated(item.date, desk.today) if item.date is not None else ""
    slip = slip_words(desk, item.slip) if item.slip else ""
    return Mark(
        id=item.record.id,
        name=desk.title(item.record),
        label=t("{day}, {slip}", day=day, slip=slip) if day and slip else day,
        to=desk.where(item.record),
        baseline=item.baseline,
        forecast=item.forecast,
        actual=item.actual,
        status=desk.label(item.status, "milestone.status"),
        late=item.status in _LATE,
        next=following,
    )


def marks(desk: Desk, items: Sequence[Dates]) -> tuple[Mark, ...]:
    """Marks of milestones that are not cancelled, the next one marked."""
    first = following(items)
    return tuple(mark(desk, item, following=item is first) for item in items if item.status != "cancelled")


def finding(desk: Desk, items: Sequence[Dates]) -> str:
    """What a project's milestones say: how many were on time, which is next and when."""
    t = desk.t
    kept, due = on_time(desk, desk.project, items)
    first = following(items)
    past = t("{kept} of {due} on time", kept=kept, due=due) if due else t("none due yet")
    if first is None:
        return t("Milestones: {past}, all reached", past=past) if due else t("Milestones")
    name = first.record.id
    if first.date is None:
        return t("Milestones: {past}, next is {id}", past=past, id=name)
    day = near(desk, first.date)
    if first.date < desk.today:
        return t("Milestones: {past}, {id} was due on {day}", past=past, id=name, day=day)
    if first.forecast is None:
        return t("Milestones: {past}, next is {id}, planned for {day}", past=past, id=name, day=day)
    return t("Milestones: {past}, next is {id} on {day}", past=past, id=name, day=day)


def timeline(desk: Desk, items: Sequence[Dates], *, title: str = "", to: Address | None = None) -> Timeline:
    """A project's milestones along time, with the date it is to be finished."""
    t = desk.t
    target: dt.date | None = desk.project.get("finish") if desk.project is not None else None
    start, finish = _span(desk, items, target)
    return Timeline(
        title=title or finding(desk, items),
        more=Link(desk.plural("milestone"), to) if to is not None else None,
        marks=marks(desk, items),
        start=start,
        finish=finish,
        today=desk.today,
        today_label=t("Today, {day}", day=t.day(desk.today)),
        months=_months(desk, start, finish),
        target=target,
        target_label=t("Target {day}", day=t.dated(target, desk.today)) if target is not None else "",
        formula=formula(desk, "slip", "milestone_status"),
    )


def lanes(desk: Desk, groups: Sequence[tuple[Record, Sequence[Dates]]], *, title: str) -> Lanes:
    """Milestones of several projects along time, a line each."""
    start, finish = _span(desk, [item for _, items in groups for item in items], None)
    return Lanes(
        title=title,
        lanes=tuple(Lane((desk.ref(project),), marks(desk, items)) for project, items in groups),
        start=start,
        finish=finish,
        today=desk.today,
        today_label=desk.t("Today, {day}", day=desk.t.day(desk.today)),
        months=_months(desk, start, finish),
    )


def next_of_each(desk: Desk, projects: Sequence[Record]) -> Table | None:
    """The next milestone of each project and its slip, drawn against the limits; None where there is none."""
    t = desk.t
    found = [following(in_order(desk, desk.portal.graph.of("milestone", item.id))) for item in projects]
    ahead = [(project, first) for project, first in zip(projects, found, strict=True) if first is not None]
    if not ahead:
        return None
    green, amber = desk.portal.settings.status.slip_days
    reach = max([amber * 1.2, *(first.slip or 0 for _, first in ahead)])
    drawn = t("Working days; limits {green} and {amber} dashed", green=t.number(green), amber=t.number(amber))
    return Table(
        title=t("Next milestone, and how far it slipped"),
        columns=(
            Column(t("Milestone")),
            Column(t("Forecast"), number=True),
            Column(t("Slip"), number=True),
            Column(drawn, least=True),
        ),
        rows=tuple(_next(desk, project, first, reach) for project, first in ahead),
        more=Link(t("All milestones"), Address("milestones")),
        compact=True,
    )


def _next(desk: Desk, project: Record, item: Dates, reach: float) -> Row:
    limits = slip_limits(project, desk.portal.settings)
    meter = Meter(max(item.slip or 0, 0), reach, limits, slip_health(item.slip, limits))
    day = desk.day(item.forecast) if item.forecast else missing(desk, item.record, "forecast")
    planned = desk.t("planned: {day}", day=desk.t.dated(item.baseline, desk.today)) if item.baseline else ""
    cells = (
        Cell((desk.ref(item.record),), (state_of(desk, item),), sort=item.record.uid),
        Cell(day.text, (*day.sub, Words(planned, "mute")) if planned else day.sub, sort=day.sort),
        slip_cell(desk, item),
        Cell((meter,)) if item.slip is not None else Cell(),
    )
    return Row(cells)


def _span(desk: Desk, items: Iterable[Dates], target: dt.date | None) -> tuple[dt.date, dt.date]:
    """First and last day that a line shows; it begins with a month."""
    days = [day for item in items for day in (item.baseline, item.forecast, item.actual) if day is not None]
    days += [desk.today, *([target] if target is not None else [])]
    first, last = min(days), max(days)
    margin = dt.timedelta(days=max(3, round((last - first).days * _MARGIN)))
    return (first - margin).replace(day=1), last + margin


def _months(desk: Desk, start: dt.date, finish: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """First days of the months shown, with their names."""
    found = [start]
    while (after := (found[-1] + dt.timedelta(days=31)).replace(day=1)) <= finish:
        found.append(after)
    return tuple((day, desk.t.month(day)) for day in found)
