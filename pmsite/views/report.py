"""The page of a progress report: its status, what it asks for, what was done, and its frozen figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pydantic import BaseModel

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import (
    Band,
    Cards,
    Cell,
    Column,
    Fact,
    Facts,
    Figure,
    Inline,
    Item,
    Link,
    Listing,
    Page,
    Paragraphs,
    Prose,
    Row,
    State,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.records.report import Report
from pmsite.views import _frozen as freezer
from pmsite.views import _frozen_parts as parts
from pmsite.views._areas import record_page
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, dotted, named, own, said
from pmsite.views._milestones import dates, slip_words
from pmsite.views._related import related
from pmsite.views._report_status import status
from pmsite.views._reports import (
    asked,
    before,
    finding,
    is_latest,
    is_waiting,
    period_words,
    waiting_state,
)
from pmsite.views._status import impact
from pmsite.views._values import Values

_MOVED = 6
"""How many milestones that moved since are named."""


def pages(desk: Desk) -> Iterator[Page]:
    """A page each report of a project, or of no project."""
    return (page(desk, subject) for subject in subjects(desk))


def subjects(desk: Desk) -> Iterable[Record]:
    """The records that get a page each."""
    return own(desk, "report")


def page(desk: Desk, report: Record) -> Page:
    """The page of one of them."""
    t, earlier = desk.t, before(desk, report)
    figures: list[Figure] = [_head(desk, report)]
    figures += _decisions(desk, report)
    figures += status(desk, report, earlier)
    if report.body.text.strip():
        figures.append(Prose(title=t("In words"), anchor="words"))
    figures += _steps(desk, report)
    figures += _frozen(desk, report, earlier)
    figures += _facts(desk, report)
    linked = related(desk, report)
    figures += [linked] if linked is not None else []
    return record_page(desk, report, figures, area="" if desk.key else "portfolio")


def _head(desk: Desk, report: Record) -> Figure:
    """What it found, how old its figures are, and what moved since."""
    t = desk.t
    needed, day = asked(desk, report), freezer.as_of(report)
    needs = t.plural("It needs one decision.", "It needs {n} decisions.", len(needed)) if needed else ""
    small = [report.id, period_words(desk, report)]
    small += [t("figures as of {day}", day=t.dated(day, desk.today))] if day is not None else []
    small += [desk.person_name(report.get("owner"))] if report.get("owner") else []
    draft = t("It is still a draft.") if report.get("status") == "draft" else ""
    head = desk.head(
        desk.title(report),
        said(t, finding(desk, report), needs, draft),
        small=" · ".join(word for word in small if word),
        path=(Link(t("Progress reports"), desk.at("reports")),),
        sub=_since(desk, report),
    )
    frozen_day = t("Figures as of {day}", day=t.full_day(day)) if day is not None else head.as_of
    return replace(head, here=report.id, as_of=frozen_day)


def _since(desk: Desk, report: Record) -> Text:
    """What the milestones did since the last report; older ones have a later report that says so."""
    t = desk.t
    found = freezer.milestones(report)
    if not found or desk.portal.audience != INTERNAL or not is_latest(desk, report):
        return ()
    moved: list[Text] = []
    for item in found:
        record = named(desk, report, item.id)
        now = dates(desk, record).date if record is not None and record.kind == "milestone" else None
        if record is not None and now is not None and item.date is not None and now != item.date:
            days = (t.dated(item.date, desk.today), t.dated(now, desk.today))
            moved.append((desk.ref(record, title=False), Words(f"{days[0]} →"), Words(days[1], "strong")))
    if not moved:
        return (Words(t("These figures do not change. None of its milestones has moved since.")),)
    more: list[Text] = [(Words(t("and {n} more", n=len(moved) - _MOVED)),)] if len(moved) > _MOVED else []
    return (Words(t("These figures do not change. Since then:")), *dotted([*moved[:_MOVED], *more]))


def _decisions(desk: Desk, report: Record) -> Iterator[Listing]:
    t, needed = desk.t, asked(desk, report)
    if not needed:
        return
    items = []
    for record in needed:
        effect = [(Words(text),) for text in impact(desk, record)] if record.kind == "change" else []
        items.append(Item((desk.ref(record),), dotted(effect), waiting_state(desk, record)))
    left = sum(is_waiting(desk, record) for record in needed)
    small = t("state as of {day}", day=t.day(desk.today))
    title = t("Decisions needed") if left else t("Decisions needed: all taken")
    yield Listing(title=title, small=small, items=tuple(items), anchor="decisions")


def _steps(desk: Desk, report: Record) -> Iterator[Figure]:
    t = desk.t
    lists = [
        Listing(title=title, items=tuple(Item((Words(text),)) for text in texts), anchor=anchor)
        for title, texts, anchor in (
            (t("Achieved"), report.get("highlights"), "achieved"),
            (t("Next steps"), report.get("next_steps"), "next"),
        )
        if texts
    ]
    yield from _paired(lists)


def _frozen(desk: Desk, report: Record, earlier: Record | None) -> Iterator[Figure]:
    """The figures as they stood; that there are none is said to the team."""
    t, day = desk.t, freezer.as_of(report)
    if not freezer.frozen(report):
        if desk.portal.audience == INTERNAL:
            text = t(
                "This report was written without frozen figures: what it says of numbers stands in its words."
            )
            yield Paragraphs(title=t("Figures"), lines=((Words(text, "soft"),),), anchor="figures")
        return
    small = t("as of {day}", day=t.dated(day, desk.today)) if day is not None else t("frozen, without a date")
    cards = freezer.cards(desk, report, earlier)
    if cards:
        yield Cards(title=t("Indicators"), small=small, cards=tuple(cards), anchor="indicators")
    yield from parts.projects(desk, report, small)
    yield from _milestones(desk, report, small)
    yield from parts.curve(desk, report)
    value = tuple(freezer.earned_value(desk, report, earlier))
    counts = tuple(freezer.counts(desk, report, earlier))
    both = ((t("Earned value"), value, "value"), (t("Counts"), counts, "counts"))
    yield from _paired(
        [
            Facts(title=title, small=small, facts=facts, columns=1, anchor=anchor)
            for title, facts, anchor in both
            if facts
        ]
    )
    yield from parts.risks(desk, report, earlier, small)
    yield from _paired([*parts.lists(desk, report, small), *parts.hours(desk, report, small)])
    yield from parts.restated(desk, report)


def _paired(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures two by two."""
    for number in range(0, len(figures), 2):
        pair = figures[number : number + 2]
        yield Band(layout="2", figures=tuple(pair)) if len(pair) > 1 else pair[0]


def _milestones(desk: Desk, report: Record, small: str) -> Iterator[Table]:
    t, found = desk.t, freezer.milestones(report)
    if not found:
        return
    rows = []
    for item in found:
        record = named(desk, report, item.id)
        name: tuple[Inline, ...] = (desk.ref(record),) if record is not None else (Words(item.id),)
        label = t("Achieved") if item.actual else t("Expected") if item.forecast else t("Planned")
        state = State("done" if item.actual else "open", label)
        mark = Words("✔") if item.actual else Words("◆", "accent")
        reached = (mark, Words(t.dated(item.date, desk.today))) if item.date else dash()
        slip = slip_words(desk, item.slip)
        cells = (
            Cell(name),
            desk.day(item.baseline, missing="–"),
            Cell(reached),
            desk.words(slip or t("n/a"), "strong" if (item.slip or 0) > 0 else "" if slip else "mute"),
            Cell((state,)),
        )
        rows.append(Row(cells))
    late = sum((item.slip or 0) > 0 for item in found)
    title = t("Milestones: none behind its baseline")
    if late:
        title = t.plural("Milestones: {n} behind its baseline", "Milestones: {n} behind their baseline", late)
    columns = (
        Column(t("Milestone")),
        Column(t("Baseline"), number=True),
        Column(t("Forecast or actual"), number=True),
        Column(t("Slip"), number=True),
        Column(t("State"), least=True),
    )
    yield Table(
        title=title,
        small=small,
        columns=columns,
        rows=tuple(rows),
        caption=t("Milestones"),
        compact=True,
        anchor="milestones",
    )


def _facts(desk: Desk, report: Record) -> Iterator[Facts]:
    """State and release, and the fields that a portal adds of its own."""
    t, values = desk.t, Values(desk, report)
    found = [Fact(t("State"), (desk.state(report),))]
    shown: Sequence[str] = ("tags", "closed", "created")
    names = [
        name for name in type(report.fields).model_fields if name in shown or name not in Report.model_fields
    ]
    for name in names:
        value = report.get(name)
        if value in (None, (), {}) or (isinstance(value, tuple) and isinstance(value[0], (BaseModel, dict))):
            continue
        found.append(Fact(desk.label(name, "report", "field"), values.text(name, value, (name,))))
    if desk.portal.audience == INTERNAL:
        to = t.joined(list(report.audience)) if report.audience else t("nobody outside the team")
        found.append(Fact(t("Released to"), (Words(to),)))
    yield Facts(title=t("About this report"), facts=tuple(found), columns=1, anchor="about")
