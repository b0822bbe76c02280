"""A calendar of a project, of the portal or of a person (iCalendar, RFC 5545): milestones, meetings, actions due.

Every event has a UID that stays, LAST-MODIFIED and a SEQUENCE that grows with it, so that a calendar that has read it
before takes the new date. What was cancelled, removed from the records, lost its day or is another's by now is told as
cancelled, as far as the past is known.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pmsite.analyses.portal import Portal
from pmsite.exports._format import Format, NothingToExportError, Wanted
from pmsite.exports._sheets import address, chosen
from pmsite.model.event import Event
from pmsite.model.ports import Texts
from pmsite.model.record import Record
from pmsite.views._cells import clean
from pmsite.views._desk import Desk
from pmsite.views._meetings import day_of
from pmsite.views._milestones import dates
from pmsite.views._tracker import is_open

if TYPE_CHECKING:  # the library is imported where a calendar is written
    import icalendar

KINDS = ("milestone", "meeting", "action")
"""Kinds that have a place in a calendar."""
_PLANNED = frozenset({"milestone", "task", "plan"})
"""Kinds whose changes can move a milestone."""
_TIME = re.compile(r"\s*(\d{1,2})[:：](\d{2})(?:\s*(?:-|–|—|~|～|to|至)\s*(\d{1,2})[:：](\d{2}))?")
_HOUR = 60
_EPOCH = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""From when on SEQUENCE counts minutes."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_WHO = ("owner", "chair", "minutes_by", "attendance")
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
    import icalendar

    whole = icalendar.Calendar()
    whole.add("prodid", "-//pmsite//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", " ".join(clean(" · ".join(names) or portal.title).split()))
    whole.add("x-wr-timezone", portal.settings.timezone)
    for entry in _entries(desk, wanted.person):
        whole.add_component(_event(desk, entry, wanted))
    for event in _withdrawn(desk, wanted, {str(item["uid"]) for item in whole.walk("VEVENT")}):
        whole.add_component(event)
    used = [item.get("dtstart").dt for item in whole.walk("VEVENT")]
    timed = sorted(day.date() for day in used if isinstance(day, dt.datetime))
    if timed:
        whole.add_missing_timezones(timed[0].replace(month=1, day=1), timed[-1] + dt.timedelta(days=366))
    return bytes(whole.to_ical())


def _entries(desk: Desk, handle: str | None) -> Iterator[_Entry]:
    """Records with a day, in the order of projects, kinds and ids."""
    makers = {"milestone": _milestone, "meeting": _meeting, "action": _action}
    for record in _of_person(desk, handle) if handle is not None else _all(desk):
        entry = makers[record.kind](desk, record)
        if entry is not None:
            yield entry


def _all(desk: Desk) -> Iterator[Record]:
    for kind in KINDS:
        yield from sorted(desk.of(kind), key=lambda item: (item.project or "", item.id))


def _of_person(desk: Desk, handle: str) -> Iterable[Record]:
    """Records that belong in a person's calendar."""
    memo, key = desk.portal.memo, f"calendars {desk.key}"
    if key not in memo:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in _all(desk):
            for person in sorted(_people(record)):
                found[person].append(record)
        memo[key] = dict(found)
    mine: Iterable[Record] = memo[key].get(handle, ())
    return mine


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
    event = _begun(record.uid, entry.start, entry.minutes, _modified(desk.portal, record))
    event.add("summary", clean(f"{desk.name(record)} {entry.summary}"))
    if entry.lines:
        event.add("description", clean("\n".join(entry.lines)))
    if entry.place:
        event.add("location", clean(entry.place))
    if link := address(wanted.site_url, desk, record):
        event.add("url", link)
    event.add("categories", [desk.label(record.kind, "kind")])
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event


def _begun(uid: str, start: dt.date | dt.datetime, minutes: int, modified: dt.datetime) -> icalendar.Event:
    """An event with its name, its time and what tells whether it is newer than one that is known."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", _uid(uid))
    event.add("dtstamp", modified)
    event.add("last-modified", modified)
    event.add("sequence", max(int((modified - _EPOCH).total_seconds()) // 60, 0))
    event.add("dtstart", start)
    if isinstance(start, dt.datetime):
        event.add("dtend", start + dt.timedelta(minutes=minutes))
    else:
        event.add("dtend", start + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event


def _uid(uid: str) -> str:
    """The name of an event: the same for a record wherever and for whomever the portal is published."""
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, f'pmsite/{uid}')}@pmsite"


def _modified(portal: Portal, record: Record) -> dt.datetime:
    """When something last happened that can change the event; without a past the as-of day.

    An audience knows nothing of the past. A milestone that is not achieved moves with the plan, and with the as-of day.
    """
    today = dt.datetime.combine(portal.as_of, dt.time(), dt.UTC)
    if not portal.past.known:
        return today
    plan = record.kind == "milestone"
    events = (
        (event for event in portal.past.events if event.kind in _PLANNED and event.project == record.project)
        if plan
        else portal.past.of(record.uid)
    )
    last = max(
        (event.step.when.astimezone(dt.UTC) for event in events), default=_EPOCH if not plan else today
    )
    return max(last, today) if plan and record.get("actual") is None else last


def _withdrawn(desk: Desk, wanted: Wanted, known: Collection[str]) -> Iterator[icalendar.Event]:
    """What a calendar may still show and that is in this one no more: removed, without a day, or another's by now."""
    told = set(known)
    for event in desk.portal.past.events:
        here = desk.key in (None, event.project) and event.kind in KINDS
        if not here or (name := _uid(event.uid)) in told:
            continue
        told.add(name)
        before = desk.portal.past.of(event.uid)
        if wanted.person and not any(wanted.person in _named(item) for item in before):
            continue
        start = next(_days(before), event.step.day)
        found = _begun(event.uid, start, 0, event.step.when.astimezone(dt.UTC))
        found.add("summary", clean(f"{event.id} {event.title}"))
        found.add("status", "CANCELLED")
        yield found


def _days(events: Iterable[Event]) -> Iterator[dt.date]:
    """Days that a record had, the last one first."""
    for event in events:
        values = [event.kept.get(name) for name in _DATES] if event.what == "removed" else []
        values += [
            day for change in event.changes if change.field in _DATES for day in (change.new, change.old)
        ]
        yield from (dt.date.fromisoformat(day) for day in map(str, values) if _DAY.match(day))


def _named(event: Event) -> frozenset[str]:
    """Handles that an event put into the fields by which a record belongs in a calendar, or took out of them."""
    held = [event.kept.get(name) for name in _WHO] if event.what == "removed" else []
    for change in event.changes:
        if change.field.partition(".")[0] in _WHO:
            held += [change.old, change.new]
    return frozenset(_texts(held))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.values()])
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _name(desk: Desk, handle: str | None) -> str:
    return desk.person_name(handle) if handle else ""


def _line(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _filled(lines: list[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


FORMAT = Format("ics", calendar, frozenset({"person"}), history=True)
