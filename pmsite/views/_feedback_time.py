"""How soon a client was answered: mean, median and longest, what waits, and the months."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.analyses.answered import Month, months, responses
from pmsite.model.figure import Card, Cards, Cell, Column, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._feedback import statement
from pmsite.views._lines import days_words

_FEW = 3
"""Months from which on they are a table."""
_NAMED = 3
"""Statements that are named by id, at most."""


def cards(desk: Desk, records: Sequence[Record]) -> Cards:
    """Mean, median and longest response time, and what waits."""
    found = responses((statement(desk, record) for record in records), desk.today)
    t = desk.t
    basis = t("n = {n}", n=t.number(found.n))
    missing = t("no answer with both its days")
    shown = [
        Card(
            name,
            days_words(desk, value) if value is not None else t("n/a"),
            of if value is not None else missing,
        )
        for name, value, of in (
            (t("Mean"), found.mean, basis),
            (t("Median"), found.median, basis),
            (t("Longest"), found.longest, _slowest(desk, records, found.longest)),
        )
    ]
    oldest = (
        t.plural("the longest for {n} day", "the longest for {n} days", found.oldest)
        if found.oldest is not None
        else ""
    )
    shown.append(Card(t("Waiting for an answer"), t.number(found.waiting), oldest))
    return Cards(
        title=t("Response time"),
        small=t("calendar days to the answer"),
        cards=tuple(shown),
        formula=formula(desk, "response_time"),
        anchor="response-time",
    )


def _slowest(desk: Desk, records: Sequence[Record], longest: int | None) -> str:
    """The statements that took longest, by id; their number where they are many."""
    found = [record for record in records if longest is not None and statement(desk, record).days == longest]
    if len(found) > _NAMED:
        return desk.t.plural("{n} statement", "{n} statements", len(found))
    return desk.t.joined([desk.name(record) for record in found])


def by_month(desk: Desk, records: Sequence[Record]) -> Table | None:
    """What was said and answered in each month; None where there are too few of them."""
    ends = months((statement(desk, record) for record in records), desk.today)
    return _months(desk, ends) if len(ends) >= _FEW else None


def _months(desk: Desk, ends: Sequence[Month]) -> Table:
    t = desk.t
    rows = []
    for end in reversed(ends):
        day = t.dated(end.end, desk.today)
        mean = (
            Cell((Words(days_words(desk, end.mean)),), sort=end.mean)
            if end.mean is not None
            else Cell((Words(t("n/a"), "mute"),), sort=-1)
        )
        cells = (
            Cell((Words(day, "strong" if end.end == desk.today else ""),), sort=end.end.isoformat()),
            desk.words(t.number(end.received), sort=end.received),
            desk.words(t.number(end.answered), sort=end.answered),
            mean,
        )
        rows.append(Row(cells))
    columns = (
        Column(t("Until"), key="month"),
        Column(t("Received"), number=True, key="received"),
        Column(t("Answered"), number=True, key="answered"),
        Column(t("Mean days to answer"), number=True, key="mean"),
    )
    title = t("Feedback by month")
    return Table(
        title=title,
        small=t("newest first"),
        columns=columns,
        rows=tuple(rows),
        caption=title,
        note=(Words(t("The mean is of the answers given in the month; n/a: none was given.")),),
        compact=True,
        anchor="months",
    )
