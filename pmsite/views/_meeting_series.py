"""Series of meetings: how often each was held, who comes, what came of it, and when the next one is."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Cell, Column, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import apposed, dash
from pmsite.views._meetings import attendance, chronological, coming, day_of, is_held, results
from pmsite.views._tracker import is_open


def series_table(desk: Desk, meetings: Sequence[Record]) -> Table | None:
    """A row a series, then those of none, then all; None where no meeting was held."""
    held = [meeting for meeting in meetings if is_held(desk, meeting)]
    if not held:
        return None
    t = desk.t
    groups: dict[str, list[Record]] = {}
    for meeting in chronological(meetings):
        groups.setdefault(meeting.get("series") or "", []).append(meeting)
    names = sorted(name for name in groups if name)
    rows = [_row(desk, (Words(name),), groups[name]) for name in names]
    if names:
        rows += [_row(desk, (Words(t("in no series"), "mute"),), groups[""])] if "" in groups else []
        rows.append(_row(desk, (Words(t("All"), "strong"),), meetings, summary=True))
    else:
        rows = [_row(desk, (Words(t("All"), "strong"),), meetings)]
    columns = (
        Column(t("Series"), key="series"),
        Column(t("Held"), number=True, key="held"),
        Column(t("Attendance"), number=True, key="attendance"),
        Column(t("Decisions"), number=True, key="decisions", least=True),
        Column(t("Actions"), number=True, key="actions", least=True),
        Column(t("Last"), key="last"),
        Column(t("Next"), key="next"),
    )
    return Table(
        title=_finding(desk, held),
        columns=columns,
        rows=tuple(rows),
        caption=t("Series of meetings"),
        formula=formula(desk, "attendance"),
        anchor="series",
    )


def _present(meetings: Sequence[Record]) -> tuple[int, int, int]:
    """Present, expected, and over how many meetings that record it."""
    found = [there for meeting in meetings if (there := attendance(meeting)) is not None]
    return sum(there[0] for there in found), sum(there[1] for there in found), len(found)


def _finding(desk: Desk, held: Sequence[Record]) -> str:
    t = desk.t
    present, expected, _ = _present(held)
    if not expected:
        return t("Attendance n/a: no meeting records who was there")
    return t(
        "Attendance {rate}: {n} of {all} expected were present",
        rate=t.percent(present / expected),
        n=t.number(present),
        all=t.number(expected),
    )


def _row(desk: Desk, name: Text, meetings: Sequence[Record], *, summary: bool = False) -> Row:
    t = desk.t
    held = [meeting for meeting in meetings if is_held(desk, meeting)]
    present, expected, recorded = _present(held)
    if expected:
        known = t.plural("{n} meeting", "{n} meetings", recorded)
        below: Text = (Words(known, "mute"),) if recorded < len(held) else ()
        share = Cell((Words(t.percent(present / expected)),), below, sort=present / expected)
    else:
        why = t("not recorded") if held else t("none held")
        share = Cell((Words(t("n/a"), "mute"),), (Words(why, "mute"),), sort=-1)
    decisions = sum(len(results(desk, meeting, "decision")) for meeting in held)
    actions = [action for meeting in held for action in results(desk, meeting, "action")]
    open_ = sum(is_open(desk, action) for action in actions)
    last, ahead = chronological(held)[-1:], coming(desk, meetings)
    cells = (
        Cell(name),
        desk.words(t.number(len(held)), sort=len(held)),
        share,
        desk.words(t.number(decisions), sort=decisions),
        desk.words(t("{open} of {all} open", open=open_, all=len(actions)), sort=open_)
        if actions
        else Cell(dash(), sort=-1),
        Cell(_dated(desk, last[0]) if last else dash()),
        Cell(
            apposed(
                t,
                [
                    (desk.ref(ahead[0].meeting, title=False),) if ahead[0].meeting is not None else (),
                    (Words(t.dated(ahead[0].day, desk.today)),),
                ],
            )
            if ahead
            else dash()
        ),
    )
    return Row(cells, summary=summary)


def _dated(desk: Desk, meeting: Record) -> Text:
    day = day_of(meeting)
    dated: Text = (Words(desk.t.dated(day, desk.today)),) if day is not None else ()
    return apposed(desk.t, [(desk.ref(meeting, title=False),), dated])
