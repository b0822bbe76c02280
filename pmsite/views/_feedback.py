"""Statements of a client as the pages know them: their days, their scores, and what they led to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmsite.analyses.answered import Statement
from pmsite.model.figure import Item, Listing, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._due import near
from pmsite.views._lines import dotted, targets
from pmsite.views._tracker import is_open


def day_of(record: Record) -> dt.date:
    """Day of a statement; the first of days where it has none."""
    return record.get("date") or dt.date.min


def answer_day(desk: Desk, record: Record) -> dt.date | None:
    """Day of the answer, as far as it has been given."""
    answer = record.get("answer")
    return answer.date if answer is not None and answer.date and answer.date <= desk.today else None


def waits(desk: Desk, record: Record) -> bool:
    """Whether a statement still has no answer."""
    return record.get("status") == "open" and answer_day(desk, record) is None


def statement(desk: Desk, record: Record) -> Statement:
    """A statement with its days."""
    return Statement(record.get("date"), answer_day(desk, record), waits(desk, record))


def share(record: Record) -> float | None:
    """A score as a share of its scale."""
    score = record.get("score")
    return score.value / score.of if score is not None and score.of else None


def led_to(desk: Desk, record: Record) -> list[Record]:
    """Records that a statement led to: named in it, or written inside it."""
    graph = desk.portal.graph
    inside = (*graph.parts(record.uid, "action"), *graph.parts(record.uid, "decision"))
    return list({item.uid: item for item in (*targets(desk, record, "led_to"), *inside)}.values())


def unfinished(desk: Desk, item: Record) -> bool:
    """Whether what came of a statement or a survey is still open; a decision is done when it is taken."""
    if item.kind == "action":
        return is_open(desk, item)
    return item.kind != "decision" and bool(item.get("status")) and desk.portal.is_open(item)


def _until(desk: Desk, record: Record, until: dt.date) -> str:
    """A due day; how far it is interests while the record is open."""
    return near(desk, until) if unfinished(desk, record) else desk.t.dated(until, desk.today)


def came_of(desk: Desk, found: Sequence[Record], title: str) -> Listing:
    """What came of a statement or a survey: each record with owner, due day and its present state."""
    t = desk.t
    items = []
    for record in found:
        until: dt.date | None = record.get("due")
        below: Text = (Words(t("due {day}", day=_until(desk, record, until))),) if until else ()
        items.append(
            Item(
                (desk.ref(record),),
                dotted([desk.person(record.get("owner")), below]),
                desk.state(record) if record.get("status") else None,
            )
        )
    left = sum(unfinished(desk, record) for record in found)
    small = t("{open} of {all} open", open=left, all=len(found))
    return Listing(title=title, small=small, items=tuple(items), anchor="came-of-it")
