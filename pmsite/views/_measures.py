"""Improvement measures: actions that change how the project works, and whether they worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pmsite.model.figure import Cell, Column, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash
from pmsite.views._tracker import due, effect, is_done, is_open, ordered, source, state

Verdict = Literal["worked", "failed", "unverified", "open", "cancelled"]


def measures(actions: Iterable[Record]) -> list[Record]:
    """Those of some actions that are improvement measures."""
    return [action for action in actions if action.get("improvement")]


def verdict(desk: Desk, action: Record) -> Verdict:
    """Whether a measure worked, as far as somebody has looked by the day."""
    if is_open(desk, action):
        return "open"
    if not is_done(desk, action):
        return "cancelled"
    seen = action.get("verified")
    if seen is None or seen.date is None or seen.date > desk.today:
        return "unverified"
    return "worked" if seen.effective else "failed"


def counted(desk: Desk, found: Sequence[Record]) -> str:
    """``4 measures: 2 worked, 1 did not, 1 not verified yet``; cancelled ones are left out."""
    t = desk.t
    number = Counter(verdict(desk, action) for action in found)
    all_ = sum(number.values()) - number["cancelled"]
    parts = [
        text
        for count, text in (
            (number["worked"], t("{n} worked", n=number["worked"])),
            (number["failed"], t("{n} did not", n=number["failed"])),
            (number["unverified"], t("{n} not verified yet", n=number["unverified"])),
            (number["open"], t("{n} not done yet", n=number["open"])),
        )
        if count
    ]
    whole = t.plural("{n} measure", "{n} measures", all_)
    between = "，" if t.language == "zh" else ", "
    return t("{all}: {parts}", all=whole, parts=between.join(parts)) if parts else whole


def panel(desk: Desk, actions: Iterable[Record], *, sourced: bool = True) -> Table | None:
    """A row a measure with its effect and, where it is asked for, where it was decided; None without one."""
    found = measures(actions)
    if not found:
        return None
    t = desk.t
    columns = [Column(t("Measure"), key="measure"), Column(t("Owner"), key="owner")]
    columns += [Column(t("Decided in"), key="source")] if sourced else []
    columns += [
        Column(t("Due"), number=True, key="due"),
        Column(t("State"), key="state"),
        Column(t("Effect"), key="effect"),
    ]
    title = t("Improvement measures")
    return Table(
        title=title,
        small=counted(desk, found),
        columns=tuple(columns),
        rows=tuple(_row(desk, action, sourced=sourced) for action in ordered(desk, found)),
        caption=title,
        formula=formula(desk, "effect"),
        anchor="measures",
    )


def _row(desk: Desk, action: Record, *, sourced: bool) -> Row:
    origin = source(desk, action)
    seen = effect(desk, action)
    verified = action.get("verified")
    told = verified.comment if verified is not None and verdict(desk, action) in ("worked", "failed") else ""
    cells = [
        Cell(
            (desk.ref(action),),
            (Words(desk.t("“{text}”", text=told), "soft"),) if told else (),
            sort=action.uid,
        ),
        Cell(desk.person(action.get("owner")) or dash()),
    ]
    if sourced:
        cells.append(Cell((desk.ref(origin, title=False),) if origin is not None else dash()))
    return Row((*cells, due(desk, action), Cell((state(desk, action),)), seen))
