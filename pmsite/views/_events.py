"""What happens on a day: meetings, milestones, actions and issues due, reviews, decisions to be taken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Inline, Link, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._impact import is_pending
from pmsite.views._library import review
from pmsite.views._meetings import coming, day_of
from pmsite.views._milestones import dates
from pmsite.views._tracker import is_open

TYPES = ("meeting", "milestone", "action", "issue", "decision", "review", "finish")
"""Types of events; on one day they stand in this order."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day."""

    day: dt.date
    type: str
    text: Text
    label: str
    """In words what it is there: ``due``, ``forecast``, ``14:00``."""
    who: Text = ()
    late: bool = False
    project: str = ""
    id: str = ""

    @property
    def place(self) -> tuple[dt.date, int, str, str]:
        """Where it stands among the others."""
        return (self.day, TYPES.index(self.type), self.project, self.id)


def events(desk: Desk) -> list[Event]:
    """Everything that has a day, here or in all projects."""
    found = [
        *_meetings(desk),
        *_milestones(desk),
        *_actions(desk),
        *_issues(desk),
        *_decisions(desk),
        *(_reviews(desk) if desk.portal.audience == INTERNAL else ()),
        *_finish(desk),
    ]
    return sorted(found, key=lambda event: event.place)


def type_name(desk: Desk, name: str) -> str:
    """A type of events in the plural."""
    t = desk.t
    names = {
        "meeting": t("Meetings"),
        "milestone": t("Milestones"),
        "action": t("Actions due"),
        "issue": t("Issues due"),
        "decision": t("Decisions due"),
        "review": t("Reviews due"),
        "finish": t("Ends of projects"),
    }
    return names[name]


def _meetings(desk: Desk) -> Iterator[Event]:
    """Meetings with a day, and the days that the last one of a series announced, project by project."""
    t = desk.t
    groups: dict[str | None, list[Record]] = defaultdict(list)
    for meeting in desk.of("meeting"):
        groups[meeting.project].append(meeting)
    for project, meetings in groups.items():
        key = project or ""
        for meeting in meetings:
            day = day_of(meeting)
            if day is not None:
                words = meeting.get("time") or _kind(desk, meeting)
                who = desk.person(meeting.get("chair"))
                yield Event(day, "meeting", (desk.ref(meeting),), str(words), who, project=key, id=meeting.id)
        for item in coming(desk, meetings):
            if item.meeting is None and item.after is not None:
                text: tuple[Inline, ...] = (Link(_kind(desk, item.after), desk.where(item.after)),)
                if desk.project is None and project:
                    text = (Words(project), *text)
                label = t("announced in {id}", id=item.after.id)
                who = desk.person(item.after.get("chair"))
                yield Event(item.day, "meeting", text, label, who, project=key, id=item.after.id)


def _kind(desk: Desk, meeting: Record) -> str:
    """What sort of meeting it is."""
    name = desk.label(meeting.get("type"), "meeting.type")
    return desk.t("Meeting: {type}", type=name) if name else desk.t("Meeting")


def _milestones(desk: Desk) -> Iterator[Event]:
    t = desk.t
    for record in desk.of("milestone"):
        found = dates(desk, record)
        if found.date is None or found.status == "cancelled":
            continue
        if found.actual is not None:
            label, late = t("milestone achieved"), False
            if found.status == "achieved_late":
                label = t("milestone achieved late")
        elif found.forecast is not None:
            label, late = t("milestone expected"), found.status in ("overdue", "delayed")
        else:
            label, late = t("milestone planned"), found.date < desk.today
        if late:
            label = t("{what}, {state}", what=label, state=_word(desk, found.status or "overdue"))
        who = desk.person(record.get("owner"))
        yield Event(
            found.date, "milestone", (desk.ref(record),), label, who, late, record.project or "", record.id
        )


def _word(desk: Desk, status: str) -> str:
    """A milestone's state within a sentence."""
    return desk.t("delayed") if status == "delayed" else desk.t("overdue")


def _due(desk: Desk, day: dt.date, what: str, overdue: str) -> tuple[str, bool]:
    """The word for a day that is to be kept, and for one that was not."""
    late = day < desk.today
    return (overdue if late else what), late


def _actions(desk: Desk) -> Iterator[Event]:
    t = desk.t
    for record in desk.of("action"):
        day: dt.date | None = record.get("due")
        if day is None or not is_open(desk, record):
            continue
        label, late = _due(desk, day, t("action due"), t("action overdue"))
        who = desk.person(record.get("owner"))
        yield Event(day, "action", (desk.ref(record),), label, who, late, record.project or "", record.id)


def _issues(desk: Desk) -> Iterator[Event]:
    t = desk.t
    for record in desk.of("issue"):
        day: dt.date | None = record.get("due")
        if day is None or not desk.portal.is_open(record):
            continue
        label, late = _due(desk, day, t("issue due"), t("issue overdue"))
        who = desk.person(record.get("owner"))
        yield Event(day, "issue", (desk.ref(record),), label, who, late, record.project or "", record.id)


def _decisions(desk: Desk) -> Iterator[Event]:
    t = desk.t
    for record in desk.of("change"):
        day: dt.date | None = record.get("needed_by")
        if day is None or not is_pending(desk, record):
            continue
        label, late = _due(desk, day, t("decision needed"), t("decision overdue"))
        yield Event(day, "decision", (desk.ref(record),), label, (), late, record.project or "", record.id)


def _reviews(desk: Desk) -> Iterator[Event]:
    """Risks, documents and assumptions that the team is to look at again."""
    t = desk.t
    for record in (*desk.of("risk"), *desk.of("document"), *desk.of("assumption")):
        if record.kind == "risk":
            found = desk.portal.of(record)
            day = found.get("review_due") if found.get("open") else None
        elif not desk.portal.is_open(record):
            continue
        else:
            day = review(record) if record.kind == "document" else record.get("validate_by")
        if day is None:
            continue
        words = (t("review due"), t("review overdue"))
        if record.kind == "assumption":
            words = (t("to be validated"), t("validation overdue"))
        label, late = _due(desk, day, *words)
        who = desk.person(record.get("reviewer") or record.get("owner"))
        yield Event(day, "review", (desk.ref(record),), label, who, late, record.project or "", record.id)


def _finish(desk: Desk) -> Iterator[Event]:
    """The day by which a project is to be finished."""
    projects = (desk.project,) if desk.project is not None else desk.portal.graph.projects
    for project in projects:
        day: dt.date | None = project.get("finish")
        if day is not None:
            text: Text = (desk.ref(project),)
            who = desk.person(project.get("manager"))
            label, key = desk.t("target of the project"), project.id
            yield Event(day, "finish", text, label, who, project=key, id=key)
