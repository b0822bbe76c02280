"""Every figure of the theme in every state: what the page of components shows.

A module of this package has ``groups(say)``: figures by the name of their class, each titled with its state. Texts are
English and Chinese beside each other, for they are samples and no messages of the portal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmsite.model.address import Address
from pmsite.model.figure import (
    Ask,
    Band,
    Figure,
    Head,
    Item,
    Link,
    Listing,
    Page,
    Paragraphs,
    Prose,
    Ref,
    Words,
)
from scripts.specimens import charts, columns, grids, lists, pieces, plans, tables
from scripts.specimens.say import LONG, SHORT, Group, Say

ROOMS = (pieces, lists, tables, grids, charts, columns)
HOME, PLAN, TEXT = "", "plan", "text"
"""Pages: the components, the Gantt charts (they turn the paper), Markdown text."""


def pages(say: Say, record: str) -> tuple[Page, ...]:
    """The pages of components in a language; ``record`` is the uid of a record whose body is the text."""
    found = [group for room in ROOMS for group in room.groups(say)]
    gantt = list(plans.groups(say))
    title = say("Components", "组件")
    return (
        _page(HOME, title, (_head(say), _index(say, found), *_figures(found))),
        _page(PLAN, say("Gantt charts", "甘特图"), (_plain_head(say), *_figures(gantt)), order=60),
        _page(TEXT, say("Text", "正文"), (_long_head(say), Prose()), record, order=70),
    )


def _page(
    place: str, title: str, figures: tuple[Figure, ...], record: str | None = None, order: int = 50
) -> Page:
    return Page(Address(place), title, figures, area="portfolio", nav=title, order=order, record=record)


def _head(say: Say) -> Head:
    return Head(
        path=(Link(say("Portfolio", "项目组合"), Address("")),),
        here=say("Components", "组件"),
        as_of=say("As of Fri 5 Jun 2026", "数据截至2026年6月5日周五"),
        subject=say("Components", "组件"),
        small=say("every figure in every state", "所有图表的所有状态"),
        title=say(
            "What looks right here looks right on every page; two figures want a decision.",
            "此处显示正确，各页面即显示正确；有两个图表待决策。",
        ),
        sub=(Words(say("A line below the sentence says what it rests on.", "结论下方的一行说明其依据。")),),
        ask=Ask(
            title=say("Waiting for a decision: 1", "待决策：1项"),
            lines=(
                (
                    Link(say("CR-007 Bilingual confirmations", "CR-007 双语确认单"), Address("")),
                    Words(say("· +¥84,000 · +3 d", "· +¥84,000 · +3天")),
                ),
            ),
        ),
    )


def _plain_head(say: Say) -> Head:
    return Head(
        subject=say("Gantt charts", "甘特图"), as_of=say("As of Fri 5 Jun 2026", "数据截至2026年6月5日周五")
    )


def _long_head(say: Say) -> Head:
    return Head(
        path=(Link(say(*LONG), Address("")),),
        here=say(*LONG),
        subject=say(*LONG),
        small=say(*LONG),
        title=say(*LONG),
        before=Ref("RISK-003", SHORT, Address("")),
        after=Ref("RISK-005", say(*LONG), Address("")),
        note=(Words(say("The head of a page with the longest words.", "文字最长时的页首。"), "mute"),),
    )


def _index(say: Say, found: list[Group]) -> Listing:
    return Listing(
        title=say("All figures", "全部图表"),
        items=tuple(
            Item(
                (Link(group.name, Address(HOME, group.anchor)),),
                (Words(group.says),),
            )
            for group in found
        ),
    )


def _figures(found: list[Group]) -> Iterator[Figure]:
    for group in found:
        yield Paragraphs(title=group.name, lines=((Words(group.says),),), anchor=group.anchor)
        for figure in group.figures:
            yield replace(figure, title=f"{group.name}: {figure.title}") if figure.title else figure


def shown(page: Page) -> Iterator[Figure]:
    """Every figure of a page, those in bands too."""
    waiting = list(page.figures)
    while waiting:
        figure = waiting.pop(0)
        yield figure
        if isinstance(figure, Band):
            waiting[:0] = figure.figures
