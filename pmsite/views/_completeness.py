"""A project held against the checklist of its phase: the score, what is there, what records lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.completeness import Audit, Need, audit
from pmsite.analyses.lacking import RECOMMENDED, lacks
from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Card, Cards, Cell, Column, Figure, Row, State, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name, kind_plural
from pmsite.views._library import field_names, in_force, in_review, is_due, type_name
from pmsite.views._lines import dash, dotted, refs

_NAMED = 3
"""Records that a cell names; more are counted."""
_SHORT = 0.99
"""The highest score that something missing leaves."""


def audited(desk: Desk, project: Record | None) -> Audit | None:
    """The audit of a project; None where the portal has no checklists, or the reader is not of the team."""
    portal = desk.portal
    if project is None or portal.audience != INTERNAL or not portal.settings.completeness:
        return None
    return audit(portal.graph, project, portal.settings, portal.as_of)


def share(desk: Desk, found: Audit) -> str:
    """The score; what is short of whole is never rounded up to it."""
    if found.score is None:
        return desk.t("n/a")
    short = found.score < 1
    return desk.t.percent(min(float(found.score), _SHORT) if short else 1)


def cards(desk: Desk, documents: Sequence[Record], found: Audit | None) -> Cards:
    """Score, documents in force, reviews overdue, in review and incomplete, side by side."""
    t = desk.t
    shown = [_score(desk, found)] if found is not None else []
    shown.append(
        Card(
            t("In force"),
            t.number(sum(map(in_force, documents))),
            t("of {all}", all=t.number(len(documents))),
        )
    )
    late = sum(is_due(desk, document) for document in documents)
    lacking = sum(bool(lacks(document)) for document in documents)
    shown.append(Card(t("Reviews overdue"), t.number(late)))
    shown.append(Card(t("In review"), t.number(sum(map(in_review, documents)))))
    shown.append(Card(t("Incomplete"), t.number(lacking)))
    return Cards(cards=tuple(shown))


def _score(desk: Desk, found: Audit) -> Card:
    t, all_ = desk.t, len(found.needs)
    if not found.needs:
        return Card(t("Completeness"), t("n/a"), lines=(t(found.why),))
    lines = [t("phase “{phase}”", phase=found.phase)]
    if found.overdue:
        n = len(found.overdue)
        lines.append(t.plural("{n} left open by an earlier phase", "{n} left open by earlier phases", n))
    of = t("{found} of {all}", found=found.count("satisfied"), all=all_)
    return Card(t("Completeness"), share(desk, found), of, lines=tuple(lines))


def figures(desk: Desk, found: Audit) -> Iterator[Figure]:
    """The checklist with what there is of it; below, the records that lack fields."""
    if found.needs:
        yield _checklist(desk, found)
    lacking = _lacking(desk)
    if lacking is not None:
        yield lacking


def _checklist(desk: Desk, found: Audit) -> Table:
    t = desk.t
    several = bool(found.overdue)
    columns = [Column(t("Needed"))]
    columns += [Column(t("Phase"))] if several else []
    columns += [Column(t("Found")), Column(t("Stands"))]
    rows = tuple(_row(desk, need, several=several) for need in (*found.needs, *found.overdue))
    met, all_ = found.count("satisfied"), len(found.needs)
    numbers = t("{found} ÷ {all} = {share}", found=met, all=all_, share=share(desk, found))
    return Table(
        title=t("Complete for the phase “{phase}”: {share}", phase=found.phase, share=share(desk, found)),
        small=t("{found} of {all}", found=met, all=all_),
        columns=tuple(columns),
        rows=rows,
        caption=t("Completeness"),
        formula=formula(desk, "completeness", inputs=((Words(numbers),),)),
        compact=True,
        anchor="completeness",
    )


def _row(desk: Desk, need: Need, *, several: bool) -> Row:
    t, item = desk.t, need.item
    kind = desk.portal.graph.kinds[item.kind]
    below = [kind_name(kind, t)] if item.type else []
    below += [t("at least {n}", n=item.min)] if item.min > 1 else []
    name = type_name(desk, item.type) if item.type else kind_name(kind, t)
    cells = [Cell((Words(name),), dotted([(Words(text, "mute"),) for text in below]))]
    cells += [Cell((Words(need.phase),))] if several else []
    return Row((*cells, _found(desk, need), Cell((_stands(desk, need),))))


def _found(desk: Desk, need: Need) -> Cell:
    """Records that satisfy a need; those in work with their states."""
    shown = need.found[:_NAMED]
    text: Text = refs(desk, shown, title=len(need.found) == 1)
    if more := len(need.found) - len(shown):
        text = (*text, Words(desk.t("and {n} more", n=more), "mute"))
    work = dotted([(desk.ref(record, title=False), desk.state(record)) for record in need.in_work[:_NAMED]])
    if need.standing == "satisfied":
        return Cell(text)
    return Cell(text or work or dash(), work if text else ())


def _stands(desk: Desk, need: Need) -> State:
    t = desk.t
    if need.standing == "satisfied":
        return State("done", t("there"))
    if need.standing == "in_work":
        counted = t("{found} of {all}", found=len(need.found), all=need.item.min)
        return State("half", counted if need.item.min > 1 else t("in work"))
    return State("late", t("missing"))


def _lacking(desk: Desk) -> Table | None:
    """Open records of each kind that lack fields; documents stand in a list of their own."""
    t, rows = desk.t, []
    for name in RECOMMENDED:
        kind = desk.portal.graph.kinds[name]
        open_ = [record for record in desk.of(name) if desk.portal.is_open(record)]
        found = [(record, lacks(record)) for record in open_]
        lacking = [(record, names) for record, names in found if names]
        if not lacking:
            continue
        named = [
            (desk.ref(record, title=False), Words(field_names(desk, record, names), "mute"))
            for record, names in lacking[:_NAMED]
        ]
        more = len(lacking) - len(named)
        text = dotted([*named, (Words(t("and {n} more", n=more), "mute"),) if more else ()])
        count = t("{found} of {all}", found=len(open_) - len(lacking), all=len(open_))
        rows.append(Row((Cell((Words(kind_plural(kind, t)),)), Cell((Words(count),)), Cell(text))))
    if not rows:
        return None
    columns = (Column(t("Records")), Column(t("Complete")), Column(t("Lack"), long=True))
    return Table(
        title=t("Records that lack something"),
        small=t("open ones"),
        columns=columns,
        rows=tuple(rows),
        caption=t("Records that lack something"),
        note=(
            Words(t("Lack: owner, cause, due day and other fields that a reader of such a record needs.")),
        ),
        compact=True,
        anchor="lacking",
    )
