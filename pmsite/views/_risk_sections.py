"""Sections of the risk report that are tables: responses overdue, reviews due, acceptances."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Cell, Column, Formula, Link, Row, Table, Text, Tone, Words
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import amount, now
from pmsite.views._lines import dash, dotted
from pmsite.views._risks import acceptance_state, by_score, is_open, rate, score_of, scored
from pmsite.views._tracker import due, is_overdue, ordered, state


def review(desk: Desk, risk: Record) -> Cell:
    """When a risk is to be reviewed, in the hue of what is off where that day has come."""
    derived = desk.portal.of(risk)
    day = derived.get("review_due")
    if day is None:
        return Cell(dash(), sort="9999")
    tone: Tone = "off" if derived.get("review_is_due") else ""
    return Cell((Words(desk.t.dated(day, desk.today), tone),), sort=day.isoformat())


def responses(desk: Desk) -> Table:
    """The responses that are overdue, under the implementation rate."""
    t, value = desk.t, rate(desk)
    late = [
        (part, risk)
        for risk in desk.of("risk")
        for part in desk.portal.graph.parts(risk.uid, "action")
        if part.at[:1] == ("responses",) and is_overdue(desk, part)
    ]
    late_of = {part.uid: risk for part, risk in late}
    rows = tuple(
        Row(
            (
                Cell((desk.ref(part),)),
                Cell((desk.ref(late_of[part.uid], title=False),)),
                Cell(desk.person(part.get("owner")) or dash()),
                due(desk, part),
                Cell((state(desk, part),)),
            )
        )
        for part in ordered(desk, [part for part, _ in late])
    )
    columns = (
        Column(t("Response overdue"), key="response"),
        Column(t("Risk"), key="risk"),
        Column(t("Owner"), key="owner"),
        Column(t("Due"), number=True, key="due"),
        Column(t("State"), key="state"),
    )
    title, behind = t("Response implementation rate: n/a"), None
    small = ""
    if value is not None:
        behind = Formula(((Words(t(value.label), "strong"), Words(t(value.formula.message))),))
        small = (
            t(value.why)
            if value.value is None
            else t(
                "{done} of {due} due; target {target}",
                done=t.number(value.numerator or 0),
                due=t.number(value.denominator or 0),
                target=amount(desk, value, value.target),
            )
        )
        if value.value is not None:
            title = t("Response implementation rate: {share}", share=now(desk, value))
    any_ = any(part.at[:1] == ("responses",) for part in desk.of("action"))
    return Table(
        title=title,
        small=small,
        more=Link(t("Every response"), desk.at("responses")) if any_ else None,
        columns=columns,
        rows=rows,
        caption=t("Responses overdue"),
        empty=t("None is overdue."),
        formula=behind,
        anchor="responses",
    )


def reviews(desk: Desk, open_: Sequence[Record]) -> Table:
    """Reviews that are due, in groups by band from critical down, each under the days of its band."""
    t = desk.t
    due_ = [risk for risk in open_ if desk.portal.of(risk).get("review_is_due")]
    columns = (
        Column(t("Review due"), key="risk"),
        Column(t("Score now"), key="current"),
        Column(t("Owner"), key="owner"),
        Column(t("Last review"), number=True, key="last", least=True),
        Column(t("Review"), number=True, key="review"),
    )
    rows: list[Row] = []
    for band in (*reversed(BAND_NAMES), ""):
        found = [risk for risk in due_ if (desk.portal.of(risk).get("band") or "") == band]
        if found:
            rows.append(Row((Cell(_band(desk, band, len(found))),), group=True))
            rows += [_review(desk, risk) for risk in found]
    return Table(
        title=t("Reviews due"),
        small=t.plural("{n} risk", "{n} risks", len(due_)) if due_ else "",
        columns=columns,
        rows=tuple(rows),
        caption=t("Reviews due"),
        empty=t("No review is due."),
        note=(Words(review_rule(desk)),),
        anchor="reviews",
    )


def review_rule(desk: Desk) -> str:
    """Days between the reviews of a risk, by band."""
    rules = desk.portal.settings.risk.review_days
    return desk.t(
        "Days between reviews where none is written: low {low}, medium {medium}, high {high}, critical {critical}.",
        low=rules.low,
        medium=rules.medium,
        high=rules.high,
        critical=rules.critical,
    )


def _band(desk: Desk, band: str, number: int) -> Text:
    """A band with its review days; a risk that is not assessed has those of medium."""
    t = desk.t
    days = getattr(desk.portal.settings.risk.review_days, band or "medium")
    every = t.plural("reviewed every {n} day", "reviewed every {n} days", days)
    label = desk.label(band, "risk.band") if band else t("not assessed, as medium")
    return (
        Words(label, "strong"),
        Words("·", "mute"),
        *_muted(every, t.plural("{n} due", "{n} due", number)),
    )


def _muted(*texts: str) -> Text:
    return dotted([(Words(text, "mute"),) for text in texts])


def _review(desk: Desk, risk: Record) -> Row:
    t, last = desk.t, risk.get("reviewed")
    day = review(desk, risk)
    if risk.get("next_review") is not None:
        day = Cell(day.text, (Words(t("as written"), "mute"),), day.sort)
    return Row(
        (
            Cell((desk.ref(risk),)),
            Cell(scored(desk, risk), sort=score_of(desk, risk) or 0),
            Cell(desk.person(risk.get("owner")) or dash()),
            desk.day(last, missing=t("never")),
            day,
        )
    )


def acceptances(desk: Desk, risks: Sequence[Record]) -> Table:
    """Who accepted which risk, until when and at which score, and whether that still holds."""
    t = desk.t
    found = [
        risk for risk in by_score(desk, risks) if risk.get("acceptance") is not None and is_open(desk, risk)
    ]
    columns = (
        Column(t("Accepted risk"), key="risk"),
        Column(t("Accepted by"), key="by"),
        Column(t("Until"), number=True, key="until"),
        Column(t("At score"), number=True, key="score"),
        Column(t("Score now"), key="current"),
        Column(t("State"), key="state"),
    )
    rows = []
    for risk in found:
        accepted = risk.get("acceptance")
        rows.append(
            Row(
                (
                    Cell((desk.ref(risk),)),
                    Cell(desk.person(accepted.by) or dash()),
                    desk.day(accepted.until, missing="–"),
                    desk.words(
                        accepted.score if accepted.score is not None else "–", sort=accepted.score or 0
                    ),
                    Cell(scored(desk, risk), sort=score_of(desk, risk) or 0),
                    Cell((acceptance_state(desk, risk),)),
                )
            )
        )
    title, empty = t("Acceptances"), t("No open risk is accepted.")
    return Table(
        title=title, columns=columns, rows=tuple(rows), caption=title, empty=empty, anchor="acceptances"
    )
