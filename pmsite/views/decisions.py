"""Decision log: what holds, what was replaced by what, and where each was taken."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pmsite.model.figure import Cell, Chip, Column, Page, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, named, origins, own, persons, said, targets

_CHAIN = 4
"""How many decisions a chain names before and after the one whose row it is."""


def pages(desk: Desk) -> Iterator[Page]:
    """The decision log of a project, or of the decisions of no project."""
    decisions = own(desk, "decision")
    if not decisions:
        return
    t = desk.t
    held = [decision for decision in decisions if _holds(desk, decision)]
    small = t("{held} in force, {all} in all", held=len(held), all=len(decisions))
    address = desk.at("decisions")
    yield Page(
        address,
        t("Decision log"),
        (desk.head(t("Decision log"), _sentence(desk, decisions, held), small=small), _log(desk, decisions)),
        project=desk.key or "",
        area="meetings" if desk.key else "portfolio",
        view=address.page,
        nav=t("Decision log"),
        order=10 if desk.key else 42,
    )


def _holds(desk: Desk, decision: Record) -> bool:
    """Whether a decision is in force: accepted, and not replaced by an accepted one."""
    if decision.get("status") != "accepted":
        return False
    return not any(later.get("status") == "accepted" for later in origins(desk, decision, "supersedes"))


def _came_from(desk: Desk, decision: Record) -> Record | None:
    """The record a decision was written in, or names as its source."""
    parent = desk.portal.graph.get(decision.parent) if decision.parent else None
    return parent or named(desk, decision, decision.get("source"))


def _day(desk: Desk, decision: Record) -> dt.date | None:
    """Its own day, else that of the meeting it was taken in."""
    own_day: dt.date | None = decision.get("date")
    came_from = _came_from(desk, decision)
    return own_day or (came_from.get("date") if came_from is not None else None)


def _sentence(desk: Desk, decisions: Sequence[Record], held: Sequence[Record]) -> str:
    t = desk.t
    first = t.plural("{n} decision is in force.", "{n} decisions are in force.", len(held))
    dated = [(day, decision.uid, decision) for decision in held if (day := _day(desk, decision)) is not None]
    last = ""
    if dated:
        day, _, latest = max(dated, key=lambda item: item[:2])
        last = t("The latest, {id}, is of {day}.", id=desk.name(latest), day=t.dated(day, desk.today))
    proposed = sum(decision.get("status") == "proposed" for decision in decisions)
    waits = t.plural(
        "{n} is proposed and not yet accepted.", "{n} are proposed and not yet accepted.", proposed
    )
    return said(t, first, last, waits if proposed else "")


def _log(desk: Desk, decisions: Sequence[Record]) -> Table:
    """Every decision, the newest first; those without a day last."""
    t = desk.t

    def place(decision: Record) -> tuple[int, str]:
        return ((_day(desk, decision) or dt.date.min).toordinal(), decision.id)

    rows = tuple(_row(desk, decision) for decision in sorted(decisions, key=place, reverse=True))
    states = Counter(dict(row.facts)["state"] for row in rows)
    chips = [Chip(t("All"), len(rows))]
    chips += [Chip(t("In force"), states["held"], "state", "held")] if states["held"] else []
    rest = ("proposed", "draft", "superseded", "rejected", "deprecated")
    chips += [
        Chip(desk.label(name, "decision.status"), states[name], "state", name)
        for name in rest
        if states[name]
    ]
    columns = (
        Column(t("Decision"), key="decision"),
        Column(t("Date"), number=True, key="date"),
        Column(t("By"), key="by"),
        Column(t("State"), key="state"),
        Column(t("Supersession"), key="chain"),
        Column(t("Taken in"), key="source"),
    )
    return Table(
        title=t("All decisions"),
        small=t("newest first"),
        columns=columns,
        rows=rows,
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        caption=t("All decisions"),
        anchor="log",
    )


def _row(desk: Desk, decision: Record) -> Row:
    came_from = _came_from(desk, decision)
    text = decision.get("decision") or ""
    more = text if text != decision.title else decision.get("context") or ""
    replaced = any(later.get("status") == "accepted" for later in origins(desk, decision, "supersedes"))
    status = str(decision.get("status") or "")
    state = (
        "held" if _holds(desk, decision) else "superseded" if replaced and status == "accepted" else status
    )
    cells = (
        Cell((desk.ref(decision),), (Words(more, "soft"),) if more else (), sort=decision.id),
        desk.day(_day(desk, decision), missing="–"),
        Cell(persons(desk, decision.get("by")) or dash()),
        Cell((desk.state(decision),)),
        Cell(_chain(desk, decision) or dash()),
        Cell((desk.ref(came_from, title=False),) if came_from is not None else dash()),
    )
    return Row(cells, anchor="", facts=(("state", state),))


def _chain(desk: Desk, decision: Record) -> Text:
    """Decisions from the first one replaced to the one that holds now, in order."""
    before = _walk(decision, lambda item: targets(desk, item, "supersedes"))
    after = _walk(decision, lambda item: origins(desk, item, "supersedes"))
    if not before and not after:
        return ()
    text: Text = ()
    for item in (*before[:_CHAIN][::-1], decision, *after[:_CHAIN]):
        mark: Text = (Words("→", "mute"),) if text else ()
        here: Text = (
            (Words(item.id, "strong"),) if item.uid == decision.uid else (desk.ref(item, title=False),)
        )
        text = (*text, *mark, *here)
    more: Text = (Words("…", "mute"),)
    return (*(more if len(before) > _CHAIN else ()), *text, *(more if len(after) > _CHAIN else ()))


def _walk(start: Record, step: Callable[[Record], list[Record]]) -> list[Record]:
    """Records reached step by step, each once, the nearest first."""
    seen = {start.uid: start}
    level = [start]
    while level:
        level = [found for item in level for found in step(item) if found.uid not in seen]
        seen.update({item.uid: item for item in level})
    return list(seen.values())[1:]
