"""Figures that a body asks for by a query: registers, lists, counts, the risk matrix, a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from pmsite.graph.embeds import FIGURES, Embed
from pmsite.graph.embeds import embeds as read
from pmsite.graph.frozen import Frozen
from pmsite.graph.queries import vocabulary
from pmsite.graph.query import Vocabulary, select
from pmsite.kpis._withheld import withheld
from pmsite.model.figure import (
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Item,
    Lanes,
    Listing,
    Paragraphs,
    Row,
    Table,
    Timeline,
    Words,
)
from pmsite.model.record import Body, Record
from pmsite.views._desk import Desk
from pmsite.views._embed_cells import cell, hidden, is_number, label
from pmsite.views._embed_found import Found, in_order, thawed
from pmsite.views._embed_groups import Group, groups
from pmsite.views._milestones import in_order as by_day
from pmsite.views._milestones import lanes, timeline
from pmsite.views._parts import item
from pmsite.views._pruned import pruned
from pmsite.views._risk_matrix import matrix

COLUMNS = ("status", "owner")
"""Columns of a register that names none, where its records have them."""


def embeds(desk: Desk, text: str) -> tuple[Embed, ...]:
    """Figures that a text asks for, in their order; blocks that are wrong have no query."""
    return read("", Body(text), _words(desk))[0] if "pmsite" in text else ()


def _words(desk: Desk) -> Vocabulary:
    portal = desk.portal
    if "words" not in portal.memo:
        portal.memo["words"] = vocabulary(portal.graph, portal.settings, portal.derived)
    found: Vocabulary = portal.memo["words"]
    return found


def asked(desk: Desk, embed: Embed) -> Found:
    """The records that a block asks for today."""
    portal, among = desk.portal, FIGURES[embed.figure]
    if embed.query is None:
        return Found(desk, ())
    found = select(embed.query, portal.graph, portal.derived, portal.as_of, project=desk.key, among=among)
    return Found(desk, found)


def figure(desk: Desk, embed: Embed) -> Figure | None:
    """The figure of a block, as it was frozen where it is; None where it is wrong (the check has said so)."""
    if embed.query is None:
        return None
    if withheld(desk.portal, embed.query):
        words = Words(desk.t("What this figure asks for is not shown here."), "mute")
        return Paragraphs(title=embed.title, lines=((words,),))
    if embed.frozen is not None:
        return _past(desk, embed, embed.frozen)
    return _FIGURES[embed.figure](asked(desk, embed), embed)


def _past(desk: Desk, embed: Embed, frozen: Frozen) -> Figure:
    """A figure from its frozen rows, with their day; records that are gone have no link."""
    found, gone = thawed(desk, frozen)
    drawn = _FIGURES[embed.figure](found, replace(embed, columns=frozen.columns, sort=None))
    day = desk.t.day(frozen.as_of)
    if isinstance(drawn, (Timeline, Lanes)):
        drawn = replace(drawn, today_label=desk.t("As of {day}", day=day))
    if isinstance(drawn, Timeline):
        drawn = replace(drawn, target=None, target_label="")
    small = desk.t("frozen, as of {day}", day=desk.t.dated(frozen.as_of, dt.date.min))
    drawn = replace(drawn, small=" · ".join(text for text in (drawn.small, small) if text))
    return pruned(drawn, lambda address: address not in gone)


def _matrix(found: Found, embed: Embed) -> Figure:
    return matrix(found.desk, found.records, title=embed.title)


def _count(found: Found, embed: Embed) -> Figure:
    desk, t, every = found.desk, found.desk.t, len(found.records)
    parts = _groups(found, embed, found.records)
    if parts is None:
        return Cards(cards=(Card(embed.title or t("Number of records"), t.number(every)),))
    rows = [
        Row((Cell(part.label), _number(desk, len(part.records)), _share(desk, len(part.records), every)))
        for part in parts
    ]
    total = Cell((Words(t("Total")),))
    rows += [Row((total, _number(desk, every), _share(desk, every, every)), summary=True)] if rows else []
    kinds = sorted({record.kind for record in found.records})
    columns = (
        Column(label(desk, embed.group, kinds)),
        Column(t("Number of records"), number=True),
        Column(t("Share"), number=True),
    )
    return Table(
        title=embed.title,
        columns=columns,
        rows=tuple(rows),
        caption=embed.title or t("Number of records"),
        empty=t("Nothing is found."),
        compact=True,
    )


def _number(desk: Desk, number: int) -> Cell:
    return desk.words(desk.t.number(number), sort=number)


def _share(desk: Desk, number: int, every: int) -> Cell:
    return desk.words(desk.t.percent(number / every), sort=number / every)


def _groups(found: Found, embed: Embed, records: Sequence[Record]) -> tuple[Group, ...] | None:
    """The groups asked for; None where none are, or the audience does not see the field."""
    if not embed.group or hidden(found.desk, records, embed.group):
        return None
    return groups(found, records, embed.group, _words(found.desk))


def _list(found: Found, embed: Embed) -> Figure:
    desk = found.desk
    records, small = _cut(found, embed)
    items: list[Item] = []
    for part, count, shown in _parted(found, embed, records):
        items += [Item(part.label, state=Words(count, "mute"), group=True)] if part is not None else []
        items += [item(desk, record) for record in shown]
    return Listing(title=embed.title, small=small, items=tuple(items), empty=desk.t("Nothing is found."))


def _cut(found: Found, embed: Embed) -> tuple[Sequence[Record], str]:
    """The records shown, in order, and how many they are of where that is not all."""
    path, down = (embed.sort.path, embed.sort.down) if embed.sort is not None else (None, False)
    shown = in_order(found, path, down=down)[: embed.max_items]
    return shown, _of(found.desk, len(shown), len(found.records))


def _of(desk: Desk, shown: int, every: int) -> str:
    return desk.t("{shown} of {all}", shown=shown, all=every) if shown < every else ""


def _parted(
    found: Found, embed: Embed, records: Sequence[Record]
) -> Iterator[tuple[Group | None, str, Sequence[Record]]]:
    """The records shown by group, with the number in each; all at once where no groups are asked for.

    Groups are those of all records that were found, so that their numbers add up; of one whose records are beyond
    ``max_items`` the number alone is shown.
    """
    parts = _groups(found, embed, found.records)
    if parts is None:
        yield None, "", records
        return
    place = {record.uid: number for number, record in enumerate(records)}
    for part in parts:
        shown = sorted(
            (record for record in part.records if record.uid in place), key=lambda record: place[record.uid]
        )
        every = len(part.records)
        yield part, _of(found.desk, len(shown), every) or found.desk.t.number(every), shown


def _timeline(found: Found, embed: Embed) -> Figure:
    """Milestones along time; of several projects a line each."""
    desk, t = found.desk, found.desk.t
    if not found.records:
        return Listing(title=embed.title, items=(), empty=t("Nothing is found."))
    title = embed.title or desk.plural("milestone")
    parts = [
        (project, items)
        for project in desk.portal.graph.projects
        if (items := [record for record in found.records if record.project == project.id])
    ]
    if len(parts) == 1:
        ((project, items),) = parts
        return timeline(Desk(desk.portal, t, project), by_day(desk, items), title=title)
    return lanes(desk, [(project, by_day(desk, items)) for project, items in parts], title=title)


def columns_of(found: Found, embed: Embed) -> tuple[tuple[str, ...], ...]:
    """Columns of a register: those asked for, else the usual ones that its records have."""
    usual = [(name,) for name in COLUMNS if any(record.get(name) for record in found.records)]
    return embed.columns or tuple(usual)


def _register(found: Found, embed: Embed) -> Figure:
    desk = found.desk
    records, small = _cut(found, embed)
    seen = replace(found, records=tuple(records))
    frozen = embed.frozen is not None
    wanted = embed.columns if frozen else columns_of(seen, embed)
    columns = [path for path in wanted if not hidden(desk, records, path)]
    numbers = {path for path in columns if is_number(found, records, path)}
    kinds = sorted({record.kind for record in records})
    head = [Column(desk.t("Record"), key="record")]
    head += [Column(label(desk, path, kinds), number=path in numbers, key=".".join(path)) for path in columns]
    rows: list[Row] = []
    for part, count, shown in _parted(found, embed, records):
        rows += [Row((Cell((*part.label, Words(count, "mute"))),), group=True)] if part is not None else []
        rows += [
            Row((Cell((desk.ref(record),), sort=record.id), *(cell(found, record, path) for path in columns)))
            for record in shown
        ]
    return Table(
        title=embed.title,
        small=small,
        columns=tuple(head),
        rows=tuple(rows),
        caption=embed.title or desk.t("Register"),
        empty=desk.t("Nothing is found."),
    )


_FIGURES: Mapping[str, Callable[[Found, Embed], Figure]] = {
    "register": _register,
    "list": _list,
    "count": _count,
    "matrix": _matrix,
    "timeline": _timeline,
}
