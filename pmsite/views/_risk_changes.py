"""What became of the risks since the last published report, as far as the dates in the records tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from pmsite.model.figure import Cell, Column, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import listed, own
from pmsite.views._reports import end_of, in_order
from pmsite.views._risks import is_open, score_of


def last_report(desk: Desk) -> tuple[Record, dt.date] | None:
    """The last published report whose period has ended, and the last day of that period."""
    ends = [
        (report, end)
        for report in in_order(own(desk, "report"))
        if report.get("status") == "published" and (end := end_of(report)) is not None and end <= desk.today
    ]
    return ends[-1] if ends else None


def table(desk: Desk) -> Table:
    """Risks identified, closed, occurred and scored anew after the last published report."""
    t, last = desk.t, last_report(desk)
    columns = (
        Column(t("Since then"), key="what"),
        Column(t("Risks"), number=True, key="number"),
        Column(t("Which"), key="which", long=True),
    )
    if last is None:
        empty = t("n/a: no published report with a period yet.")
        title = t("Changed since the last report")
        return Table(title=title, columns=columns, rows=(), caption=title, empty=empty, anchor="changes")
    report, end = last
    title = t("Changed since the last report, to {day}", day=t.dated(end, desk.today))
    note = t(
        "Identified: the day written, else that of the record. Scored anew: reviewed since, with a score other "
        "than the first; the records do not date a score, so it may have moved before."
    )
    return Table(
        title=title,
        small=report.id,
        columns=columns,
        rows=tuple(_rows(desk, end)),
        caption=title,
        note=(Words(note),),
        anchor="changes",
        compact=True,
    )


def _rows(desk: Desk, end: dt.date) -> list[Row]:
    t, risks = desk.t, desk.of("risk")

    def since(day: dt.date | None) -> bool:
        return day is not None and end < day <= desk.today

    kinds: tuple[tuple[str, Callable[[Record], bool]], ...] = (
        (t("Identified"), lambda risk: since(risk.get("identified") or risk.get("created"))),
        (
            t("Occurred"),
            lambda risk: (
                risk.get("status") == "occurred" and since(risk.get("closed") or risk.get("reviewed"))
            ),
        ),
        (
            t("Closed or cancelled"),
            lambda risk: risk.get("status") in ("closed", "cancelled") and since(risk.get("closed")),
        ),
        (
            t("Scored anew"),
            lambda risk: is_open(desk, risk) and since(risk.get("reviewed")) and _moved(desk, risk),
        ),
    )
    rows = []
    for name, wanted in kinds:
        found = [risk for risk in risks if wanted(risk)]
        which = listed(t, [_named(desk, risk) for risk in found]) or (Words(t("none"), "mute"),)
        rows.append(Row((Cell((Words(name),)), desk.words(len(found), sort=len(found)), Cell(which))))
    return rows


def _moved(desk: Desk, risk: Record) -> bool:
    start, now = score_of(desk, risk, "inherent"), score_of(desk, risk)
    return None not in (start, now) and start != now


def _named(desk: Desk, risk: Record) -> Text:
    ref = desk.ref(risk, title=False)
    if not (is_open(desk, risk) and _moved(desk, risk)):
        return (ref,)
    return (ref, Words(f"{score_of(desk, risk, 'inherent')} → {score_of(desk, risk)}", "mute"))
