"""Columns of parts along time."""

from __future__ import annotations

from collections.abc import Iterator

from pmsite.model.figure import Ground, Part, Pile, Revision, Stack, Words
from scripts.specimens.say import LONG, Group, Say

_BANDS: tuple[tuple[str, str, Ground], ...] = (
    ("Low", "低", "b1"),
    ("Medium", "中", "b2"),
    ("High", "高", "b3"),
    ("Critical", "极高", "b4"),
)


def groups(say: Say) -> Iterator[Group]:
    """Stacks."""
    yield Group(
        "Stack", say("Amounts along time, made of parts.", "随时间变化的数量及其构成。"), tuple(_stacks(say))
    )


def _stacks(say: Say) -> Iterator[Stack]:
    parts = tuple(Part(say(en, zh), ground) for en, zh, ground in _BANDS)
    source = (Revision("8a4e01f", "pmsite build --at 8a4e01f"),)
    yield Stack(
        title=say("Four parts, a gap, notes below", "四个部分、一个缺口、下方注释"),
        small=say("Σ score by band", "按等级合计分值"),
        parts=parts,
        piles=(
            Pile(say("28 Feb", "2月28日"), (0, 8, 12, 47), ("", ""), source),
            Pile(say("31 Mar", "3月31日"), None, ("", ""), source),
            Pile(say("30 Apr", "4月30日"), (4, 17, 22, 0), ("+2", "−1"), source),
            Pile(say("31 May", "5月31日"), (4, 28, 34, 16), ("+3", ""), source),
        ),
        rows=(say("identified", "识别"), say("closed", "关闭")),
        ticks=((0, "0"), (40, "40"), (80, "80")),
        unit=say("ends of months", "月末"),
        source_label=say("Commit", "提交"),
        caption=say("Sum of scores", "分值合计"),
    )
    yield Stack(
        title=say("Very many columns, long names", "大量列与长名称"),
        parts=(
            Part(say(*LONG), "data"),
            Part(say("Overdue", "逾期"), "off"),
            Part(say("Other", "其他"), "mute"),
        ),
        piles=tuple(Pile(f"W{n}", (n % 9, n % 4, n % 3), (f"+{n % 5}",)) for n in range(1, 53)),
        rows=(say(*LONG),),
        note=(Words(say(*LONG)),),
        caption=say("By week", "按周"),
    )
    yield Stack(
        title=say("One column of nothing", "一列且为零"),
        parts=(Part(say("Open", "未完成"), "data"),),
        piles=(Pile(say("5 Jun", "6月5日"), (0,)),),
        caption=say("Open", "未完成"),
    )
    yield Stack(title=say("Empty", "空状态"), parts=parts, piles=())
