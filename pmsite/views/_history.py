"""The history of a record on its page: when, by whom and why each field changed, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmsite.model.event import Event, Past
from pmsite.model.figure import Log, LogEntry, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._happened import by_and_why, day, lines, past, said, subject

SHOWN, MOST = 5, 50
"""Entries that stand there at once, and those that a page has at all."""
_TASKS, _OLDER = 60, 10
"""Tasks whose last change a plan's page tells, and the changes before it of each."""


def until(desk: Desk, events: Iterable[Event]) -> list[Event]:
    """Events by the end of the as-of day."""
    return [event for event in events if event.step.day <= desk.today]


def history(desk: Desk, record: Record) -> Log | None:
    """What happened to a record; None where no history is known."""
    known = past(desk)
    if not known.known:
        return None
    t = desk.t
    events = until(desk, known.of(record.uid))
    entries = _dated(desk, [_entry(desk, event) for event in events[:MOST]], events[:MOST])
    return Log(
        title=_title(desk, record, events),
        small=t("newest first") if len(events) > 1 else "",
        entries=entries,
        shown=SHOWN,
        rest=_earlier(desk, len(entries) - SHOWN),
        empty=_nothing(desk, known),
        note=_note(desk, known, events),
        anchor="record-history",
    )


def tasks(desk: Desk) -> Log | None:
    """The last changes of the tasks of a project, each with those before it; None where none is known."""
    known = past(desk)
    found = {task.uid: until(desk, known.of(task.uid)) for task in desk.of("task")} if known.known else {}
    changed = {uid: events for uid, events in found.items() if any(event.what != "added" for event in events)}
    if not changed:
        return None
    t = desk.t
    ordered = sorted(changed.values(), key=lambda events: (-events[0].step.when.timestamp(), events[0].uid))
    shown = ordered[:_TASKS]
    entries = [_task(desk, events) for events in shown]
    rest = len(ordered) - len(shown)
    note = t.plural("{n} more task changed before.", "{n} more tasks changed before.", rest) if rest else ""
    return Log(
        title=t("History of the tasks"),
        small=t("last changed first"),
        entries=_dated(desk, entries, [events[0] for events in shown]),
        shown=SHOWN,
        rest=t.plural("{n} more task", "{n} more tasks", max(len(entries) - SHOWN, 0)),
        note=tuple(Words(text) for text in (note, unknown_before(desk, known)) if text),
        anchor="task-history",
    )


def unknown_before(desk: Desk, known: Past) -> str:
    """That the history before a day is not known, and what to do about it; "" where all is."""
    if known.complete or known.since is None:
        return ""
    t = desk.t
    return t(
        "What happened before {day} is unknown: {why}.", day=day(desk, known.since.day), why=t(known.why)
    )


def _title(desk: Desk, record: Record, events: Sequence[Event]) -> str:
    t = desk.t
    if record.kind == "document":
        return t("Update record")
    changes = sum(event.what != "added" for event in events)
    if not events:
        return t("History of this record")
    if not changes:
        return t("History: never changed")
    return t.plural("History: changed {n} time", "History: changed {n} times", changes)


def _nothing(desk: Desk, known: Past) -> str:
    if known.complete:
        return desk.t("No commit by the as-of day holds this record.")
    return desk.t("No change is known.")


def _note(desk: Desk, known: Past, events: Sequence[Event]) -> Text:
    t, texts = desk.t, []
    if len(events) > MOST:
        rest = len(events) - MOST
        texts.append(t.plural("And {n} earlier change: git log.", "And {n} earlier changes: git log.", rest))
    if not events or events[-1].what != "added":
        texts.append(unknown_before(desk, known))
    return tuple(Words(text) for text in texts if text)


def _earlier(desk: Desk, number: int) -> str:
    """What opens so many changes; "" where there is none."""
    return desk.t.plural("{n} earlier change", "{n} earlier changes", number) if number > 0 else ""


def _entry(desk: Desk, event: Event) -> LogEntry:
    reason = by_and_why(desk, [event.step], bodies=True)
    return LogEntry(day(desk, event.step.day), said(desk, event), lines(desk, event), reason)


def _task(desk: Desk, events: Sequence[Event]) -> LogEntry:
    first = events[0]
    whole = said(desk, first)
    older = [_entry(desk, event) for event in events[1 : 1 + _OLDER]]
    return LogEntry(
        day(desk, first.step.day),
        (*subject(desk, first), *whole),
        lines(desk, first),
        by_and_why(desk, [first.step]),
        older=_dated(desk, older, events[1 : 1 + _OLDER]),
        older_label=_earlier(desk, len(events) - 1),
        anchor=f"history-{first.id}",
    )


def _dated(desk: Desk, entries: Sequence[LogEntry], events: Sequence[Event]) -> tuple[LogEntry, ...]:
    """Entries whose day stands once."""
    found: list[LogEntry] = []
    for number, entry in enumerate(entries):
        same = number and events[number - 1].step.day == events[number].step.day
        words = "" if same else day(desk, events[number].step.day)
        found.append(
            LogEntry(words, entry.main, entry.lines, entry.meta, entry.older, entry.older_label, entry.anchor)
        )
    return tuple(found)
