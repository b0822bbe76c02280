"""Calendar of a project and of all of them: months with their meetings, milestones and days to keep."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pmsite.model.figure import (
    Calendar,
    CalendarDay,
    CalendarEvent,
    CalendarMonth,
    CalendarWeek,
    Cell,
    Chip,
    Column,
    Figure,
    Page,
    Row,
    Table,
    Words,
)
from pmsite.views._desk import Desk
from pmsite.views._events import TYPES, Event, events, type_name
from pmsite.views._lines import dash, said

_BACK, _FORWARD = 2, 6
"""Months drawn before and after that of the day."""
_A_DAY = 5
"""Events that a day shows."""
_SOON = dt.timedelta(days=7)
_SATURDAY = 5


def pages(desk: Desk) -> Iterator[Page]:
    """The calendar of a project; on the portal's own pages that of all projects."""
    found = events(desk)
    if not found:
        return
    t = desk.t
    here = _month(desk.today)
    first = max(_after(here, -_BACK), _month(found[0].day))
    last = min(_after(here, _FORWARD), _month(found[-1].day))
    by_day: dict[dt.date, list[Event]] = defaultdict(list)
    for event in found:
        by_day[event.day].append(event)
    figures: list[Figure] = [
        desk.head(
            t("Calendar"), _sentence(desk, found), small=t.plural("{n} entry", "{n} entries", len(found))
        )
    ]
    ahead = _months(max(here, first), last)
    past = _months(first, min(_after(here, -1), last))
    if ahead:
        figures.append(_calendar(desk, ahead, by_day, title=t("From this month on"), anchor="ahead"))
    if past:
        figures.append(_calendar(desk, past, by_day, title=t("The months before"), anchor="before"))
    drawn = {*ahead, *past}
    rest = [event for event in found if _month(event.day) not in drawn]
    rest += [event for day, items in by_day.items() if _month(day) in drawn for event in items[_A_DAY:]]
    if rest:
        figures.append(_rest(desk, sorted(rest, key=lambda event: event.place)))
    yield Page(
        desk.at("calendar"),
        t("Calendar"),
        tuple(figures),
        project=desk.key or "",
        area="meetings" if desk.key else "portfolio",
        nav=t("Calendar"),
        order=5 if desk.key else 41,
    )


def _sentence(desk: Desk, found: Sequence[Event]) -> str:
    """What the next seven days bring, and what was not kept."""
    t = desk.t
    soon = [event for event in found if desk.today <= event.day <= desk.today + _SOON]
    late = sum(event.late for event in found)
    if soon:
        counts = Counter(event.type for event in soon)
        words = [_count(desk, name, counts[name]) for name in TYPES if counts[name]]
        first = t("The next seven days bring {things}.", things=t.joined(words))
    else:
        later = next((event for event in found if event.day > desk.today), None)
        first = t("Nothing happens in the next seven days.")
        if later is not None:
            first = t("Nothing happens before {day}.", day=t.full_day(later.day))
    return said(t, first, t.plural("{n} entry is overdue.", "{n} entries are overdue.", late) if late else "")


def _count(desk: Desk, name: str, number: int) -> str:
    t = desk.t
    words = {
        "meeting": t.plural("{n} meeting", "{n} meetings", number),
        "milestone": t.plural("{n} milestone", "{n} milestones", number),
        "action": t.plural("{n} action", "{n} actions", number),
        "issue": t.plural("{n} issue due", "{n} issues due", number),
        "decision": t.plural("{n} decision", "{n} decisions", number),
        "review": t.plural("{n} review", "{n} reviews", number),
        "finish": t.plural("the end of {n} project", "the ends of {n} projects", number),
    }
    return words[name]


def _month(day: dt.date) -> dt.date:
    """First day of a day's month."""
    return day.replace(day=1)


def _after(month: dt.date, number: int) -> dt.date:
    """The month a number of months after another; the first and the last one that exist end the way."""
    place = month.year * 12 + month.month - 1 + number
    place = min(max(place, dt.MINYEAR * 12), dt.MAXYEAR * 12 + 11)
    return dt.date(place // 12, place % 12 + 1, 1)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    found = []
    while first <= last:
        found.append(first)
        following = _after(first, 1)
        if following == first:
            break
        first = following
    return found


def _calendar(
    desk: Desk,
    months: Sequence[dt.date],
    by_day: Mapping[dt.date, Sequence[Event]],
    *,
    title: str,
    anchor: str,
) -> Calendar:
    t = desk.t
    counts = Counter(_month(day) for day, items in by_day.items() for _ in items)
    return Calendar(
        title=title,
        small=t.plural("{n} entry", "{n} entries", sum(counts[month] for month in months)),
        months=tuple(_drawn(desk, month, by_day, counts[month]) for month in months),
        weekdays=(t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun")),
        today_label=t("Today"),
        anchor=anchor,
    )


def _drawn(
    desk: Desk, month: dt.date, by_day: Mapping[dt.date, Sequence[Event]], count: int
) -> CalendarMonth:
    t = desk.t
    title = t.month(month)
    if month.month > 1:
        title = t("{month} {year}", month=title, year=month.year)
    if not count and month != _month(desk.today):
        return CalendarMonth(title, empty=t("nothing"))
    monday = month - dt.timedelta(days=month.weekday())
    weeks = []
    while monday <= month or monday.month == month.month:
        days = [monday + dt.timedelta(days=number) for number in range(7)]
        weeks.append(
            CalendarWeek(
                t("W{n}", n=monday.isocalendar().week),
                tuple(
                    _day(desk, day, by_day.get(day, ())) if day.month == month.month else None for day in days
                ),
            )
        )
        monday = days[-1] + dt.timedelta(days=1)
    return CalendarMonth(title, tuple(weeks))


def _day(desk: Desk, day: dt.date, items: Sequence[Event]) -> CalendarDay:
    t = desk.t
    more = len(items) - _A_DAY
    return CalendarDay(
        day,
        t.full_day(day),
        tuple(CalendarEvent(event.text, event.label, event.late) for event in items[:_A_DAY]),
        t("and {n} more below", n=more) if more > 0 else "",
        today=day == desk.today,
        free=day.weekday() >= _SATURDAY,
    )


def _rest(desk: Desk, rest: Sequence[Event]) -> Table:
    """What lies outside the months drawn, and what their days had no room for."""
    t = desk.t
    counts = Counter(event.type for event in rest)
    chips = [Chip(t("All"), len(rest))]
    chips += [Chip(type_name(desk, name), counts[name], "type", name) for name in TYPES if counts[name]]
    title = t("Earlier, later, and on full days")
    columns = (
        Column(t("What"), key="what"),
        Column(t("Date"), number=True, key="date"),
        Column(t("Type"), key="type"),
        Column(t("Who"), key="who", least=True),
    )
    rows = tuple(
        Row(
            (
                Cell(event.text, sort=event.id),
                desk.day(event.day),
                Cell((Words(event.label, "off" if event.late else ""),)),
                Cell(event.who or dash()),
            ),
            facts=(("type", event.type), ("project", event.project)),
        )
        for event in rest
    )
    return Table(
        title=title,
        small=t.plural("{n} entry", "{n} entries", len(rest)),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=title,
        anchor="rest",
    )
