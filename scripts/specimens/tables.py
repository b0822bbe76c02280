"""Tables: few rows, many, a tree, a compact one."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.address import Address
from pmsite.model.figure import Cell, Chip, Column, Meter, Ref, Row, Table, Words
from scripts.specimens.pieces import light, score, state
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")


def groups(say: Say) -> Iterator[Group]:
    """Tables."""
    yield Group(
        "Table",
        say("Rows and columns; on a phone a row becomes a record.", "行与列；手机上每行成为一条记录。"),
        (
            _register(say, 2),
            _register(say, 30),
            _tree(say),
            _compact(say),
            _grouped(say),
            _one(say),
            _empty(say),
        ),
    )


def _columns(say: Say) -> tuple[Column, ...]:
    return (
        Column(say("Risk", "风险")),
        Column(say("Score", "风险值"), number=True),
        Column(say("Owner", "责任人"), key="owner"),
        Column(say("Due", "到期"), number=True),
        Column(say("Budget used", "预算使用")),
        Column(say("Response", "应对"), long=True, least=True),
        Column(say("Status", "状态")),
    )


def _register(say: Say, count: int) -> Table:
    rows = tuple(
        Row(
            (
                Cell((Ref(f"RISK-{n:03}", say(*LONG) if n == 2 else SHORT, HERE),)),
                Cell((score(say, 1 + n % 4),), sort=n),
                Cell(
                    (Words(say("Li Wei", "李伟") if n % 2 else SHORT),),
                    (Words(say("PMO", "项目办"), "mute"),),
                ),
                Cell((Words(f"{1 + n % 28} {say('Jun', '6月')}"),), sort=n % 28),
                Cell(
                    (
                        Meter(
                            n * 5 % 120,
                            120,
                            (100,),
                            "off" if n * 5 % 120 > 100 else "ok",
                            f"{n * 5 % 120} / 100",
                        ),
                    )
                ),
                Cell((Words(say("Second supplier is asked for an offer.", "已请第二供应商报价。")),)),
                Cell((light(say, ("ok", "warn", "off", "none")[n % 4]),) if n % 3 else (state(say, "wait"),)),
            ),
            anchor=f"row-{count}-{n}",
            facts=(("owner", "li" if n % 2 else "wang"),),
        )
        for n in range(1, count + 1)
    )
    chips = (
        Chip(say("All", "全部"), count),
        Chip(say("Li Wei", "李伟"), (count + 1) // 2, "owner", "li"),
    )
    title = say(f"{count} rows", f"{count}行")
    return Table(
        title=title, columns=_columns(say), rows=rows, chips=chips if count > 9 else (), caption=title
    )


def _tree(say: Say) -> Table:
    depths = (0, 1, 2, 3, 2, 1)
    return Table(
        title=say("A tree with sums", "带汇总的层级"),
        columns=(Column(say("Work package", "工作包")), Column("PV", number=True), Column("EV", number=True)),
        rows=tuple(
            Row(
                (
                    Cell((Ref(f"WP-{n}", say("Interfaces", "接口")),)),
                    Cell((Words(f"¥{1_204_500 // n:,}"),)),
                    Cell((Words(say("n/a", "无"), "mute") if n == 4 else Words(f"¥{998_120 // n:,}"),)),
                ),
                depth=depth,
                summary=depth == 0,
            )
            for n, depth in enumerate(depths, 1)
        ),
        note=(Words(say("n/a: nothing was booked.", "无：尚无工时记录。")),),
    )


def _compact(say: Say) -> Table:
    return Table(
        title=say("Compact: columns stay on a phone", "紧凑：手机保留列"),
        columns=(Column(say("Month", "月份")), Column(say("Value", "数值"), number=True)),
        rows=tuple(
            Row((Cell((Words(f"2026-0{n}"),)), Cell((Words(f"{n * 1111:,}.{n}0"),)))) for n in range(1, 5)
        ),
        compact=True,
    )


def _grouped(say: Say) -> Table:
    return Table(
        title=say("In groups, with a search", "分组，可搜索"),
        columns=(Column(say("Document", "文件")), Column(say("Version", "版本"), number=True)),
        rows=(
            Row((Cell((Words(say("Contract", "合同")),)),), group=True),
            Row((Cell((Ref("DOC-001", SHORT, HERE),)), Cell((Words("1.0"),)))),
            Row((Cell((Words(say(*LONG)),)),), group=True),
            Row((Cell((Ref("DOC-002", say(*LONG), HERE),)), Cell((Words("10.12"),)))),
        ),
        find=True,
    )


def _one(say: Say) -> Table:
    return Table(
        title=say("One cell", "一个单元格"), columns=(Column(SHORT),), rows=(Row((Cell((Words(SHORT),)),)),)
    )


def _empty(say: Say) -> Table:
    return Table(
        title=say("Empty", "空状态"),
        columns=_columns(say),
        rows=(),
        empty=say(
            "No risk is open; a new one appears here when it is recorded.",
            "没有未关闭的风险；新登记的风险会显示在此。",
        ),
    )
