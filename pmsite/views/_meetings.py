"""Meetings as the pages show them: which were held, which come, their series, what came of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import origins, own


@dataclass(frozen=True)
class Coming:
    """A meeting to come: its day, its record where there is one, and the one that announced it."""

    day: dt.date
    meeting: Record | None
    after: Record | None = None


def day_of(meeting: Record) -> dt.date | None:
    """Day of a meeting."""
    found: dt.date | None = meeting.get("date")
    return found


def is_held(desk: Desk, meeting: Record) -> bool:
    """Whether a meeting has taken place: its day has passed, or it is today's and has minutes."""
    day = day_of(meeting)
    return day is not None and (day < desk.today or (day == desk.today and meeting.get("status") != "draft"))


def chronological(meetings: Iterable[Record]) -> list[Record]:
    """Meetings by day; those without one last."""
    return sorted(meetings, key=lambda meeting: (day_of(meeting) or dt.date.max, meeting.id))


def series_of(desk: Desk, meeting: Record) -> list[Record]:
    """All meetings of the series of a meeting in their order; itself alone where it has none."""
    name = meeting.get("series")
    if not name:
        return [meeting]
    return chronological(other for other in own(desk, "meeting") if other.get("series") == name)


def coming(desk: Desk, meetings: Sequence[Record]) -> list[Coming]:
    """Meetings to come by day: those with a record, and days that the last one of a series announced."""
    found = [
        Coming(day, meeting)
        for meeting in meetings
        if (day := day_of(meeting)) is not None and not is_held(desk, meeting)
    ]
    for meeting in meetings:
        announced: dt.date | None = meeting.get("next")
        if announced is not None and announced >= desk.today and not _followed(meeting, announced, meetings):
            found.append(Coming(announced, None, meeting))
    return sorted(found, key=lambda item: (item.day, item.meeting.id if item.meeting else "~"))


def _followed(meeting: Record, announced: dt.date, meetings: Sequence[Record]) -> bool:
    """Whether a later meeting stands for the announced one."""
    series, day = meeting.get("series"), day_of(meeting)
    for other in meetings:
        later = day_of(other)
        if other.uid == meeting.uid or later is None:
            continue
        if later == announced or (series and other.get("series") == series and (day is None or later > day)):
            return True
    return False


def next_of(desk: Desk, meeting: Record) -> Coming | None:
    """The meeting that follows: of its series, else the one on the day it announces."""
    meetings = series_of(desk, meeting)
    later = meetings[meetings.index(meeting) + 1 :]
    if later and (day := day_of(later[0])) is not None:
        return Coming(day, later[0])
    announced: dt.date | None = meeting.get("next")
    if announced is None:
        return None
    at = next(
        (other for other in own(desk, "meeting") if day_of(other) == announced and other.uid != meeting.uid),
        None,
    )
    return Coming(announced, at, meeting)


def results(desk: Desk, meeting: Record, kind: str) -> list[Record]:
    """Decisions or actions of a meeting: written in it, or naming it as their source."""
    inside = desk.portal.graph.parts(meeting.uid, kind)
    sourced = [record for record in origins(desk, meeting, "source") if record.kind == kind]
    return list({record.uid: record for record in (*inside, *sourced)}.values())


def attendance(meeting: Record) -> tuple[int, int] | None:
    """How many were present, of how many who were expected."""
    found = meeting.get("attendance")
    if found is None:
        return None
    present = len(found.present)
    expected = present + len(found.absent) + len(found.excused)
    return (present, expected) if expected else None


def result_text(desk: Desk, decisions: int, actions: int) -> str:
    """``2 decisions, 4 actions``."""
    t = desk.t
    return t(
        "{decisions}, {actions}",
        decisions=t.plural("{n} decision", "{n} decisions", decisions),
        actions=t.plural("{n} action", "{n} actions", actions),
    )
