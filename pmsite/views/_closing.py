"""Closing rate of actions on a page: by owner or project, in total, and what opened and closed by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pmsite.analyses.closing import Closing, Course, Month, Stage, closing, is_told, months
from pmsite.model.address import Address
from pmsite.model.figure import (
    Card,
    Cards,
    Cell,
    Column,
    Figure,
    Line,
    Point,
    Row,
    Series,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, days_words
from pmsite.views._tracker import is_done, is_open, since
from pmsite.views._trends import since_first

_FEW = 2
"""Months from which on a line is drawn."""


def figures(desk: Desk, actions: Sequence[Record]) -> list[Figure]:
    """The closing rate, and what opened and closed by month where that is known.

    The history tells that better than the records' dates: where it is known, it alone does.
    """
    found: list[Figure] = [rates(desk, actions)]
    spans = [course(desk, action) for action in actions]
    ends = months(spans, desk.today)
    if len(ends) < _FEW or since_first(desk):
        return found
    untold = sum(not is_told(item) and item.stage != "cancelled" for item in spans)
    return [*found, _line(desk, ends), _months(desk, ends, untold)]


def cards(desk: Desk, actions: Sequence[Record]) -> Cards:
    """Closing rate, share done in time and mean age, with the way to their owners and months."""
    t, found, missing = desk.t, _of(desk, actions), desk.t("n/a")
    below = Address(desk.at("actions").page, "closing")
    rate, punctual, age = found.rate, found.punctual, found.mean_age
    due = t("{n} of {all} due", n=t.number(found.closed), all=t.number(found.due))
    dated = t("{n} of {all} done", n=t.number(found.in_time), all=t.number(found.dated))
    open_ = t.plural("{n} open action", "{n} open actions", found.aged)
    return Cards(
        cards=(
            Card(
                t("Closing rate"),
                t.percent(rate) if rate is not None else missing,
                due if rate is not None else t("none due"),
                to=below,
            ),
            Card(
                t("Done in time"),
                t.percent(punctual) if punctual is not None else missing,
                dated if punctual is not None else t("none done"),
                to=below,
            ),
            Card(
                t("Mean age of the open"),
                days_words(desk, age) if age is not None else missing,
                open_ if age is not None else t("no beginning known") if found.open else t("none open"),
                to=below,
            ),
        ),
        formula=formula(desk, "closing_rate", "action_age"),
        anchor="rates",
    )


def course(desk: Desk, action: Record) -> Course:
    """How an action went up to the day, as its page knows it."""
    stage: Stage = "open" if is_open(desk, action) else "closed" if is_done(desk, action) else "cancelled"
    done = action.get("done") if stage == "closed" else None
    return Course(stage, since(desk, action), action.get("due"), done)


def _of(desk: Desk, actions: Iterable[Record]) -> Closing:
    return closing((course(desk, action) for action in actions), desk.today)


def rates(desk: Desk, actions: Sequence[Record]) -> Table:
    """Closing rate, share done in time and mean age: a row an owner, of all projects a row a project first."""
    t, total = desk.t, _of(desk, actions)
    rows: list[Row] = []
    if desk.project is None:
        rows += _rows(desk, actions, lambda item: item.project or "", _project)
    owners = _rows(desk, actions, lambda item: item.get("owner") or "", _owner)
    rows += owners if len(owners) > 1 else []
    rows.append(_row(desk, desk.words(t("All"), "strong"), total, summary=True))
    columns = (
        Column(t("Owner") if desk.project is not None else t("Project, then owner"), key="owner"),
        Column(t("Due so far"), number=True, key="due"),
        Column(t("Of these closed"), number=True, key="closed"),
        Column(t("Closing rate"), number=True, key="rate"),
        Column(t("Done in time"), number=True, key="in_time"),
        Column(t("Open"), number=True, key="open", least=True),
        Column(t("Mean age of the open"), number=True, key="age", least=True),
    )
    note = t.plural(
        "{n} action without a due day is in neither rate.",
        "{n} actions without a due day are in neither rate.",
        total.undue,
    )
    return Table(
        title=_finding(desk, total),
        small=t("lowest rate first"),
        columns=columns,
        rows=tuple(rows),
        caption=t("Closing rate"),
        note=(Words(note),) if total.undue else (),
        formula=formula(desk, "closing_rate", "action_age"),
        anchor="closing",
    )


def _finding(desk: Desk, total: Closing) -> str:
    t = desk.t
    if total.rate is None:
        return t("Closing rate n/a: no action is due yet")
    return t(
        "Closing rate {rate}: {closed} of {due} due are closed",
        rate=t.percent(total.rate),
        closed=t.number(total.closed),
        due=t.number(total.due),
    )


def _owner(desk: Desk, handle: str) -> Text:
    return desk.person(handle) or (Words(desk.t("without owner"), "off"),)


def _project(desk: Desk, project: str) -> Text:
    return (Words(project or desk.t("no project"), "strong"),)


def _rows(
    desk: Desk,
    actions: Sequence[Record],
    key: Callable[[Record], str],
    named: Callable[[Desk, str], Text],
) -> list[Row]:
    """A row a group, the lowest closing rate first; groups of which nothing is due come last."""
    groups: dict[str, list[Record]] = {}
    for action in actions:
        groups.setdefault(key(action), []).append(action)
    counted = [(_of(desk, group), name) for name, group in groups.items()]
    counted.sort(
        key=lambda item: (item[0].rate if item[0].rate is not None else 2, -item[0].due, not item[1], item[1])
    )
    return [_row(desk, Cell(named(desk, name), sort=name), found) for found, name in counted]


def _row(desk: Desk, first: Cell, found: Closing, *, summary: bool = False) -> Row:
    t = desk.t
    age = found.mean_age
    cells = (
        first,
        desk.words(t.number(found.due), sort=found.due),
        desk.words(t.number(found.closed), sort=found.closed),
        _share(desk, found.rate, t("none due")),
        _share(desk, found.punctual, t("none done")),
        desk.words(t.number(found.open), sort=found.open),
        desk.words(days_words(desk, age), sort=age) if age is not None else Cell(dash(), sort=-1),
    )
    return Row(cells, summary=summary)


def _share(desk: Desk, share: float | None, why: str) -> Cell:
    if share is None:
        return Cell((Words(desk.t("n/a"), "mute"),), (Words(why, "mute"),), sort=-1)
    return desk.words(desk.t.percent(share), sort=share)


def _line(desk: Desk, ends: Sequence[Month]) -> Series:
    """Open actions at the ends of the months."""
    t = desk.t
    marks = tuple(Point(t.dated(end.end, desk.today), end.open, t.number(end.open)) for end in ends)
    first, last = ends[0], ends[-1]
    return Series(
        title=t(
            "Open actions: {last} today, {first} on {day}",
            last=t.number(last.open),
            first=t.number(first.open),
            day=t.dated(first.end, desk.today),
        ),
        lines=(Line(t("Open"), marks),),
        ticks=((0, "0"),),
        unit=t("open at the ends of months"),
        place_label=t("End of"),
        caption=t("Open actions by month"),
        anchor="open-by-month",
    )


def _months(desk: Desk, ends: Sequence[Month], untold: int) -> Table:
    t = desk.t
    rows = tuple(
        Row(
            (
                Cell(
                    (Words(t.dated(end.end, desk.today), "strong" if end.end == desk.today else ""),),
                    sort=end.end.isoformat(),
                ),
                desk.words(t.number(end.opened), sort=end.opened),
                desk.words(t.number(end.closed), sort=end.closed),
                desk.words(t.number(end.open), sort=end.open),
            )
        )
        for end in reversed(ends)
    )
    columns = (
        Column(t("Until"), key="month"),
        Column(t("Opened"), number=True, key="opened"),
        Column(t("Closed"), number=True, key="closed"),
        Column(t("Open at the end"), number=True, key="open"),
    )
    note = t.plural(
        "{n} action is left out: the day it began or was done is not known.",
        "{n} actions are left out: the day they began or were done is not known.",
        untold,
    )
    return Table(
        title=t("Actions by month"),
        small=t("newest first"),
        columns=columns,
        rows=rows,
        caption=t("Actions by month"),
        note=(Words(note),) if untold else (),
        compact=True,
        anchor="months",
    )
