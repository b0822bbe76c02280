"""What a meeting began with: actions of before that were open then, how they stood and how they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmsite.model.figure import Cell, Column, Row, State, Table
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, own, targets
from pmsite.views._meetings import day_of, is_held, results, series_of
from pmsite.views._tracker import due, open_at, ordered, state


def carried(desk: Desk, meeting: Record, fresh: Sequence[Record]) -> Table | None:
    """Earlier actions that were open when the meeting began, those of its own (``fresh``) left out.

    Of its series and its agenda where it has a series, else of the whole project. None without any.
    """
    t, day = desk.t, day_of(meeting)
    if day is None:
        return None
    new = {action.uid for action in fresh}
    found = [item for item in _before(desk, meeting) if item.uid not in new and open_at(desk, item, day)]
    if not found:
        return None
    held = is_held(desk, meeting)
    small = t.plural("{n} action is open", "{n} actions are open", len(found))
    if held:
        small = t.plural(
            "{n} action was open when the meeting began",
            "{n} actions were open when the meeting began",
            len(found),
        )
    columns = [
        Column(t("Action"), key="action"),
        Column(t("Owner"), key="owner"),
        Column(t("Due"), number=True, key="due"),
    ]
    columns += [Column(t("State then"), key="then")] if held else []
    columns.append(Column(t("State today"), key="state"))
    title = t("Carried forward")
    return Table(
        title=title,
        small=small,
        columns=tuple(columns),
        rows=tuple(_row(desk, item, day if held else None) for item in ordered(desk, found)),
        caption=title,
        anchor="carried",
    )


def _before(desk: Desk, meeting: Record) -> list[Record]:
    """Actions of the meetings before in the series and on the agenda; of the project where it has no series."""
    if not meeting.get("series"):
        return list(own(desk, "action"))
    meetings = series_of(desk, meeting)
    earlier = meetings[: meetings.index(meeting)]
    found = {action.uid: action for other in earlier for action in results(desk, other, "action")}
    found |= {item.uid: item for item in targets(desk, meeting, "about") if item.kind == "action"}
    return list(found.values())


def _row(desk: Desk, action: Record, day: dt.date | None) -> Row:
    cells = [
        Cell((desk.ref(action),), sort=action.id),
        Cell(desk.person(action.get("owner")) or dash()),
        due(desk, action),
    ]
    if day is not None:
        cells.append(Cell((_then(desk, action, day),)))
    return Row((*cells, Cell((state(desk, action),))))


def _then(desk: Desk, action: Record, day: dt.date) -> State:
    """How an action stood on the day of the meeting, as far as its dates tell."""
    t = desk.t
    until: dt.date | None = action.get("due")
    started: dt.date | None = action.get("started")
    if until is not None and until < day:
        late = (day - until).days
        return State("late", t.plural("{n} day overdue", "{n} days overdue", late))
    if started is not None and started <= day:
        return State("half", t("In progress"))
    return State("open", t("Open"))
