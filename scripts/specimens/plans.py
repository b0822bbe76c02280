"""Gantt charts: a plan with everything that a bar can say, a long one, one task, none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pmsite.model.address import Address
from pmsite.model.figure import Gantt, GanttLink, GanttRow
from scripts.specimens.grids import load_map
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")
TODAY = dt.date(2026, 6, 5)
DAY = dt.timedelta(days=1)


def groups(say: Say) -> Iterator[Group]:
    """What is so wide that paper turns."""
    yield Group(
        "Gantt",
        say("Tasks as bars along time.", "任务随时间的条形。"),
        (
            _gantt(
                say,
                say(
                    "Done, live, critical, float, baseline, milestones",
                    "完成、进行中、关键、时差、基线、里程碑",
                ),
                _rows(say),
            ),
            _gantt(say, say("Very many rows", "大量任务"), tuple(_many(say))),
            _gantt(say, say("One task, no dates", "一个任务，无日期"), (GanttRow("T-1", SHORT),)),
            _gantt(say, say("Empty", "空状态"), ()),
        ),
    )
    yield Group(
        "LoadMap",
        say("So many weeks that paper turns.", "周数很多，打印时横向。"),
        (load_map(say, say("Very many weeks", "大量周"), 40),),
    )


def _day(number: int) -> dt.date:
    return dt.date(2026, 4, 6) + number * DAY


def _rows(say: Say) -> tuple[GanttRow, ...]:
    def row(id_: str, name: str, first: int, last: int, **more: object) -> GanttRow:
        labels = {
            "start_label": f"{_day(first).day}.{_day(first).month}.",
            "finish_label": f"{_day(last).day}.{_day(last).month}.",
        }
        return GanttRow(
            id_, name, HERE, _day(first), _day(last), **{**labels, "owner": say("Li Wei", "李伟"), **more}
        )  # type: ignore[arg-type]

    return (
        row(
            "WP-1",
            say("Interfaces", "接口"),
            0,
            100,
            summary=True,
            anchor="WP-1",
            percent=48,
            percent_label="48",
        ),
        row(
            "T-1",
            SHORT,
            0,
            20,
            depth=1,
            done=True,
            percent=100,
            percent_label="100",
            baseline_start=_day(0),
            baseline_finish=_day(17),
            slip_label="+2",
        ),
        row(
            "T-2",
            say(*LONG),
            21,
            70,
            depth=1,
            critical=True,
            percent=60,
            percent_label="60",
            float_label=say("0 crit.", "0 关键"),
            bar_label=say("Huayuan Logistics", "华远物流"),
        ),
        row(
            "T-3",
            say("Translation", "翻译"),
            40,
            65,
            depth=1,
            percent=30,
            percent_label="30",
            float_label="12",
            float_until=_day(90),
            baseline_start=_day(35),
            baseline_finish=_day(60),
            slip_label="+5",
        ),
        row("M1", say("Design approved", "设计获批"), 20, 20, milestone=True, done=True),
        row(
            "M2",
            say("Go-live", "上线"),
            100,
            100,
            milestone=True,
            critical=True,
            baseline_finish=_day(92),
            slip_label="+6",
            bar_label=say("15 Jul, +6 d", "7月15日，+6天"),
        ),
    )


def _many(say: Say) -> Iterator[GanttRow]:
    for n in range(60):
        if n % 10 == 0:
            yield GanttRow(
                f"WP-{n}", say(f"Package {n}", f"工作包{n}"), None, _day(n), _day(n + 30), summary=True
            )
        yield GanttRow(
            f"T-{n}",
            say(f"Task {n}", f"任务{n}"),
            HERE,
            _day(n),
            _day(n + 9),
            depth=1,
            critical=n % 7 == 0,
            anchor=f"task-{n}",
        )


def _gantt(say: Say, title: str, rows: tuple[GanttRow, ...]) -> Gantt:
    first, last = _day(-6), _day(115)
    mondays = [
        first + number * DAY for number in range((last - first).days) if (first + number * DAY).weekday() == 0
    ]
    return Gantt(
        title=title,
        rows=rows,
        start=first,
        finish=last,
        today=TODAY,
        today_label=say("Today, 5 Jun", "今天，6月5日"),
        links=tuple(GanttLink(*pair, critical=True) for pair in ((1, 2), (2, 5))) if len(rows) == 6 else (),
        months=tuple((dt.date(2026, n, 1), say(f"{dt.date(2026, n, 1):%b}", f"{n}月")) for n in range(4, 8)),
        weeks=tuple((day, str(day.isocalendar().week)) for day in mondays),
        free=tuple((day + 5 * DAY, day + 6 * DAY) for day in mondays[:-1]),
        target=dt.date(2026, 7, 10),
        target_label=say("Contract 10 Jul", "合同7月10日"),
        caption=title,
        description=say("The table says the same.", "表格内容相同。"),
    )
