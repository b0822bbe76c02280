"""What waits for a person: actions, verdicts, work in hand, reviews, documents, milestones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmsite.model.figure import Figure, Item, Listing, State, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._impact import is_pending, stated_cost, stated_days, unanswered
from pmsite.views._lines import dotted
from pmsite.views._milestones import stands
from pmsite.views._tracker import actions_table, is_open, is_overdue, ordered
from pmsite.views._waiting_work import Work, work
from pmsite.views._waiting_work import figures as work_figures

_NOT_ASKED = frozenset({"draft", "deferred", "returned"})
"""States of a pending change in which nobody is asked for a verdict."""


@dataclass(frozen=True)
class Waiting:
    """What waits for one person."""

    actions: tuple[Record, ...] = ()
    verdicts: tuple[Record, ...] = ()
    """Changes and plans that ask for the person's verdict."""
    risks: tuple[Record, ...] = ()
    documents: tuple[tuple[Record, str], ...] = ()
    """Documents with what is asked for: ``review``, ``approve``, ``review_due``."""
    milestones: tuple[Record, ...] = ()
    work: Work = field(default_factory=Work)

    @property
    def count(self) -> int:
        """How many matters wait; milestones are goals, not matters."""
        matters = len(self.actions) + len(self.verdicts) + len(self.risks) + len(self.documents)
        return matters + self.work.count


def waiting(desk: Desk, person: Record) -> Waiting:
    """What waits for a person, by the records that name them."""
    graph = desk.portal.graph
    named: dict[str, list[Record]] = {}
    for link in graph.backlinks(person.uid):
        named.setdefault(link.name, []).append(graph[link.origin])
    owned = named.get("owner", [])
    documents = [
        (document, task)
        for relation in ("reviewer", "approver", "owner", "author")
        for document in named.get(relation, [])
        if document.kind == "document" and (task := _asked(desk, document, relation))
    ]
    once = {document.uid: (document, task) for document, task in reversed(documents)}
    verdicts = [
        record
        for record in named.get("approver", [])
        if _is_asked(desk, record) and person.id in unanswered(record)
    ]
    return Waiting(
        tuple(ordered(desk, (item for item in owned if item.kind == "action" and is_open(desk, item)))),
        tuple(sorted(verdicts, key=lambda item: (item.get("needed_by") or dt.date.max, item.uid))),
        tuple(
            sorted(
                (item for item in owned if item.kind == "risk" and desk.portal.of(item).get("review_is_due")),
                key=lambda item: (desk.portal.of(item)["review_due"], item.uid),
            )
        ),
        tuple(sorted(once.values(), key=lambda found: found[0].uid)),
        tuple(
            sorted(
                (item for item in owned if item.kind == "milestone" and _ahead(desk, item)),
                key=lambda item: (day_of(desk, item) or dt.date.max, item.uid),
            )
        ),
        work(desk, owned),
    )


def _is_asked(desk: Desk, record: Record) -> bool:
    """Whether a change or a plan lies before its approvers."""
    if record.kind == "change":
        return is_pending(desk, record) and record.get("status") not in _NOT_ASKED
    return record.kind == "plan" and record.get("status") == "in_review"


def _asked(desk: Desk, document: Record, relation: str) -> str:
    """What a document asks of a person in that role; "" for nothing."""
    status, review = document.get("status"), document.get("next_review")
    if status == "in_review" and relation in ("reviewer", "approver"):
        return "review" if relation == "reviewer" else "approve"
    due = review is not None and review <= desk.today and desk.portal.is_open(document)
    return "review_due" if due and relation in ("reviewer", "owner") else ""


def _ahead(desk: Desk, milestone: Record) -> bool:
    """Whether a milestone is still to be reached."""
    actual: dt.date | None = milestone.get("actual")
    return milestone.get("status") != "cancelled" and (actual is None or actual > desk.today)


def day_of(desk: Desk, milestone: Record) -> dt.date | None:
    """Forecast of a milestone where there is one, else its baseline."""
    derived = desk.portal.of(milestone)
    found: Any = derived.get("forecast") or milestone.get("forecast") or milestone.get("baseline")
    return found if isinstance(found, dt.date) else None


def figures(desk: Desk, found: Waiting) -> Iterator[Figure]:
    """What waits, a figure each."""
    t = desk.t
    if found.actions:
        late = sum(is_overdue(desk, action) for action in found.actions)
        all_ = len(found.actions)
        title = t.plural("{n} open action", "{n} open actions", all_)
        if late:
            title = t("Open actions: {late} of {all} overdue", late=late, all=all_)
        yield actions_table(desk, found.actions, title=title, owner=False)
    if found.verdicts:
        title = t.plural("{n} verdict is asked for", "{n} verdicts are asked for", len(found.verdicts))
        yield Listing(title=title, items=tuple(_verdict(desk, record) for record in found.verdicts))
    yield from work_figures(desk, found.work)
    if found.risks:
        title = t.plural("{n} risk is due for review", "{n} risks are due for review", len(found.risks))
        yield Listing(title=title, items=tuple(_risk(desk, risk) for risk in found.risks))
    if found.documents:
        title = t.plural("{n} document waits", "{n} documents wait", len(found.documents))
        yield Listing(title=title, items=tuple(_document(desk, *item) for item in found.documents))
    if found.milestones:
        yield _milestones(desk, found.milestones)


def _verdict(desk: Desk, record: Record) -> Item:
    t = desk.t
    by: dt.date | None = record.get("needed_by")
    age: int | None = desk.portal.of(record).get("state_age_days")
    effect = [stated_days(desk, record), stated_cost(desk, record)] if record.kind == "change" else []
    meta = dotted([(desk.state(record),), *effect])
    if by is not None:
        state = State("late" if by < desk.today else "wait", t("by {day}", day=t.dated(by, desk.today)))
    elif age:
        state = State("wait", t.plural("waits for {n} day", "waits for {n} days", age))
    else:
        state = State("wait", t("verdict asked for"))
    return Item((desk.ref(record),), meta, state)


def _risk(desk: Desk, risk: Record) -> Item:
    derived = desk.portal.of(risk)
    scores = derived.get("score") or {}
    line = desk.score(scores.get("current"), derived.get("band"))
    due = desk.t("review due {day}", day=near(desk, derived["review_due"]))
    return Item((desk.ref(risk),), dotted([(desk.state(risk),), line]), State("late", due))


def _document(desk: Desk, document: Record, task: str) -> Item:
    t = desk.t
    version = document.get("version")
    meta: Text = (Words(t("version {version}", version=version)),) if version else ()
    if task == "review_due":
        state = State("late", t("review due {day}", day=near(desk, document.get("next_review"))))
    else:
        state = State("wait", t("to review") if task == "review" else t("to approve"))
    return Item((desk.ref(document),), meta, state)


def _milestones(desk: Desk, milestones: Sequence[Record]) -> Listing:
    t = desk.t
    items = []
    for milestone in milestones:
        day = day_of(desk, milestone)
        words = t.dated(day, desk.today) if day is not None else ""
        items.append(
            Item((desk.ref(milestone),), (), stands(desk, milestone) or State("open", t("ahead")), date=words)
        )
    title = t.plural(
        "{n} milestone is still to be reached", "{n} milestones are still to be reached", len(items)
    )
    return Listing(title=title, items=tuple(items))
