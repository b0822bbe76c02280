"""A calendar of a project, of the portal or of a person (iCalendar, RFC 5545): milestones, meetings, actions due.

Every event has a UID that stays, and a SEQUENCE that grows with what happened to its record, so that a calendar that
has read it before takes the new date. What was cancelled, or removed from the records, is told as cancelled.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import icalendar

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, NothingToExportError, Wanted
from pmsite.exports._sheets import address, chosen
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.views._cells import clean
from pmsite.views._desk import Desk
from pmsite.views._meetings import day_of
from pmsite.views._milestones import dates
from pmsite.views._tracker import is_open

KINDS = ("milestone", "meeting", "action")
"""Kinds that have a place in a calendar."""
_PLANNED = frozenset({"milestone", "task", "plan"})
"""Kinds whose changes can move a milestone."""
_TIME = re.compile(r"\s*(\d{1,2})[:：](\d{2})(?:\s*(?:-|–|—|~|～|to|至)\s*(\d{1,2})[:：](\d{2}))?")
_HOUR = 60
_EPOCH = dt.date(2020, 1, 1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_DATES = ("due", "date", "actual", "forecast", "baseline")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a calendar shows of a record."""

    record: Record
    start: dt.date | dt.datetime
    minutes: int = 0
    summary: str = ""
    lines: tuple[str, ...] = ()
    place: str = ""
    cancelled: bool = False


def calendar(portal: Portal, texts: Texts, wanted: Wanted) -> bytes:
    """The calendar of a project, of a person, or of both.

    Raises:
        NothingToExportError: if there is no such project or person.
    """
    project = chosen(portal, wanted.project)
    person = portal.graph.get(wanted.person) if wanted.person else None
    if wanted.person and (person is None or person.kind != "person"):
        raise NothingToExportError(f"no person {wanted.person}; write a handle, such as li.wei")
    desk = Desk(portal, texts, project)
    names = [desk.title(item) for item in (project, person) if item is not None]
    whole = icalendar.Calendar()
    whole.add("prodid", "-//pmsite//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", clean(" · ".join(names) or portal.title))
    whole.add("x-wr-timezone", portal.settings.timezone)
    for entry in _entries(desk, wanted.person):
        whole.add_component(_event(desk, entry, wanted))
    if not wanted.person:
        for event in _removed(desk, wanted):
            whole.add_component(event)
    used = [item.get("dtstart").dt for item in whole.walk("VEVENT")]
    timed = sorted(day.date() for day in used if isinstance(day, dt.datetime))
    if timed:
        whole.add_missing_timezones(timed[0].replace(month=1, day=1), timed[-1] + dt.timedelta(days=366))
    return bytes(whole.to_ical())


def _entries(desk: Desk, handle: str | None) -> Iterator[_Entry]:
    """Records with a day, in the order of projects, kinds and ids."""
    makers = {"milestone": _milestone, "meeting": _meeting, "action": _action}
    for kind in KINDS:
        for record in sorted(desk.of(kind), key=lambda item: (item.project or "", item.id)):
            if handle is None or handle in _people(record):
                entry = makers[kind](desk, record)
                if entry is not None:
                    yield entry


def _people(record: Record) -> frozenset[str]:
    """Handles of those whose calendars a record belongs in."""
    found = [record.get("owner"), record.get("chair"), record.get("minutes_by")]
    attendance = record.get("attendance")
    if attendance is not None:
        found += [*attendance.present, *attendance.absent, *attendance.excused]
    found += [item.presenter for item in record.get("agenda") or ()]
    return frozenset(handle for handle in found if handle)


def _milestone(desk: Desk, record: Record) -> _Entry | None:
    found, t = dates(desk, record), desk.t
    if found.date is None:
        return None
    words = t("Milestone: {title}", title=desk.title(record))
    if found.actual is not None:
        words = t("Milestone achieved: {title}", title=desk.title(record))
    lines = [_line(t("Owner"), _name(desk, record.get("owner")))]
    if found.baseline is not None:
        lines.append(_line(t("Baseline"), found.baseline.isoformat()))
    cancelled = record.get("status") == "cancelled" or found.status == "cancelled"
    return _Entry(record, found.date, summary=words, lines=_filled(lines), cancelled=cancelled)


def _meeting(desk: Desk, record: Record) -> _Entry | None:
    day, t = day_of(record), desk.t
    if day is None:
        return None
    start, minutes = _time(record, day, desk.portal.settings.zone)
    attendance = record.get("attendance")
    invited = [*attendance.present, *attendance.absent, *attendance.excused] if attendance is not None else []
    lines = [_line(t("Chair"), _name(desk, record.get("chair")))]
    lines.append(_line(t("Participants"), ", ".join(_name(desk, handle) for handle in invited)))
    lines += [f"- {item.item}" for item in record.get("agenda") or ()]
    place = str(record.get("place") or "")
    return _Entry(record, start, minutes, desk.title(record), _filled(lines), place)


def _time(record: Record, day: dt.date, zone: dt.tzinfo) -> tuple[dt.date | dt.datetime, int]:
    """When a meeting begins and how many minutes it takes; the whole day where no time is written."""
    found = _TIME.match(str(record.get("time") or ""))
    if found is None or int(found[1]) > 23 or int(found[2]) >= _HOUR:  # noqa: PLR2004 - hours of a day
        return day, 0
    start = dt.datetime.combine(day, dt.time(int(found[1]), int(found[2])), zone)
    if found[3]:
        minutes = (int(found[3]) - int(found[1])) * _HOUR + int(found[4]) - int(found[2])
        if minutes > 0:
            return start, minutes
    agenda = sum(int(item.minutes or 0) for item in record.get("agenda") or ())
    return start, agenda if agenda > 0 else _HOUR


def _action(desk: Desk, record: Record) -> _Entry | None:
    due: dt.date | None = record.get("due")
    if due is None:
        return None
    t = desk.t
    summary = t("Due: {title}", title=desk.title(record))
    if not is_open(desk, record):
        summary = t("Done: {title}", title=desk.title(record))
    lines = [_line(t("Owner"), _name(desk, record.get("owner")))]
    return _Entry(
        record, due, summary=summary, lines=_filled(lines), cancelled=record.get("status") == "cancelled"
    )


def _event(desk: Desk, entry: _Entry, wanted: Wanted) -> icalendar.Event:
    record = entry.record
    event = icalendar.Event()
    event.add("uid", _uid(wanted, record.uid))
    event.add("dtstamp", dt.datetime.combine(desk.today, dt.time(), dt.UTC))
    event.add("dtstart", entry.start)
    if isinstance(entry.start, dt.datetime):
        event.add("dtend", entry.start + dt.timedelta(minutes=entry.minutes))
    else:
        event.add("dtend", entry.start + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", clean(f"{desk.name(record)} {entry.summary}"))
    if entry.lines:
        event.add("description", clean("\n".join(entry.lines)))
    if entry.place:
        event.add("location", clean(entry.place))
    if link := address(wanted.site_url, desk, record):
        event.add("url", link)
    event.add("categories", [desk.label(record.kind, "kind")])
    event.add("sequence", _sequence(desk.portal, record))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _uid(wanted: Wanted, uid: str) -> str:
    """The name of an event: the same for a record wherever the same portal is published, whoever reads it."""
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, f'pmsite/{wanted.site_url}/{uid}')}@pmsite"


def _sequence(portal: Portal, record: Record) -> int:
    """How often something happened that can move the event; without a past, days up to the as-of day.

    An audience knows nothing of the past, so that its events tell by their day alone which is newer.
    """
    if not portal.past.known:
        return max((portal.as_of - _EPOCH).days, 0)
    found = len(portal.past.of(record.uid))
    if record.kind == "milestone":
        found += sum(
            event.kind in _PLANNED and event.project == record.project and event.uid != record.uid
            for event in portal.past.events
        )
    return found


def _removed(desk: Desk, wanted: Wanted) -> Iterator[icalendar.Event]:
    """Records that a calendar may still show and that are no more."""
    told: set[str] = set()
    for event in desk.portal.past.events:
        here = desk.key in (None, event.project)
        if event.uid in told or not here or event.kind not in KINDS or desk.portal.graph.get(event.uid):
            continue
        told.add(event.uid)
        days = [  # the last that was written
            change.new
            for name in _DATES
            for known in desk.portal.past.of(event.uid)
            for change in known.changes
            if change.field == name and isinstance(change.new, str) and _DAY.match(change.new)
        ]
        day = dt.date.fromisoformat(days[0]) if days else event.step.day
        found = icalendar.Event()
        found.add("uid", _uid(wanted, event.uid))
        found.add("dtstamp", dt.datetime.combine(desk.today, dt.time(), dt.UTC))
        found.add("dtstart", day)
        found.add("dtend", day + dt.timedelta(days=1))
        found.add("summary", clean(f"{event.id} {event.title}"))
        found.add("sequence", len(desk.portal.past.events))
        found.add("status", "CANCELLED")
        yield found


def _name(desk: Desk, handle: str | None) -> str:
    return desk.person_name(handle) if handle else ""


def _line(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _filled(lines: list[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


FORMAT = Format("ics", calendar, frozenset({"person"}), history=True)
