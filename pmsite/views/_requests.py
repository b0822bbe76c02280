"""What was asked of other departments, and their answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pmsite.model.figure import Ask, Cell, Column, Row, State, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash
from pmsite.views._team import office


@dataclass(frozen=True, slots=True)
class Request:
    """A request as of the day: an answer of a later day has not been given yet."""

    written: Any
    answered: dt.date | None
    days: int | None
    """Days waited; None where a day is not known."""

    @property
    def open(self) -> bool:
        """Whether an answer is waited for."""
        return self.answered is None and not (self.written.answer and self.written.answered is None)


def requests(desk: Desk, records: Iterable[Record]) -> list[Request]:
    """Requests of the days until today, open ones first, the longest wait first."""
    found = []
    for record in records:
        for item in record.get("requests") or ():
            if item.asked is not None and item.asked > desk.today:
                continue
            answered = item.answered if item.answered and item.answered <= desk.today else None
            end = answered or (desk.today if item.answered or not item.answer else None)
            days = max((end - item.asked).days, 0) if item.asked and end else None
            found.append(Request(item, answered, days))
    return sorted(found, key=lambda item: (not item.open, -(item.days or 0), item.written.id))


def sentence(desk: Desk, found: list[Request]) -> str:
    """How many requests are unanswered; "" where nothing was asked."""
    t = desk.t
    open_ = [item for item in found if item.open]
    if not found:
        return ""
    if not open_:
        return t.plural("The one request is answered.", "All {n} requests are answered.", len(found))
    if len(open_) == len(found):
        return t.plural("The one request is unanswered.", "None of {n} requests is answered.", len(found))
    return t.plural(
        "{n} of {all} requests is unanswered.",
        "{n} of {all} requests are unanswered.",
        len(open_),
        all=t.number(len(found)),
    )


def ask(desk: Desk, found: list[Request]) -> Ask | None:
    """Requests that wait for an answer, beside the sentence of the page."""
    t = desk.t
    open_ = [item for item in found if item.open]
    if not open_:
        return None
    lines = []
    for item in open_[:3]:
        until = (
            t("needed from {day}", day=t.dated(item.written.from_, desk.today)) if item.written.from_ else ""
        )
        parts = [office(desk, item.written.to), _waited(desk, item), until]
        text = " · ".join(part for part in parts if part)
        lines.append((Words(item.written.what, "strong"), Words(f"· {text}")))
    return Ask(title=t("Requests without an answer: {n}", n=len(open_)), lines=tuple(lines))


def _waited(desk: Desk, item: Request) -> str:
    if item.days is None:
        return ""
    return desk.t.plural("waits for {n} day", "waits for {n} days", item.days)


def table(desk: Desk, found: list[Request]) -> Table:
    """Every request with its answer and the days waited."""
    t = desk.t
    columns = (
        Column(t("Request"), key="request"),
        Column(t("To"), key="to"),
        Column(t("Needed from"), number=True, key="from"),
        Column(t("Asked"), number=True, key="asked"),
        Column(t("Answered"), number=True, key="answered"),
        Column(t("Days waited"), number=True, key="days"),
        Column(t("Answer"), key="answer"),
    )
    rows = tuple(_row(desk, item) for item in found)
    title = t("Requests to other departments")
    return Table(title=title, columns=columns, rows=rows, caption=title, anchor="requests")


def _row(desk: Desk, item: Request) -> Row:
    t, written = desk.t, item.written
    late = item.open and written.from_ is not None and written.from_ < desk.today
    if item.open:
        label = t("no answer, and needed since then") if late else t("no answer yet")
        answer = Cell((State("late" if late else "wait", label),), sort="")
    else:
        answer = Cell((Words(written.answer),) if written.answer else dash())
    return Row(
        (
            Cell((Words(written.what),), (Words(written.id),), sort=written.id),
            desk.words(office(desk, written.to)),
            desk.day(written.from_, missing="–"),
            desk.day(written.asked, missing="–"),
            desk.day(item.answered, missing="–"),
            desk.words(t.number(item.days), sort=item.days)
            if item.days is not None
            else Cell(dash(), sort=""),
            answer,
        )
    )
