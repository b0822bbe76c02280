"""Parts of a report's frozen figures: hours, risks, what was decided and done, projects, the cost curve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmsite.model.figure import (
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Item,
    Line,
    Listing,
    Paragraphs,
    Point,
    Row,
    Score,
    Series,
    State,
    Stroke,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.views._axis import months, ticks
from pmsite.views._desk import Desk
from pmsite.views._frozen import as_of, day, frozen, number
from pmsite.views._lines import currency, dash, named
from pmsite.views._reports import rating

_LEAST = 2
"""Points from which on there is a curve."""


def rows(report: Record | None, name: str) -> list[Mapping[str, Any]]:
    """Rows of a part of the figures."""
    found = frozen(report).get(name) if report is not None else None
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, (list, tuple)) else []


def hours(desk: Desk, report: Record, small: str) -> Iterator[Facts]:
    """Planned, booked and remaining hours of people."""
    t, found = desk.t, frozen(report).get("hours")
    if not isinstance(found, Mapping):
        return
    names = {"planned": t("Planned"), "actual": t("Booked"), "remaining": t("Remaining")}
    facts = []
    for key, label in names.items():
        value = number(found.get(key))
        if key in found:
            words = Words(t("{n} h", n=t.number(value))) if value is not None else Words(t("n/a"), "mute")
            facts.append(Fact(label, (words,)))
    if facts:
        yield Facts(title=t("Hours"), small=small, facts=tuple(facts), columns=1, anchor="hours")


def risks(desk: Desk, report: Record, before: Record | None, small: str) -> Iterator[Table]:
    """Open risks by score, with the score of the report before."""
    t, found = desk.t, rows(report, "risks")
    if not found:
        return
    earlier = {str(item.get("id")): number(item.get("score")) for item in rows(before, "risks")}
    columns = [Column(t("Risk")), Column(t("Score"), number=True)]
    columns += [Column(t("Was"), number=True)] if earlier else []
    columns += [Column(t("Owner"), least=True)]
    lines = []
    for item in found:
        name = str(item.get("id") or "–")
        record = named(desk, report, name)
        kind = (Words(t("opportunity"), "mute"),) if item.get("type") == "opportunity" else ()
        cells = [
            Cell((desk.ref(record),) if record is not None else (Words(name),), kind),
            _score(desk, item),
        ]
        if earlier:
            then = earlier.get(name)
            cells.append(desk.words(t.number(then) if then is not None else t("new")))
        owner = record.get("owner") if record is not None else None
        cells.append(Cell(desk.person(owner) or dash()))
        lines.append(Row(tuple(cells)))
    critical = sum(item.get("band") == "critical" for item in found)
    title = t("Risks: {open} open, {critical} critical", open=len(found), critical=critical)
    yield Table(
        title=title,
        small=small,
        columns=tuple(columns),
        rows=tuple(lines),
        caption=t("Open risks"),
        compact=True,
        anchor="risks",
    )


def _score(desk: Desk, item: Mapping[str, Any]) -> Cell:
    value, band = number(item.get("score")), item.get("band")
    if value is None or band not in BAND_NAMES:
        return desk.words(desk.t("n/a"), "mute")
    return Cell((Score(int(value), BAND_NAMES.index(band) + 1, desk.label(band, "risk.band")),))


def lists(desk: Desk, report: Record, small: str) -> Iterator[Listing]:
    """Issues that were open, changes, decisions and actions of the period, as they stood."""
    t = desk.t
    titles = {
        "issues": (t("Open issues"), "issue"),
        "changes": (t("Changes pending or decided"), "change"),
        "decisions": (t("Decisions of the period"), "decision"),
        "actions": (t("Actions done or overdue"), "action"),
    }
    for name, (title, kind) in titles.items():
        items = tuple(_item(desk, report, kind, item) for item in rows(report, name))
        if items:
            number = t.number(len(items))
            yield Listing(
                title=t("{what}: {why}", what=title, why=number), small=small, items=items, anchor=name
            )


def _item(desk: Desk, report: Record, kind: str, item: Mapping[str, Any]) -> Item:
    t = desk.t
    name = str(item.get("id") or "–")
    record = named(desk, report, name)
    main: Text = (desk.ref(record),) if record is not None else (Words(name),)
    done, due, when = (day(item.get(key)) for key in ("done", "due", "date"))
    if kind == "action":
        words = t("done {day}", day=t.dated(done, desk.today)) if done else (
            t("due {day}", day=t.dated(due, desk.today)) if due else "")  # fmt: skip
        return Item(main, (), State("done" if done else "late", words) if words else None)
    if when is not None:
        return Item(main, (), Words(t.dated(when, desk.today)))
    state = item.get("status")
    severity = item.get("severity")
    meta: Text = (Words(desk.label(str(severity), "issue.severity")),) if severity else ()
    return Item(main, meta, Words(desk.label(str(state), f"{kind}.status", "status")) if state else None)


def projects(desk: Desk, report: Record, small: str) -> Iterator[Table]:
    """Of a report on all projects: each of them on a line."""
    t, found = desk.t, rows(report, "projects")
    if not found:
        return
    columns = (
        Column(t("Project")),
        Column(t("Declared")),
        Column(t("Computed")),
        Column(t("Next milestone")),
        Column(t("Finish"), number=True),
        Column("SPI", number=True),
        Column("CPI", number=True),
        Column(t("Critical risks"), number=True),
    )
    lines = []
    for item in found:
        record = desk.portal.graph.get(str(item.get("id")))
        name: Text = (desk.ref(record),) if record is not None else (Words(str(item.get("id"))),)
        declared, computed = (rating(desk, item.get(key)) for key in ("declared", "computed"))
        following, date = str(item.get("next_milestone") or ""), day(item.get("next_milestone_date"))
        when = (Words(t.dated(date, desk.today), "mute"),) if date else ()
        lines.append(
            Row(
                (
                    Cell(name),
                    Cell((declared,) if declared else dash()),
                    Cell((computed,) if computed else dash()),
                    Cell((Words(following),) if following else dash(), when),
                    desk.day(day(item.get("finish")), missing="–"),
                    _index(desk, item, "spi"),
                    _index(desk, item, "cpi"),
                    desk.words(item.get("risks_critical")),
                )
            )
        )
    yield Table(
        title=t("Projects"),
        small=small,
        columns=columns,
        rows=tuple(lines),
        caption=t("Projects"),
        anchor="projects",
    )


def _index(desk: Desk, item: Mapping[str, Any], key: str) -> Cell:
    value = number(item.get(key))
    return desk.words(desk.t.number(value, 2)) if value is not None else desk.words(desk.t("n/a"), "mute")


def curve(desk: Desk, report: Record) -> Iterator[Series]:
    """The frozen S-curve: planned value to its end, earned value and actual cost up to the day."""
    t, unit, today = desk.t, currency(desk, report), as_of(report)
    points = [(when, item) for item in rows(report, "curve") if (when := day(item.get("date"))) is not None]
    if len(points) < _LEAST or today is None:
        return

    def line(key: str, name: str, tone: Stroke, chosen: Sequence[tuple[dt.date, Mapping[str, Any]]]) -> Line:
        marks = [(when, number(item.get(key))) for when, item in chosen]
        return Line(
            name,
            tuple(Point(when, value, t.money(value, unit)) for when, value in marks if value is not None),
            tone,
            dashed=chosen is ahead,
            quiet=chosen is ahead,
        )

    past = [point for point in points if point[0] <= today]
    ahead = [*past[-1:], *(point for point in points if point[0] > today)]
    drawn = [
        line("pv", t("Planned value"), "mute", past),
        line("pv", t("Planned value to the end"), "mute", ahead),
        line("ev", t("Earned value"), "data", past),
        line("ac", t("Actual cost"), "ink", past),
    ]
    drawn = [item for item in drawn if item.points]
    values = [point.y for item in drawn for point in item.points if point.y is not None]
    if not values:
        return
    first, last = points[0][0], points[-1][0]
    yield Series(
        title=t("Planned value, earned value and actual cost"),
        small=t("as of {day}", day=t.dated(today, desk.today)),
        lines=tuple(drawn),
        ticks=tuple((value, t.money(value, unit)) for value in ticks(max(values))),
        dates=tuple((when, t.month(when)) for when in months(first, last)),
        start=first,
        finish=last,
        today=today if first <= today <= last else None,
        today_label=t.day(today),
        unit=t("cumulative, at the ends of months"),
        place_label=t("Day"),
        caption=t("Planned value, earned value and actual cost at the ends of months"),
        anchor="curve",
    )


def restated(desk: Desk, report: Record) -> Iterator[Figure]:
    """Figures that stay as they were reported, and what was learned since."""
    found = report.get("restated") or {}
    if found:
        lines: list[Text] = [(Words(name, "strong"), Words(reason)) for name, reason in found.items()]
        yield Paragraphs(title=desk.t("Restated"), lines=tuple(lines), anchor="restated")
