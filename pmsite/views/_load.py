"""The heat map of the load by week, and the list of those who are over-allocated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmsite.analyses.load import Load, LoadRow, WeekLoad, over_allocated
from pmsite.model.figure import (
    Cell,
    Column,
    LoadCell,
    LoadLine,
    LoadMap,
    LoadWeek,
    Row,
    Table,
    Text,
    Words,
)
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import listed
from pmsite.views._load_words import (
    hours_words,
    name_of,
    of_capacity,
    share_number,
    share_words,
    week_words,
)
from pmsite.views._team import office

BEFORE, MOST_WEEKS = 2, 26
"""Weeks that are shown before the one of the as-of day, and in all."""
_LAST = 12
"""Weeks that are shown of a plan that lies in the past."""
_MOST_ROWS, _MOST_TASKS, _MOST_PIECES = 40, 6, 10
_LOWEST, _HIGHEST = 1, 5
_WEEK = dt.timedelta(days=7)


def window(found: Load, monday: dt.date) -> tuple[dt.date, ...]:
    """Weeks that are shown: from two before this one on; the last ones of a plan that is over."""
    ahead = [week for week in found.mondays if week >= monday - BEFORE * _WEEK]
    return tuple(ahead[:MOST_WEEKS] if ahead and ahead[-1] >= monday else found.mondays[-_LAST:])


def heat_map(desk: Desk, found: Load, mondays: Sequence[dt.date]) -> LoadMap:
    """Departments, people and devices by week."""
    t = desk.t
    this = desk.today - dt.timedelta(days=desk.today.weekday())
    weeks = tuple(LoadWeek(week_words(desk, day), t.day(day), now=day == this) for day in mondays)
    title = t("Load by week")
    return LoadMap(
        title=title,
        small=t("% of capacity over all projects; each number opens its tasks"),
        weeks=weeks,
        lines=tuple(_line(desk, found, row, mondays) for row in found.rows),
        bands=("< 50", "50–80", "80–100", "100–120", "> 120"),
        caption=t("Load in percent of capacity by department, person, device and week"),
        scroll_label=t("Load by week, scrolls sideways"),
        note=(Words(t("Bold: above 100 %.")), *_beyond(desk, found, mondays)),
        formula=formula(desk, "load"),
        anchor="load",
    )


def _beyond(desk: Desk, found: Load, mondays: Sequence[dt.date]) -> Text:
    """Says that there are weeks which are not shown."""
    left = len(found.mondays) - len(mondays)
    if not left or not mondays:
        return ()
    first, last = week_words(desk, mondays[0]), week_words(desk, mondays[-1])
    all_ = len(found.mondays)
    return (Words(desk.t("{first} to {last} of {all} planned weeks.", first=first, last=last, all=all_)),)


def _line(desk: Desk, found: Load, row: LoadRow, mondays: Sequence[dt.date]) -> LoadLine:
    name = _name(desk, found, row)
    title = desk.person(row.who) if row.type == "person" else (Words(name),)
    cells = tuple(_cell(desk, name, row.in_week(monday)) for monday in mondays)
    return LoadLine(title, name, cells, depth=1 if row.type == "person" else 0)


def _name(desk: Desk, found: Load, row: LoadRow) -> str:
    if row.type != "department":
        return name_of(desk, row.who)
    return office(desk, row.who, dict(found.names)) or desk.t("Without a department")


def _cell(desk: Desk, name: str, week: WeekLoad) -> LoadCell:
    t, when = desk.t, week_words(desk, week.monday)
    if not week.planned:
        return LoadCell("·", _LOWEST, t("{name}, {week}: nothing planned", name=name, week=when))
    text = share_number(desk, week.share) if week.share is not None else hours_words(desk, week.planned)
    return LoadCell(
        text,
        week.band,
        t("{name}, {week}: {share}", name=name, week=when, share=_share(desk, week)),
        of_capacity(desk, week),
        tuple(_pieces(desk, week)),
    )


def _share(desk: Desk, week: WeekLoad) -> str:
    """Share of capacity; the hours where there is none, so that the label says what the cell shows."""
    if week.share is not None:
        return share_words(desk, week.share)
    return desk.t("{hours}, no capacity", hours=hours_words(desk, week.planned))


def _pieces(desk: Desk, week: WeekLoad) -> Iterator[tuple[Text, str]]:
    """Tasks with their hours, the largest first; of many the rest together."""
    shown, rest = week.pieces[:_MOST_PIECES], week.pieces[_MOST_PIECES:]
    for piece in shown:
        yield (desk.ref(piece.task),), hours_words(desk, piece.hours)
    if rest:
        hours = sum(piece.hours for piece in rest)
        yield (Words(desk.t("and {n} more", n=len(rest))),), hours_words(desk, hours)


def over_table(desk: Desk, found: Load) -> Table:
    """People and devices of which more is planned than they can give, from this week on."""
    t = desk.t
    over = over_allocated(found, desk.today)
    rows = tuple(_row(desk, found, row, week) for row, week in over[:_MOST_ROWS])
    more = len(over) - len(rows)
    title = t("Over-allocation")
    return Table(
        title=title,
        small=t("people and devices above 100 % from this week on"),
        columns=(
            Column(t("Person or device"), key="who"),
            Column(t("Week"), key="week"),
            Column(t("Load"), number=True, key="load"),
            Column(t("Hours"), number=True, key="hours"),
            Column(t("Tasks"), key="tasks", long=True),
        ),
        rows=rows,
        caption=title,
        note=(Words(t("and {n} more", n=more)),) if more else (),
        anchor="over",
        empty=t("Nobody is over-allocated."),
    )


def _row(desk: Desk, found: Load, row: LoadRow, week: WeekLoad) -> Row:
    below = office(desk, row.department, dict(found.names))
    who = desk.person(row.who) if row.type == "person" else (Words(_name(desk, found, row)),)
    mark = "▲ " if week.band == _HIGHEST else ""
    share = week.share if week.share is not None else float("inf")
    tasks: list[Text] = [
        (desk.ref(piece.task), Words(hours_words(desk, piece.hours), "mute"))
        for piece in week.pieces[:_MOST_TASKS]
    ]
    rest = len(week.pieces) - len(tasks)
    if rest:
        tasks.append((Words(desk.t("and {n} more", n=rest)),))
    return Row(
        (
            Cell(who, (Words(below),) if below else (), sort=_name(desk, found, row).casefold()),
            Cell(
                (Words(week_words(desk, week.monday)),),
                (Words(desk.t("from {day}", day=desk.t.dated(week.monday, desk.today))),),
                sort=week.monday.isoformat(),
            ),
            desk.words(f"{mark}{share_words(desk, week.share)}", "strong", sort=min(share, 1e9)),
            desk.words(of_capacity(desk, week), sort=week.planned),
            Cell(listed(desk.t, tasks)),
        )
    )


def sentence(desk: Desk, found: Load, weeks: int) -> str:
    """Who is over-allocated most in the next weeks; else the highest load there is."""
    t = desk.t
    over = over_allocated(found, desk.today, weeks)
    if not over:
        return _calm(desk, found, weeks)
    row, worst = over[0]
    times = sum(other.who == row.who for other, _ in over)
    values = {
        "name": name_of(desk, row.who),
        "n": times,
        "weeks": weeks,
        "week": week_words(desk, worst.monday),
    }
    text = t(
        "{name} is over-allocated in {n} of the next {weeks} weeks (max {share} in {week})",
        **values,
        share=share_words(desk, worst.share),
    )
    others = len({other.who for other, _ in over}) - 1
    if not others:
        return t("{text}.", text=text)
    return t.plural("{text}, and {n} other is too.", "{text}, and {n} others are too.", others, text=text)


def _calm(desk: Desk, found: Load, weeks: int) -> str:
    t = desk.t
    this = desk.today - dt.timedelta(days=desk.today.weekday())
    ahead = [
        (week.share, row.who, monday)
        for row in found.each
        for monday, week in row.weeks.items()
        if this <= monday < this + weeks * _WEEK and week.planned and week.share is not None
    ]
    if not ahead:
        return t("No hours are planned in the next {weeks} weeks.", weeks=weeks)
    share, who, monday = max(ahead, key=lambda item: (item[0], -item[2].toordinal()))
    return t(
        "Nobody is over-allocated in the next {weeks} weeks; the highest load is {name} with {share} in {week}.",
        weeks=weeks,
        name=name_of(desk, who),
        share=share_words(desk, share),
        week=week_words(desk, monday),
    )
