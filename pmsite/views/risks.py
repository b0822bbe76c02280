"""Risks: where they stand in the matrix, and the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pmsite.model.figure import (
    Band,
    Cell,
    Chip,
    Column,
    Figure,
    Item,
    Listing,
    Page,
    Row,
    Score,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.model.settings import BAND_NAMES
from pmsite.views import _exposure
from pmsite.views._desk import Desk
from pmsite.views._grouped import grouped
from pmsite.views._lines import dotted, said
from pmsite.views._risk_matrix import PROBABILITIES, SCHEDULE, assessed, matrix
from pmsite.views._risk_sections import review_rule
from pmsite.views._risk_trend import risk_trend
from pmsite.views._risks import answered, lowered, progress

_MOST_MOVES = 12
"""Moves that are listed beside the matrix; of more, the largest."""
COST = ("< 1 %", "1–10 %", "10–20 %", "20–40 %", "≥ 40 %")


def pages(desk: Desk) -> Iterator[Page]:
    """The risk page of a project."""
    if desk.project is None or not desk.of("risk"):
        return
    t = desk.t
    risks = desk.of("risk")
    threats = [risk for risk in risks if risk.get("type") == "threat"]
    opportunities = [risk for risk in risks if risk.get("type") == "opportunity"]
    open_ = [risk for risk in risks if desk.portal.of(risk).get("open")]
    closed = len(risks) - len(open_)
    figures: list[Figure] = [
        desk.head(
            t("Risks"),
            _sentence(desk, open_),
            small=t("{open} open, {closed} closed", open=len(open_), closed=closed),
        ),
        Band(
            layout="2-1",
            figures=(matrix(desk, threats), Band(layout="1", figures=(_scales(desk), _moved(desk, open_)))),
        ),
    ]
    figures += [found] if (found := risk_trend(desk)) is not None else []
    if _exposure.is_shown(desk, risks):
        figures.append(_exposure.table(desk, risks))
    figures.append(register(desk, open_, title=t("Register"), anchor="register"))
    if opportunities:
        figures.append(_opportunities(desk, opportunities))
    if closed:
        rest = [risk for risk in risks if risk not in open_]
        figures.append(register(desk, rest, title=t("Occurred, closed and cancelled"), anchor="closed"))
    yield Page(
        desk.at("risks"),
        t("Risks"),
        tuple(figures),
        project=desk.key or "",
        area="risks",
        nav=t("Matrix and register"),
        order=0,
    )


def _opportunities(desk: Desk, opportunities: list[Record]) -> Band:
    """The opportunities' own matrix, and what they are."""
    t = desk.t
    items = []
    for risk in opportunities:
        derived = desk.portal.of(risk)
        score = desk.score((derived.get("score") or {}).get("current"), derived.get("band"))
        first = score[0] if score and isinstance(score[0], Score) else None
        items.append(Item((desk.ref(risk),), desk.person(risk.get("owner")), desk.state(risk), first))
    listing = Listing(title=t("Opportunities"), items=tuple(items))
    return Band(
        layout="2", figures=(matrix(desk, opportunities, title=t("Where the opportunities stand")), listing)
    )


def _sentence(desk: Desk, open_: list[Record]) -> str:
    t = desk.t
    critical = [risk for risk in open_ if desk.portal.of(risk).get("band") == "critical"]
    due = [risk for risk in open_ if desk.portal.of(risk).get("review_is_due")]
    first = (
        t("No risk is critical.")
        if not critical
        else t("One risk is critical: {title}.", title=critical[0].title)
        if len(critical) == 1
        else t.plural("{n} risk is critical.", "{n} risks are critical.", len(critical))
    )
    second = (
        t.plural("{n} review is due.", "{n} reviews are due.", len(due)) if due else t("No review is due.")
    )
    unknown = sum(assessed(risk, "current") is None and assessed(risk, "inherent") is None for risk in open_)
    if unknown and unknown == len(open_):
        return said(t, t("No open risk is assessed yet."), second)
    third = t.plural("{n} risk is not assessed.", "{n} risks are not assessed.", unknown) if unknown else ""
    return said(t, first, second, third)


def _scales(desk: Desk) -> Table:
    t = desk.t
    rows = tuple(
        Row(
            (
                desk.words(str(level)),
                desk.words(t(PROBABILITIES[level - 1])),
                desk.words(t(SCHEDULE[level - 1])),
                desk.words(t(COST[level - 1])),
            )
        )
        for level in range(5, 0, -1)
    )
    columns = (Column(t("Level")), Column(t("Probability")), Column(t("Schedule")), Column(t("Cost")))
    note = t("Schedule in % of the baseline duration, cost in % of the budget. The largest impact counts.")
    return Table(
        title=t("What the scales mean"), columns=columns, rows=rows, note=(Words(note),), compact=True
    )


def _moved(desk: Desk, open_: list[Record]) -> Listing:
    """Risks that the responses have lowered or that rose above their first assessment."""
    t, moves = desk.t, []
    for risk in open_:
        start, now = assessed(risk, "inherent"), assessed(risk, "current")
        if start and now and start.score != now.score:
            moves.append((abs(start.score - now.score), start.score, now.score, risk))
    shown = moves
    if len(moves) > _MOST_MOVES:
        shown = sorted(moves, key=lambda move: -move[0])[:_MOST_MOVES]
    items = [
        Item(
            (desk.ref(risk),),
            dotted([desk.person(risk.get("owner")), _responses(desk, risk)]),
            Words(f"{'▲' if now > start else '▼'} {start} → {now}", "strong"),
        )
        for _, start, now, risk in shown
    ]
    return Listing(
        title=t("Moved since they were identified"),
        small=t("{shown} of {all}", shown=len(shown), all=len(moves)) if len(shown) < len(moves) else "",
        items=tuple(items),
        empty=t("No open risk has moved."),
    )


def _responses(desk: Desk, risk: Record) -> Text:
    """Whether a score that moved is the work of responses: lowered, or some of them still open."""
    t = desk.t
    if risk.uid in lowered(desk):
        return (Words(t("lowered, every response done"), "ok"),)
    done, every = answered(desk, risk)
    left = len(every) - len(done)
    return (Words(t.plural("{n} response open", "{n} responses open", left)),) if left else ()


def register(desk: Desk, risks: list[Record], *, title: str, anchor: str) -> Table:
    """The risk register, highest current score first."""
    t, portal = desk.t, desk.portal
    ordered = sorted(
        risks, key=lambda risk: (-((portal.of(risk).get("score") or {}).get("current") or 0), risk.id)
    )
    counts = Counter(portal.of(risk).get("band") for risk in ordered)
    due = [risk for risk in ordered if portal.of(risk).get("review_is_due")]
    chips = [Chip(t("All"), len(ordered))]
    chips += [
        Chip(desk.label(band, "risk.band"), counts[band], "band", band)
        for band in reversed(BAND_NAMES)
        if counts[band]
    ]
    chips += [Chip(t("Review due"), len(due), "due", "yes")] if due else []
    columns = (
        Column(t("Risk"), key="risk"),
        Column(t("Inherent"), number=True, key="inherent", least=True),
        Column(t("Current"), key="current"),
        Column(t("Target"), number=True, key="target"),
        Column(t("Owner"), key="owner"),
        Column(t("Responses done"), number=True, key="responses"),
        Column(t("Next review"), number=True, key="review"),
    )
    rows = tuple(_row(desk, risk) for risk in ordered)
    bands = [portal.of(risk).get("band") for risk in ordered]
    names = [desk.label(band, "risk.band") if band else t("Not assessed") for band in bands]
    return Table(
        title=title,
        small=t.plural("{n} risk", "{n} risks", len(rows)),
        columns=columns,
        rows=grouped(desk, rows, names),
        chips=tuple(chips) if len(chips) > 2 else (),  # noqa: PLR2004 - a filter needs two sides
        anchor=anchor,
        caption=title,
        empty=t("No risks."),
        note=(Words(review_rule(desk)),) if due else (),
    )


def _row(desk: Desk, risk: Record) -> Row:
    t, derived = desk.t, desk.portal.of(risk)
    scores = derived.get("score") or {}
    threatened = [
        desk.portal.graph[link.target]
        for link in desk.portal.graph.links(risk.uid)
        if link.name == "threatens"
    ]
    sub = [desk.state(risk)]
    parts = (Words(t("threatens"), "mute"), *desk.refs(threatened)) if threatened else ()
    due = derived.get("review_due")
    overdue = derived.get("review_is_due")
    return Row(
        (
            Cell((desk.ref(risk),), (*sub, *parts), sort=risk.id),
            desk.words(scores.get("inherent"), sort=scores.get("inherent") or 0),
            Cell(desk.score(scores.get("current"), derived.get("band")), sort=scores.get("current") or 0),
            desk.words(scores.get("target"), sort=scores.get("target") or 0),
            Cell(desk.person(risk.get("owner"))),
            progress(desk, risk),
            Cell((Words(t.dated(due, desk.today), "off" if overdue else ""),), sort=due.isoformat())
            if due
            else desk.words("–", "mute"),
        ),
        facts=(
            ("band", derived.get("band") or ""),
            ("due", "yes" if overdue else "no"),
            ("owner", risk.get("owner") or ""),
            ("status", risk.get("status") or ""),
        ),
    )
