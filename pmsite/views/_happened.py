"""What happened to records as entries of a log: which fields changed, how much it matters, who did it and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from pmsite.graph.prose import BARE
from pmsite.model.address import Address
from pmsite.model.compare import BODY
from pmsite.model.event import PATH, SCORE, Change, Event, Past, Step
from pmsite.model.figure import Inline, Ref, Text, Words
from pmsite.model.record import Record
from pmsite.views._changed import Changed
from pmsite.views._desk import Desk
from pmsite.views._labels import kind_name
from pmsite.views._lines import dotted, persons

ACTIVITY = "activity"
"""Directory of the page of what changed, and the name of the feed beside it."""
_FIRST = ("project", "milestone", "change", "risk", "issue", "decision")
"""Kinds that tell most of a project, most first."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_STATES = frozenset({"status", "declared", "verdict"})
_TEXTS = frozenset({BODY, PATH, "tags", "id", "project"})
_LONG = 60
"""Characters from which a value is a text."""
STATE, DATE, CAME, VALUE, TEXT = range(5)
"""How much an event matters, most first: a state; a day or a score; coming and going; another value; a text."""


def past(desk: Desk) -> Past:
    """What is known of the records' past by the end of the as-of day."""
    return desk.portal.past


def feed_address(desk: Desk) -> Address:
    """Where the feed of these pages is."""
    return Address(f"{desk.at(ACTIVITY).page}.xml", raw=True)


def weight(change: Change) -> int:
    """How much a change matters, the smaller the more."""
    last = re.split(r"[.\]]", change.field)[-1]
    if last in _STATES:
        return STATE
    values = [value for value in (change.old, change.new) if value is not None]
    if last == SCORE or (values and all(_is_day(value) for value in values)):
        return DATE
    long = any(isinstance(value, str) and len(value) > _LONG for value in values)
    return TEXT if last in _TEXTS or long else VALUE


def _is_day(value: object) -> bool:
    return isinstance(value, str) and bool(_DAY.match(value))


def matters(event: Event) -> int:
    """How much an event matters: as its weightiest change."""
    if event.what in ("added", "removed"):
        return CAME
    return min(map(weight, event.changes), default=TEXT)


def rank(event: Event) -> int:
    """Place of the kind of an event among those that are told first."""
    return _FIRST.index(event.kind) if event.kind in _FIRST else len(_FIRST)


def home(desk: Desk, event: Event) -> Desk:
    """The desk of the project of an event."""
    graph = desk.portal.graph
    record = graph.get(event.uid)
    key = record.project if record is not None else event.project
    return Desk(desk.portal, desk.t, graph.get(key) if key else None)


def subject(desk: Desk, event: Event) -> Text:
    """The record of an event as a link; one that is gone by its name then."""
    record = desk.portal.graph.get(event.uid)
    if record is not None:
        return (desk.ref(record),)
    name = event.id if event.project == desk.key else event.uid
    return (Ref(name, event.title if event.title != name else ""),)


def lines(desk: Desk, event: Event) -> tuple[Text, ...]:
    """What changed, the weightiest first."""
    changed = Changed(home(desk, event), event.kind)
    return tuple(changed.line(change) for change in sorted(event.changes, key=weight))


def said(desk: Desk, event: Event) -> Text:
    """What happened as a whole, where that is more than a changed field."""
    t = desk.t
    found = desk.portal.graph.kinds.get(event.kind)
    kind = kind_name(found, t) if found is not None else desk.label(event.kind)
    if event.what == "added":
        return (Words(t("{kind} added", kind=kind), "new"),)
    if event.what == "removed":
        return (Words(t("{kind} removed", kind=kind), "new"),)
    return ()


def who(desk: Desk, steps: Sequence[Step]) -> Text:
    """The authors of commits, each once."""
    handles = dict.fromkeys(step.who for step in steps)
    named = persons(desk, [handle for handle in handles if handle])
    if "" not in handles:
        return named
    other = desk.t("someone outside the directory")
    return (
        (*named, Words("、" if desk.t.language == "zh" else ","), Words(other)) if named else (Words(other),)
    )


def why(desk: Desk, steps: Sequence[Step], *, bodies: bool = False) -> Text:
    """The messages of commits, each once, the ids in them as links."""
    texts = {
        step.sha: f"{step.subject} — {step.body}" if bodies and step.body else step.subject for step in steps
    }
    return dotted([tuple(_linked(desk, text)) for text in dict.fromkeys(texts.values()) if text])


def _linked(desk: Desk, text: str) -> Iterator[Inline]:
    """A message with the ids that name records of the portal as links."""
    graph, place = desk.portal.graph, 0
    for found in BARE.finditer(text):
        written = found["id"]
        if found["at"] is None and not re.search(r"\d", written):
            continue
        record = graph.get(f"{desk.key}/{written}") if desk.key else None
        record = record or graph.get(written)
        if record is None:
            continue
        if before := text[place : found.start()].strip():
            yield Words(before)
        yield _named(desk, record)
        place = found.end()
    if rest := text[place:].strip():
        yield Words(rest)


def _named(desk: Desk, record: Record) -> Inline:
    if record.kind == "person":
        return desk.person(record.id)[0]
    return desk.ref(record, title=False)


def by_and_why(desk: Desk, steps: Sequence[Step], *, bodies: bool = False) -> Text:
    """Who and why, below what changed."""
    return dotted([who(desk, steps), why(desk, steps, bodies=bodies)])


def day(desk: Desk, date: dt.date) -> str:
    """A day as logs say it."""
    return desk.t.dated(date, desk.today)
