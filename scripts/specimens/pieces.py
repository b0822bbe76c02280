"""Pieces of a line, names and values, lines of text, and figures side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pmsite.model.address import Address
from pmsite.model.figure import (
    Band,
    Digest,
    Fact,
    Facts,
    Formula,
    Health,
    Icon,
    Link,
    Meter,
    Paragraphs,
    Ref,
    Revision,
    Score,
    State,
    Status,
    Tone,
    Trace,
    Words,
)
from scripts.specimens.say import LONG, SHORT, Group, Say

HERE = Address("")
_HEALTH: dict[Health, tuple[str, str]] = {
    "ok": ("on track", "正常"),
    "warn": ("at risk", "有风险"),
    "off": ("off track", "偏离"),
    "none": ("no data", "无数据"),
}
_ICON: dict[Icon, tuple[str, str]] = {
    "open": ("open", "待办"),
    "half": ("in progress", "进行中"),
    "done": ("done", "已完成"),
    "wait": ("waiting for approval", "待批准"),
    "late": ("overdue by 3 days", "逾期3天"),
    "x": ("cancelled", "已取消"),
}
_BANDS = (("low", "低"), ("medium", "中"), ("high", "高"), ("critical", "极高"))


def light(say: Say, health: Health) -> Status:
    """A light with its usual word."""
    return Status(health, say(*_HEALTH[health]))


def state(say: Say, icon: Icon) -> State:
    """A state with a usual word."""
    return State(icon, say(*_ICON[icon]))


def score(say: Say, band: int) -> Score:
    """A score in a band."""
    return Score((2, 6, 12, 20)[band - 1], band, say(*_BANDS[band - 1]))


def groups(say: Say) -> Iterator[Group]:
    """Pieces, facts, paragraphs, bands."""
    yield Group(
        "Pieces",
        say(
            "What stands in a line: a shape and a word, never a colour alone.",
            "行内元素：形状加文字，绝不只靠颜色。",
        ),
        (_pieces(say),),
    )
    yield Group(
        "Facts",
        say("Names and values of a record.", "记录的字段与取值。"),
        (
            Facts(title=say("One fact", "一项"), facts=(Fact(say("Owner", "责任人"), (Words(SHORT),)),)),
            Facts(
                title=say("Long words, and a value that is not there", "长文本与缺失值"),
                facts=(
                    Fact(say("Acceptance criterion", "验收标准"), (Words(say(*LONG)),)),
                    Fact(say(*LONG), (Words("12"),)),
                    Fact(say("Approved", "批准日期"), ()),
                    Fact(say("Owner", "责任人"), (Ref("li.wei", say("Li Wei", "李伟"), HERE),)),
                ),
            ),
            Facts(title=say("Empty", "空状态"), facts=()),
        ),
    )
    yield Group(
        "Paragraphs",
        say("Lines of text under a finding.", "结论下的文字。"),
        (
            Paragraphs(
                title=say(*LONG),
                small=say("a remark", "说明"),
                more=Link(say("All of them", "查看全部"), HERE),
                lines=((Words(say(*LONG)), Words(say("in two lines.", "两行。"))), (Words(SHORT),)),
                note=(Words(say("A note says where it comes from.", "备注说明来源。")),),
                formula=Formula(((Words("SPI = EV ÷ PV = 0.92"),),), Link(say("Definitions", "定义"), HERE)),
            ),
            Paragraphs(title=say("Empty", "空状态"), lines=()),
        ),
    )
    yield Group(
        "Band",
        say("Figures side by side; one below the other on a phone.", "并排的图表，手机上依次排列。"),
        (
            *(
                Band(
                    layout=layout,
                    figures=tuple(_beside(say, f"{layout}: {number + 1}") for number in range(count)),
                )
                for layout, count in (("2", 2), ("3", 3), ("2-1", 2), ("3-2", 2))
            ),
            Band(
                layout="2",
                figures=(
                    _beside(say, "2: 1"),
                    Band(layout="1", figures=(_beside(say, "1: 1"), _beside(say, "1: 2"))),
                ),
            ),
        ),
    )


def _beside(say: Say, name: str) -> Paragraphs:
    return Paragraphs(title=name, lines=((Words(say(*LONG)),),))


def _pieces(say: Say) -> Facts:
    tones = [tone for tone in get_args(Tone) if tone not in ("ok", "warn", "off")]
    return Facts(
        title=say("Every piece", "全部行内元素"),
        facts=(
            Fact(say("Status", "状态灯"), tuple(light(say, health) for health in _HEALTH)),
            Fact(say("State", "状态"), tuple(state(say, icon) for icon in _ICON)),
            Fact(say("Score", "风险值"), tuple(score(say, band) for band in (1, 2, 3, 4))),
            Fact(
                say("Words", "文字"),
                (
                    *(Words(say(tone or "plain", tone or "普通"), tone) for tone in tones),
                    Words(say("+2 d", "+2天"), "ok"),
                    Words(say("▲ 3 d late", "▲ 晚3天"), "warn"),
                    Words(say("■ 9 d late", "■ 晚9天"), "off"),
                ),
            ),
            Fact(
                say("Link and record", "链接与记录"),
                (
                    Link(say("all risks", "全部风险"), HERE),
                    Ref("RISK-004", say(*LONG), HERE),
                    Ref("DEC-1"),
                    Ref("M1", SHORT, HERE),
                ),
            ),
            Fact(
                say("State of the content, and one on the web", "内容状态，及其网页"),
                (
                    Revision("8a4e01f", "pmsite build --at 8a4e01f"),
                    Revision("52e7d09", "pmsite build --at 52e7d09", "https://git.example.org/tree/52e7d09"),
                ),
            ),
            Fact(
                say("Lights over time", "状态走势"),
                (Trace(("none", "ok", "ok", "warn", "off"), say("no data to off track", "由无数据至偏离")),),
            ),
            Fact(say("Hash", "哈希值"), (Digest("9f86d081884c7d659a2feaa0c55ad015" * 2),)),
            *(
                Fact(
                    say(f"Bar, {_HEALTH[health][0]}", f"条形，{_HEALTH[health][1]}"),
                    (Meter(value, 120, (100,), health, f"{value} / 100"),),
                )
                for health, value in (("ok", 60), ("warn", 95), ("off", 140), ("none", 0))
            ),
            Fact(
                say("Bullet: tolerated, expected", "子弹图：容许与预计"),
                (Meter(70, 130, (100,), "ok", "70 / 100, EAC 104", tolerated=110, expected=104),),
            ),
        ),
        columns=1,
    )
