"""Status, numbers, entries and items of an agenda."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.address import Address
from pmsite.model.figure import (
    Agenda,
    AgendaEntry,
    Card,
    Cards,
    Dimension,
    Item,
    Link,
    Listing,
    Log,
    LogEntry,
    Ref,
    Status,
    Strip,
    Trace,
    Words,
)
from scripts.specimens.pieces import light, score, state
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")


def groups(say: Say) -> Iterator[Group]:
    """Strips, cards, listings, agendas."""
    yield Group("Strip", say("Status by dimension.", "按维度显示状态。"), tuple(_strips(say)))
    yield Group("Cards", say("A number with its target.", "指标与目标。"), tuple(_cards(say)))
    yield Group("Listing", say("Entries one below the other.", "逐条列出。"), tuple(_listings(say)))
    yield Group("Log", say("What happened, day by day.", "按日列出的变更。"), tuple(_logs(say)))
    yield Group("Agenda", say("Items of a meeting.", "会议议程。"), tuple(_agendas(say)))


def _strips(say: Say) -> Iterator[Strip]:
    names = [
        ("Schedule", "进度"),
        ("Cost", "成本"),
        ("Scope", "范围"),
        ("Risk", "风险"),
        ("Resources", "资源"),
        ("Client", "客户"),
    ]
    lights = ("ok", "warn", "off", "none", "ok", "ok")
    yield Strip(
        title=say("Six dimensions, all lights", "六个维度，全部状态"),
        dimensions=tuple(
            Dimension(
                say(*name),
                light(say, health),
                (
                    say("SPI 0.92, limit 0.95", "SPI 0.92，限值0.95"),
                    say("M9 +4 d, limit 5 d", "M9 +4天，限值5天"),
                ),
                Trace(("none", *lights, health), say("the last eight months", "近八个月")),
            )
            for name, health in zip(names, lights, strict=True)
        ),
    )
    yield Strip(
        title=say("One dimension", "一个维度"),
        dimensions=(Dimension(SHORT, light(say, "none"), (say("n/a: no baseline", "无：尚无基线"),)),),
    )
    yield Strip(
        title=say("Long words", "长文本"),
        dimensions=tuple(Dimension(say(*LONG), Status("off", say(*LONG)), (say(*LONG),)) for _ in range(3)),
    )
    yield Strip(title=say("Empty", "空状态"), dimensions=())


def _cards(say: Say) -> Iterator[Cards]:
    yield Cards(
        title=say("Six numbers: below target, at it, without data", "六个指标：未达标、达标、无数据"),
        cards=(
            Card(
                say("On time", "按期率"),
                "88 %",
                "7 / 8",
                light(say, "ok"),
                (say("target 85 %", "目标85 %"),),
                HERE,
                (70, 75, None, 80, 88),
                85,
                say("70 to 88", "70至88"),
            ),
            Card(
                say("Cost performance", "成本绩效"),
                "0.92",
                "CPI",
                light(say, "warn"),
                (say("limit 0.95", "限值0.95"),),
                None,
                (1.0, 0.97, 0.92),
                0.95,
                "1.00, 0.97, 0.92",
            ),
            Card(
                say("Satisfaction", "满意度"),
                "61",
                "/ 100",
                light(say, "off"),
                (say("target 80, −4 since May", "目标80，较5月−4"),),
            ),
            Card(
                say("Risks lowered", "风险下降"),
                say("n/a", "无"),
                "",
                light(say, "none"),
                (say("no risk was assessed twice", "尚无风险被两次评估"),),
            ),
            Card(say("Budget", "预算"), "¥12,480,000.00", say("of ¥13 M", "共¥1,300万")),
            Card(SHORT, "1", spark=(1.0,), spark_label="1"),
        ),
    )
    yield Cards(title=say("One number", "一个指标"), cards=(Card(say(*LONG), "3"),))
    yield Cards(
        title=say("Very many", "大量指标"),
        cards=tuple(
            Card(say(f"Indicator {n}", f"指标{n}"), str(7 * n), spark=(1, n, 2), spark_label=f"1, {n}, 2")
            for n in range(1, 15)
        ),
    )
    yield Cards(title=say("Empty", "空状态"), cards=())


def _listings(say: Say) -> Iterator[Listing]:
    yield Listing(
        title=say("With date, score and state", "含日期、风险值与状态"),
        more=Link(say("Register", "登记册"), HERE),
        items=tuple(
            Item(
                (Ref(f"RISK-{n:03}", say(*LONG) if n == 2 else say("Supplier is late", "供应商延误"), HERE),),
                (Words(say("Li Wei · respond by 9 Jun", "李伟 · 6月9日前应对")),),
                state(say, icon),
                score(say, 5 - n) if n < 4 else None,
                say("9 Jun", "6月9日"),
            )
            for n, icon in enumerate(("open", "wait", "late", "done", "half", "x"), 1)
        ),
    )
    yield Listing(title=say("One entry", "一条"), items=(Item((Words(SHORT),), state=light(say, "none")),))
    yield Listing(
        title=say("Very many", "大量条目"),
        items=tuple(
            Item((Ref(f"ACT-{n:03}", SHORT, HERE),), state=Words(say("open", "待办"), "mute"))
            for n in range(1, 31)
        ),
    )
    yield Listing(
        title=say("In groups", "分组"),
        items=(
            Item((Words(say("Engineering", "工程部")),), group=True),
            Item((Ref("li.wei", say("Li Wei", "李伟"), HERE),), (Words(say("engineer", "工程师")),)),
            Item((Words(say(*LONG)),), group=True),
            Item((Ref("wang", SHORT, HERE),)),
        ),
    )
    yield Listing(title=say("Empty", "空状态"), items=())
    yield Listing(
        title=say("Empty, with words of the page", "空状态，页面自述"),
        items=(),
        empty=say(
            "No decision waits; requests for one appear here with their due dates.",
            "没有待决事项；新的决策请求会连同期限显示在此。",
        ),
    )


def _agendas(say: Say) -> Iterator[Agenda]:
    yield Agenda(
        title=say("Three items", "三项"),
        entries=tuple(
            AgendaEntry(
                title,
                (Words(say("Li Wei · 10 min", "李伟 · 10分钟"), "mute"),),
                (
                    (
                        Ref("RISK-004", say("Test access late", "测试环境延迟"), HERE),
                        Words(say("was discussed.", "已讨论。")),
                    ),
                ),
            )
            for title in (say("Risks", "风险"), say(*LONG), SHORT)
        ),
    )
    yield Agenda(title=say("Empty", "空状态"), entries=())


def _logs(say: Say) -> Iterator[Log]:
    risk = Ref("RISK-004", say("Supplier delivers late", "供应商延迟交付"), HERE)
    state = (
        Words(say("Status", "状态"), "soft"),
        Words(say("Assessed", "已评估"), "old"),
        Words("→", "mute"),
    )
    changed = (*state, Words(say("Closed", "已关闭"), "new"))
    who = (Link(say("Li Wei", "李伟"), HERE), Words("·", "mute"), Words(say("Stock was shown", "已查看库存")))
    entry = LogEntry(say("5 Jun", "6月5日"), (risk,), (changed, (Words(say(*LONG)),)), who)
    same = LogEntry("", (risk, Words(say("Risk added", "已新增风险"), "new")), (), who)
    older = LogEntry(say("2 Jun", "6月2日"), (), (changed,), who)
    told = LogEntry(
        say("4 Jun", "6月4日"), (risk,), (changed,), who, (older,), say("1 earlier change", "更早的1次变更")
    )
    yield Log(
        title=say("Entries, more of them folded", "逐条列出，其余折叠"),
        small=say("newest first", "最新在前"),
        entries=(entry, same, told, entry),
        shown=3,
        rest=say("1 earlier change", "更早的1次变更"),
        note=(Words(say("What is not known is said.", "未知之处予以说明。")),),
    )
    yield Log(
        title=say("Long words", "长文本"),
        entries=(
            LogEntry(
                say(*LONG), (Ref(SHORT, say(*LONG), HERE),), ((Words(say(*LONG)),),), (Words(say(*LONG)),)
            ),
        ),
    )
    yield Log(title=say("Empty", "空状态"), entries=(), empty=say("Nothing changed.", "没有变更。"))
