"""Lines over time, and milestones along it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pmsite.model.address import Address
from pmsite.model.figure import Lane, Lanes, Line, Mark, Point, Ref, Revision, Series, Timeline, Words
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")
TODAY = dt.date(2026, 6, 5)
DAY = dt.timedelta(days=1)
START, FINISH = dt.date(2026, 1, 1), dt.date(2026, 12, 31)


def groups(say: Say) -> Iterator[Group]:
    """Series, timelines, lanes."""
    yield Group(
        "Series", say("Values along time or categories.", "随时间或类别变化的数值。"), tuple(_series(say))
    )
    yield Group("Timeline", say("Milestones of a project.", "项目里程碑。"), tuple(_timelines(say)))
    yield Group("Lanes", say("Milestones of several projects.", "多个项目的里程碑。"), tuple(_lanes(say)))


def _month(number: int) -> dt.date:
    return dt.date(2026, number, 1)


def _line(name: str, values: dict[int, float | None], **more: Any) -> Line:
    points = tuple(
        Point(_month(n), value, "" if value is None else f"{value:g}") for n, value in values.items()
    )
    return Line(name, points, **more)


def _series(say: Say) -> Iterator[Series]:
    dates = tuple((_month(n), say(f"{dt.date(2026, n, 1):%b}", f"{n}月")) for n in range(1, 13))
    ticks = ((0, "0"), (50, "50 %"), (100, "100 %"))
    yield Series(
        title=say("Planned, earned and actual, with a gap", "计划、挣值与实际，含缺口"),
        lines=(
            _line("PV", {n: 8 * n for n in range(1, 13)}, tone="mute", dashed=True),
            _line("EV", {1: 6, 2: 12, 3: None, 4: 27, 5: 36, 6: 42}, tone="data"),
            _line("AC", {1: 7, 2: 15, 3: 24, 4: 30, 5: 41, 6: 52}, tone="ink"),
        ),
        ticks=ticks,
        dates=dates,
        start=START,
        finish=FINISH,
        today=TODAY,
        today_label=say("Today, 5 Jun", "今天，6月5日"),
        target=90,
        target_label=say("budget 90", "预算90"),
        unit=say("in ¥10,000", "单位：万元"),
        caption=say("Cost curve", "成本曲线"),
        description=say("EV 42, PV 48, AC 52", "EV 42，PV 48，AC 52"),
    )
    yield Series(
        title=say("Days against days, tall, with their sources", "日期对日期，加高，附来源"),
        lines=(
            *(
                Line(
                    f"M{n}",
                    tuple(
                        Point(
                            _month(m),
                            _month(min(n + 2 + (m > 3 and n == 4), 12)).toordinal(),
                            f"2026-{n + 2:02}",
                        )
                        for m in range(1, min(n + 2, 6) + 1)
                    ),
                    "data" if n == 4 else "mute",
                    label=f"M{n}",
                )
                for n in range(1, 9)
            ),
            Line(
                say("Reached", "已达成"),
                tuple(Point(day, day.toordinal(), f"{day:%d.%m.}") for day in (START, _month(12))),
                "ink",
                dashed=True,
                quiet=True,
            ),
        ),
        ticks=tuple((_month(n).toordinal(), dates[n - 1][1]) for n in range(1, 13)),
        dates=dates,
        start=START,
        finish=_month(12),
        tall=True,
        sources=((_month(1), (Revision("8a4e01f", "pmsite build --at 8a4e01f"),)),),
        source_label=say("Commit", "提交"),
        caption=say("Milestone trend", "里程碑趋势"),
    )
    yield Series(
        title=say("Categories, with a target", "类别与目标"),
        lines=(
            Line(
                say("Satisfaction", "满意度"),
                tuple(Point(f"Q{n}", 60 + 5 * n, str(60 + 5 * n)) for n in range(1, 5)),
            ),
        ),
        target=80,
        target_label=say("target 80", "目标80"),
        caption=say("Satisfaction", "满意度"),
    )
    yield Series(
        title=say("Very many points, long names", "大量数据点与长名称"),
        lines=tuple(
            Line(
                (say("Earned value", "挣值"), say(*LONG))[tone],
                tuple(Point(START + 3 * n * DAY, (n * (tone + 3)) % 97 + n / 3, "") for n in range(100)),
                stroke,
            )
            for tone, stroke in enumerate(("data", "ink"))
        ),
        dates=dates,
        start=START,
        finish=FINISH,
        caption=say("Many points", "大量数据点"),
    )
    yield Series(
        title=say("One point", "一个数据点"), lines=(Line(SHORT, (Point(TODAY, 7, "7"),)),), caption=SHORT
    )
    yield Series(title=say("Empty", "空状态"), lines=(Line("EV", (Point(TODAY, None),)),))


def _marks(say: Say, count: int) -> tuple[Mark, ...]:
    found = []
    for n in range(1, count + 1):
        base = START + (330 * n // (count + 1)) * DAY
        slip = (0, 9, -4)[n % 3]
        day = base + slip * DAY
        past = day <= TODAY
        label = say(
            f"{day:%-d %b}" + (f", {slip:+} d" if slip else ""),
            f"{day.month}月{day.day}日" + (f"，{slip:+}天" if slip else ""),
        )
        name = SHORT if n == 2 else say(*LONG) if n == 4 and count > 4 else say("Design approved", "设计获批")
        found.append(
            Mark(
                f"M{n}",
                name,
                label,
                HERE,
                base,
                None if past else day,
                day if past else None,
                say("achieved", "已达成")
                if past
                else say("delayed", "延期")
                if slip > 0
                else say("on track", "正常"),
                late=slip > 0 and not past,
                next=not past and n % 3 == 0,
            )
        )
    return tuple(found)


def _axis(say: Say) -> dict[str, Any]:
    months = tuple((_month(n), say(f"{dt.date(2026, n, 1):%b}", f"{n}月")) for n in range(1, 13))
    return {
        "start": START,
        "finish": FINISH,
        "today": TODAY,
        "today_label": say("Today, 5 Jun", "今天，6月5日"),
        "months": months,
    }


def _timelines(say: Say) -> Iterator[Timeline]:
    for title, count in (
        (say("Achieved, late, on time, with a long name", "已达成、延期、正常，含长名称"), 7),
        (say("One milestone", "一个里程碑"), 1),
        (say("Very many", "大量里程碑"), 26),
    ):
        yield Timeline(
            title=title,
            marks=_marks(say, count),
            target=dt.date(2026, 12, 18),
            target_label=say("Contract 18 Dec", "合同12月18日"),
            **_axis(say),
        )
    yield Timeline(title=say("Empty", "空状态"), marks=(), **_axis(say))


def _lanes(say: Say) -> Iterator[Lanes]:
    names = (say("Order portal", "订单门户"), SHORT, say(*LONG))
    yield Lanes(
        title=say("Three projects", "三个项目"),
        lanes=tuple(
            Lane((Ref(f"P{n}", name, HERE), Words(say("on track", "正常"), "mute")), _marks(say, 3 + 2 * n))
            for n, name in enumerate(names)
        ),
        **_axis(say),
    )
    yield Lanes(title=say("Empty", "空状态"), lanes=(), **_axis(say))
