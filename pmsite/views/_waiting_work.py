"""Work that waits for a person: tasks that run or start soon, open issues, feedback without an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pmsite.model.figure import Figure, Item, Listing, State, Words
from pmsite.model.record import Record
from pmsite.views import _due
from pmsite.views._desk import Desk
from pmsite.views._lines import dotted
from pmsite.views._progress import open_critical, state_of

AHEAD = dt.timedelta(days=14)
"""How far a person looks ahead in the plan."""


@dataclass(frozen=True)
class Work:
    """What a person has in hand."""

    running: tuple[Record, ...] = ()
    starting: tuple[Record, ...] = ()
    """Tasks that start within the next two weeks: seen early, not yet waiting."""
    issues: tuple[Record, ...] = ()
    feedback: tuple[Record, ...] = ()

    @property
    def count(self) -> int:
        """How many matters wait."""
        return len(self.running) + len(self.issues) + len(self.feedback)


def work(desk: Desk, owned: Sequence[Record]) -> Work:
    """What of the records that a person owns is in hand at the day."""
    tasks = sorted(
        (record for record in owned if record.kind == "task" and not _summary(desk, record)),
        key=lambda task: (_finish(desk, task) or dt.date.max, task.uid),
    )
    last = desk.today + AHEAD
    return Work(
        tuple(task for task in tasks if state_of(desk, task) == "in_progress"),
        tuple(
            task
            for task in tasks
            if state_of(desk, task) == "not_started" and (start := _start(desk, task)) and start <= last
        ),
        tuple(
            sorted(
                (record for record in owned if record.kind == "issue" and desk.portal.is_open(record)),
                key=lambda item: (item.get("due") or dt.date.max, item.uid),
            )
        ),
        tuple(
            sorted(
                (record for record in owned if record.kind == "feedback" and record.get("status") == "open"),
                key=lambda item: (item.get("date") or dt.date.max, item.uid),
            )
        ),
    )


def figures(desk: Desk, found: Work) -> Iterator[Figure]:
    """What is in hand, a figure each."""
    t = desk.t
    tasks = (*found.running, *found.starting)
    if tasks:
        running, soon = len(found.running), len(found.starting)
        title = t.plural("{n} task is running", "{n} tasks are running", running)
        if not running:
            title = t.plural("{n} task starts within two weeks", "{n} tasks start within two weeks", soon)
        elif soon:
            more = t.plural("{n} starts within two weeks", "{n} start within two weeks", soon)
            title = t("{running}, {starting}", running=title, starting=more)
        yield Listing(title=title, items=tuple(_task(desk, task) for task in tasks), anchor="tasks")
    if found.issues:
        title = t.plural("{n} issue is open", "{n} issues are open", len(found.issues))
        yield Listing(title=title, items=tuple(_issue(desk, issue) for issue in found.issues))
    if found.feedback:
        title = t.plural(
            "{n} statement of a client has no answer",
            "{n} statements of clients have no answer",
            len(found.feedback),
        )
        yield Listing(title=title, items=tuple(_statement(desk, item) for item in found.feedback))


def _task(desk: Desk, task: Record) -> Item:
    """A task with its days and how far it is."""
    t = desk.t
    start, finish = _start(desk, task), _finish(desk, task)
    began = state_of(desk, task) == "in_progress"
    words = []
    if began:
        percent = desk.portal.of(task).get("percent")
        words.append((Words(t("{percent} done", percent=t.percent(percent / 100))),) if percent else ())
    elif start is not None:
        words.append((Words(t("starts {day}", day=t.dated(start, desk.today))),))
    if open_critical(desk, task):
        words.append((Words(t("critical"), "off"),))
    until = t("until {day}", day=t.dated(finish, desk.today)) if finish is not None else ""
    late = _due.is_late(desk, finish)
    return Item(
        (desk.ref(task),), dotted(words), State("late" if late else "half" if began else "open", until)
    )


def _issue(desk: Desk, issue: Record) -> Item:
    severity = issue.get("severity")
    words = (
        [(Words(desk.label("severity", "issue", "field")), Words(desk.label(severity, "issue.severity")))]
        if severity
        else []
    )
    due: dt.date | None = issue.get("due")
    return Item((desk.ref(issue),), dotted(words), _due.state(desk, due) if due else desk.state(issue))


def _statement(desk: Desk, item: Record) -> Item:
    t = desk.t
    day: dt.date | None = item.get("date")
    age = (desk.today - day).days if day is not None else None
    waits = t.plural("waits for {n} day", "waits for {n} days", age) if age else t("no answer yet")
    return Item((desk.ref(item),), desk.person(item.get("contact")), State("wait", waits))


def _summary(desk: Desk, task: Record) -> bool:
    return bool(desk.portal.of(task).get("summary") or desk.portal.graph.parts(task.uid, "task"))


def _start(desk: Desk, task: Record) -> dt.date | None:
    found: dt.date | None = desk.portal.of(task).get("early_start") or task.get("actual_start")
    return found


def _finish(desk: Desk, task: Record) -> dt.date | None:
    found: dt.date | None = desk.portal.of(task).get("early_finish") or task.get("actual_finish")
    return found
