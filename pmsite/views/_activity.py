"""What changed in the last days: the events of a window, one entry a record and day, the weightiest first."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmsite.model.compare import Lines
from pmsite.model.event import Change, Event, Step
from pmsite.model.figure import Link, Log, LogEntry, Text, Words
from pmsite.views._desk import Desk
from pmsite.views._happened import ACTIVITY, by_and_why, day, lines, matters, past, rank, said, subject
from pmsite.views._labels import kind_plural
from pmsite.views._lines import apposed, listed

WEEK, MONTH = 7, 30
"""Days that the page of what changed looks back."""
_MOST, _ALIKE, _NAMED = 150, 5, 8
"""Entries of a section; records that came in one commit and are told one by one; those that are named of more."""
_BLOCK = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What happened to a record on a day: its event, put together from the commits of that day."""

    event: Event
    steps: tuple[Step, ...]

    @property
    def day(self) -> dt.date:
        """The day."""
        return self.event.step.day


def within(desk: Desk, most: int, least: int = 0) -> list[Told]:
    """What happened in the last ``most`` days and not in the last ``least``, newest day first."""
    first, last = desk.today - dt.timedelta(days=most), desk.today - dt.timedelta(days=least)
    found: dict[tuple[dt.date, str], list[Event]] = defaultdict(list)
    for event in past(desk).events:
        if first < event.step.day <= last and belongs(desk, event):
            found[event.step.day, event.uid].append(event)
    told = [together(events) for events in found.values()]
    return sorted(
        (item for item in told if item is not None),
        key=lambda item: (-item.day.toordinal(), *_place(item.event)),
    )


def belongs(desk: Desk, event: Event) -> bool:
    """Whether an event is of this project; on the portal's own pages each is."""
    if desk.project is None or not desk.project.folder:
        return True
    return event.uid.startswith(f"{desk.key}/") or (event.kind == "project" and event.uid == desk.key)


def together(events: Sequence[Event]) -> Told | None:
    """Events of one record, newest first, as one: from what it was first to what it was last."""
    newest, oldest = events[0], events[-1]
    steps = tuple(event.step for event in events)
    if len(events) == 1:
        return Told(newest, steps)
    if newest.what == "removed":
        return None if oldest.what == "added" else Told(newest, steps)
    if oldest.what == "added":
        return Told(replace(newest, what="added", changes=()), steps)
    changes: dict[str, Change] = {}
    for event in reversed(events):
        for change in event.changes:
            known = changes.get(change.field)
            changes[change.field] = change if known is None else _joined(known, change)
    left = tuple(item for item in changes.values() if item.lines is not None or item.old != item.new)
    return Told(replace(newest, what="changed", changes=left), steps) if left else None


def _joined(first: Change, then: Change) -> Change:
    if first.lines is None or then.lines is None:
        return replace(first, new=then.new)
    added, removed = first.lines.added + then.lines.added, first.lines.removed + then.lines.removed
    return replace(first, lines=Lines(added, removed))


def records(told: Iterable[Told]) -> int:
    """Number of records that something happened to."""
    return len({item.event.uid for item in told})


def log(desk: Desk, told: Sequence[Told]) -> tuple[tuple[LogEntry, ...], int]:
    """Entries of a log, and how many are left out."""
    entries: list[LogEntry] = []
    before: dt.date | None = None
    groups = _groups(told)
    for group in groups[:_MOST]:
        words = "" if group[0].day == before else day(desk, group[0].day)
        before = group[0].day
        entries.append(_many(desk, words, group) if len(group) > 1 else _one(desk, words, group[0]))
    return tuple(entries), len(groups) - len(entries)


def _groups(told: Sequence[Told]) -> list[list[Told]]:
    """Entries in their order; many records of a kind that a commit added or removed stand together."""

    def alike(item: Told) -> tuple[object, ...]:
        event = item.event
        return event.step.sha, event.what, event.kind, event.uid.rpartition("/")[0]

    bulk = ("added", "removed")
    counts = Counter(alike(item) for item in told if item.event.what in bulk)
    found: dict[tuple[object, ...], list[Told]] = {}
    for item in told:
        key = alike(item)
        found.setdefault(key if counts[key] > _ALIKE else (item.day, item.event.uid), []).append(item)
    return list(found.values())


def _one(desk: Desk, words: str, told: Told) -> LogEntry:
    main = (*subject(desk, told.event), *said(desk, told.event))
    return LogEntry(words, main, lines(desk, told.event), by_and_why(desk, told.steps))


def _counted(desk: Desk, group: Sequence[Told]) -> Words:
    """How many records of a kind came or went."""
    t, first = desk.t, group[0].event
    found = desk.portal.graph.kinds.get(first.kind)
    kind = kind_plural(found, t) if found is not None else desk.label(first.kind)
    count = t.number(len(group))
    if first.what == "added":
        return Words(t("{kind}: {n} added", kind=kind, n=count), "new")
    return Words(t("{kind}: {n} removed", kind=kind, n=count), "new")


def _many(desk: Desk, words: str, group: Sequence[Told]) -> LogEntry:
    t = desk.t
    names: list[Text] = [subject(desk, item.event) for item in group[:_NAMED]]
    names += [(Words("…", "mute"),)] if len(group) > _NAMED else []
    return LogEntry(words, (_counted(desk, group),), (listed(t, names),), by_and_why(desk, group[0].steps))


def block(desk: Desk) -> Log | None:
    """The weightiest changes of the last week, for a first page; None where no history is known."""
    if not past(desk).known:
        return None
    t, told = desk.t, within(desk, WEEK)
    groups = sorted(_groups(told), key=lambda group: _weighty(group[0].event))[:_BLOCK]
    shown = sorted(groups, key=lambda group: -group[0].day.toordinal())
    entries: list[LogEntry] = []
    before: dt.date | None = None
    for group in shown:
        words = "" if group[0].day == before else day(desk, group[0].day)
        before = group[0].day
        main = (_counted(desk, group),) if len(group) > 1 else _short(desk, group[0].event)
        entries.append(LogEntry(words, main))
    count = records(told)
    return Log(
        title=t.plural("{n} record changed this week", "{n} records changed this week", count)
        if count
        else t("Nothing changed this week"),
        small=t("last 7 days"),
        more=Link(t("Activity"), desk.at(ACTIVITY)),
        entries=tuple(entries),
        empty=t("Nothing changed in the last 7 days."),
        anchor="changed",
    )


def _place(event: Event) -> tuple[int, int, str, str]:
    """Place of an event among those of a day."""
    return matters(event), rank(event), event.kind, event.uid


def _weighty(event: Event) -> tuple[int, int]:
    """How much an event tells of a project: a milestone's date before an action's state."""
    place = rank(event)
    return matters(event) + place // 2, place


def _short(desk: Desk, event: Event) -> Text:
    """A record and the weightiest of what changed, on one line."""
    whole, told = said(desk, event), lines(desk, event)
    if whole or not told:
        return (*subject(desk, event), *whole)
    rest = len(told) - 1
    more = desk.t.plural("and {n} more field", "and {n} more fields", rest) if rest else ""
    return apposed(desk.t, [(*subject(desk, event), *told[0]), (Words(more, "mute"),) if more else ()])
