"""Matrix, grid, load map and calendar: cells with numbers and names in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.model.address import Address
from pmsite.model.figure import (
    Calendar,
    CalendarDay,
    CalendarEvent,
    CalendarMonth,
    CalendarWeek,
    Grid,
    GridEntry,
    Link,
    LoadCell,
    LoadLine,
    LoadMap,
    LoadWeek,
    Matrix,
    MatrixCell,
    MatrixEntry,
    Move,
    Ref,
    Words,
    Zone,
)
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")
DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 6, 5)


def groups(say: Say) -> Iterator[Group]:
    """Matrices, grids, load maps, calendars."""
    yield Group("Matrix", say("Probability by impact.", "概率与影响。"), tuple(_matrices(say)))
    yield Group("Grid", say("Who stands where on two scales.", "双维度定位。"), tuple(_grids(say)))
    yield Group(
        "LoadMap", say("Load by week, the number in each cell.", "每周负荷，格内为数值。"), tuple(_loads(say))
    )
    yield Group("Calendar", say("What happens on which day.", "日历。"), tuple(_calendars(say)))


def _cells(
    say: Say, counts: dict[tuple[int, int], int], keys: tuple[str, ...]
) -> tuple[tuple[MatrixCell, ...], ...]:
    def entries(chance: int, impact: int) -> tuple[MatrixEntry, ...]:
        return tuple(
            MatrixEntry(f"RISK-{10 * chance + n:03}", say(*LONG), HERE)
            for n in range(counts.get((chance, impact), 0))
        )

    def band(score: int) -> int:
        return sum(score >= limit for limit in (1, 5, 10, 15))

    return tuple(
        tuple(
            MatrixCell(
                chance * impact, band(chance * impact), tuple((key, entries(chance, impact)) for key in keys)
            )
            for impact in range(1, 6)
        )
        for chance in range(5, 0, -1)
    )


def _matrices(say: Say) -> Iterator[Matrix]:
    rows = tuple(
        say(*name)
        for name in (
            ("almost certain", "几乎确定"),
            ("likely", "很可能"),
            ("possible", "可能"),
            ("unlikely", "不太可能"),
            ("rare", "罕见"),
        )
    )
    columns = tuple(
        say(*name)
        for name in (
            ("minor", "轻微"),
            ("moderate", "较小"),
            ("serious", "中等"),
            ("major", "重大"),
            ("severe", "严重"),
        )
    )
    keys = (
        ("inherent", say("inherent", "固有")),
        ("current", say("current", "当前")),
        ("target", say("target", "目标")),
    )
    few = _cells(say, {(4, 4): 1, (3, 3): 2, (2, 1): 1, (5, 5): 9}, ("inherent", "current", "target"))
    yield Matrix(
        title=say("Three assessments, moves, nine in a cell", "三次评估、移动、一格九项"),
        cells=few,
        row_labels=rows,
        column_labels=columns,
        assessments=keys,
        caption=say("Risk matrix", "风险矩阵"),
        moves=(Move("RISK-040", (4, 4), (2, 3)), Move("RISK-030", (3, 3), (2, 2), firm=False)),
    )
    yield Matrix(
        title=say("Small, for a dashboard", "小图，用于看板"),
        more=Link(say("Matrix", "矩阵"), HERE),
        cells=few,
        row_labels=rows,
        column_labels=columns,
        small_scale=True,
        caption=say("Risks by score", "按风险值"),
    )
    yield Matrix(
        title=say("Empty", "空状态"),
        cells=_cells(say, {}, ("current",)),
        row_labels=rows,
        column_labels=columns,
        caption=say("Risk matrix without risks", "无风险的矩阵"),
    )


def _grids(say: Say) -> Iterator[Grid]:
    names = (say("Zhao Lei, sponsor", "赵磊，发起人"), SHORT, say("Hengtai Carriers", "恒泰物流"))
    zone = Zone(say("Manage closely", "重点管理"), (0, 1), (2, 3), strong=True)
    yield Grid(
        title=say("Names on two scales, one cell with twelve", "双维度，一格十二人"),
        cells=tuple(
            tuple(
                tuple(
                    GridEntry(names[n % 3], HERE if n % 2 else None, say(*LONG))
                    for n in range(12 if (row, column) == (1, 3) else (row + column) % 3)
                )
                for column in range(4)
            )
            for row in range(4)
        ),
        row_labels=("4", "3", "2", "1"),
        column_labels=("1", "2", "3", "4"),
        row_title=say("Influence", "影响力"),
        column_title=say("Interest", "关注度"),
        zones=(zone, Zone(say("Monitor", "监督"), (2, 3), (0, 1))),
        caption=say("Stakeholders", "干系人"),
    )
    yield Grid(
        title=say("One name", "一人"),
        cells=(((GridEntry(SHORT),),),),
        row_labels=("1",),
        column_labels=("1",),
        caption=SHORT,
    )
    yield Grid(title=say("Empty", "空状态"), cells=(((),),), row_labels=("1",), column_labels=("1",))


def _week(number: int) -> LoadWeek:
    begin = TODAY - 4 * DAY + 7 * number * DAY
    return LoadWeek(f"{(22 + number) % 53 + 1}", f"{begin.day}.{begin.month}.", now=number == 0)


def _load(say: Say, percent: int, name: str) -> LoadCell:
    if not percent:
        return LoadCell("·", 1, say(f"{name}: nothing planned", f"{name}：无计划"))
    band = sum(percent > limit for limit in (0, 40, 80, 100, 120)) or 1
    label = say(f"{name}: {percent} % of capacity", f"{name}：产能的{percent} %")
    pieces = ((((Ref("T-43", say(*LONG), HERE),), "18 h")),)
    return LoadCell(str(percent), band, label, say("18 h of 40 h", "40 h中的18 h"), pieces)


def load_map(say: Say, title: str, weeks: int) -> LoadMap:
    """A load map of so many weeks with every band."""
    bands = tuple(
        say(*name)
        for name in (
            ("free", "空闲"),
            ("to 80", "≤80"),
            ("to 100", "≤100"),
            ("over 100", ">100"),
            ("over 120", ">120"),
        )
    )
    people = (say("Engineering", "工程部"), say("Li Wei", "李伟"), SHORT, say(*LONG))
    loads = (0, 30, 70, 95, 110, 160)

    def line(row: int, name: str) -> LoadLine:
        cells = tuple(
            _load(say, loads[(row + week) % 6], f"{name} {_week(week).label}") for week in range(weeks)
        )
        return LoadLine((Words(name),), name, cells, depth=min(row, 1))

    return LoadMap(
        title=title,
        caption=title,
        scroll_label=title,
        bands=bands,
        weeks=tuple(_week(number) for number in range(weeks)),
        lines=tuple(line(row, name) for row, name in enumerate(people)),
    )


def _loads(say: Say) -> Iterator[LoadMap]:
    yield load_map(say, say("Six weeks, all bands", "六周，全部区间"), 6)
    yield LoadMap(
        title=say("One week of one person", "一人一周"),
        caption=SHORT,
        weeks=(_week(0),),
        lines=(LoadLine((Words(SHORT),), SHORT, (_load(say, 95, SHORT),), depth=1),),
    )
    yield LoadMap(title=say("Empty", "空状态"), weeks=(), lines=())


def _calendars(say: Say) -> Iterator[Calendar]:
    weekdays = tuple(
        say(en, zh)
        for en, zh in zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "一二三四五六日", strict=True)
    )
    event = CalendarEvent(
        (Ref("M9", say(*LONG), HERE),), say("late, was due 2 Jun", "逾期，应于6月2日"), late=True
    )
    plain = CalendarEvent((Ref("MTG-008", SHORT, HERE),), say("meeting", "会议"))
    first = dt.date(2026, 6, 1)
    weeks = tuple(
        CalendarWeek(
            str(23 + week),
            tuple(_day(say, first + (7 * week + place) * DAY, event, plain) for place in range(7)),
        )
        for week in range(5)
    )
    yield Calendar(
        title=say("A month with events, and one without", "有事件与无事件的月份"),
        months=(
            CalendarMonth(say("June 2026", "2026年6月"), weeks),
            CalendarMonth(say("July 2026", "2026年7月"), empty=say("nothing", "无事项")),
        ),
        weekdays=weekdays,
        today_label=say("today", "今天"),
    )
    yield Calendar(title=say("Empty", "空状态"), months=(), weekdays=weekdays)


def _day(say: Say, date: dt.date, event: CalendarEvent, plain: CalendarEvent) -> CalendarDay | None:
    if date.month != TODAY.month:
        return None
    events = {2: (event,), 5: (plain, event), 18: (plain,) * 3}.get(date.day, ())
    return CalendarDay(
        date,
        say(f"{date.day} June", f"6月{date.day}日"),
        events,
        say("and 4 more", "另有4项") if len(events) > 2 else "",
        today=date == TODAY,
        free=date.isoweekday() > 5,
    )
