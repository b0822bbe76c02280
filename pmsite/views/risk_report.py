"""Risk report of a project: what needs a decision, the top risks, what changed, responses, reviews, exposure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.model.figure import (
    Cell,
    Column,
    Figure,
    Item,
    Link,
    Listing,
    Page,
    Row,
    Score,
    Table,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views import _exposure, _risk_changes
from pmsite.views._desk import Desk
from pmsite.views._kpi_words import now
from pmsite.views._lines import dash, dotted, origins, refs, said
from pmsite.views._risk_advice import advice
from pmsite.views._risk_sections import acceptances, responses, review, reviews
from pmsite.views._risks import (
    by_score,
    is_internal,
    is_open,
    is_threat,
    progress,
    rate,
    score_of,
    scored,
)

_TOP = 10
"""Risks that the report shows by score."""


def pages(desk: Desk) -> Iterator[Page]:
    """The risk report of a project that has risks."""
    if desk.project is None or not desk.of("risk"):
        return
    t, address = desk.t, desk.at("risk-report")
    risks = desk.of("risk")
    open_ = by_score(desk, [risk for risk in risks if is_open(desk, risk)])
    small = t("{open} open, {closed} closed", open=len(open_), closed=len(risks) - len(open_))
    figures: list[Figure] = [desk.head(t("Risk report"), _sentence(desk, open_), small=small)]
    if is_internal(desk):
        figures.append(_decisions(desk))
    figures.append(_top(desk, open_))
    figures.append(_risk_changes.table(desk))
    figures.append(responses(desk))
    more = (reviews(desk, open_), acceptances(desk, risks), _occurred(desk, risks))
    figures.extend(item for item in more if is_internal(desk) or _says_something(item))
    if _exposure.is_shown(desk, risks):
        figures.append(_exposure.table(desk, risks))
    yield Page(
        address,
        t("Risk report"),
        tuple(figures),
        project=desk.key or "",
        area="risks",
        view=address.page,
        nav=t("Risk report"),
        order=8,
    )


def _says_something(figure: Table | Listing) -> bool:
    """Whether a figure has entries: that there are none is known of what is seen only."""
    return bool(figure.rows if isinstance(figure, Table) else figure.items)


def _sentence(desk: Desk, open_: Sequence[Record]) -> str:
    """How many threats and opportunities are open, how many critical, how responses stand, what to decide."""
    t, value = desk.t, rate(desk)
    threats = [risk for risk in open_ if is_threat(risk)]
    critical = sum(desk.portal.of(risk).get("band") == "critical" for risk in threats)
    opening = t("No threat is open.")
    if threats:
        opening = t(
            "{threats}, {critical}.",
            threats=t.plural("{n} threat is open", "{n} threats are open", len(threats)),
            critical=t.plural("{n} critical", "{n} critical", critical) if critical else t("none critical"),
        )
    done = ""
    if value is not None and value.value is not None:
        done = t("{share} of the responses due are done.", share=now(desk, value))
    needed = len(advice(desk)) if is_internal(desk) else 0
    last = t.plural("{n} risk needs a decision.", "{n} risks need a decision.", needed) if needed else ""
    return said(t, opening, done, last)


def _decisions(desk: Desk) -> Listing:
    """What needs a decision, and the rule that says so."""
    t = desk.t
    items = []
    for risk, reasons in advice(desk):
        lines = dotted([desk.person(risk.get("owner")), *((Words(reason),) for reason in reasons)])
        score = next((piece for piece in scored(desk, risk) if isinstance(piece, Score)), None)
        items.append(Item((desk.ref(risk),), lines, score=score))
    note = t(
        "Named by rule: critical without a response; response overdue; acceptance expired or exceeded; escalated; "
        "review of a high or critical risk overdue."
    )
    return Listing(
        title=t("Needs a decision"),
        items=tuple(items),
        empty=t("Nothing needs a decision."),
        note=(Words(note),),
        anchor="decisions",
    )


def _top(desk: Desk, open_: Sequence[Record]) -> Table:
    """The open risks with the highest score."""
    t = desk.t
    columns = (
        Column(t("Risk"), key="risk"),
        Column(t("Score now"), key="current"),
        Column(t("Was"), number=True, key="was"),
        Column(t("Owner"), key="owner"),
        Column(t("Responses done"), number=True, key="responses"),
        Column(t("Next review"), number=True, key="review"),
    )
    title = t("Top risks")
    small = t("{n} of {all} open", n=min(_TOP, len(open_)), all=len(open_))
    return Table(
        title=title,
        small=small,
        more=Link(t("Register"), desk.at("risks")),
        columns=columns,
        rows=tuple(_risk(desk, risk) for risk in open_[:_TOP]),
        caption=title,
        empty=t("No risk is open."),
        note=(Words(t("Was: the score when the risk was first assessed.")),) if open_ else (),
        anchor="top",
    )


def _risk(desk: Desk, risk: Record) -> Row:
    t, first = desk.t, score_of(desk, risk, "inherent")
    kind = () if is_threat(risk) else (Words(t("opportunity"), "mute"),)
    return Row(
        (
            Cell((desk.ref(risk),), kind, sort=risk.id),
            Cell(scored(desk, risk), sort=score_of(desk, risk) or 0),
            desk.words(
                first if first is not None else t("n/a"), "" if first is not None else "mute", sort=first or 0
            ),
            Cell(desk.person(risk.get("owner")) or dash()),
            progress(desk, risk),
            review(desk, risk),
        )
    )


def _occurred(desk: Desk, risks: Sequence[Record]) -> Listing:
    """Risks that occurred, with the issues that came from them."""
    t = desk.t
    items = []
    for risk in [risk for risk in risks if risk.get("status") == "occurred"]:
        issues = [record for record in origins(desk, risk, "came_from") if record.kind == "issue"]
        after: Text = refs(desk, issues, title=True)
        if not issues and is_internal(desk):
            after = (Words(t("no issue came from it"), "off"),)
        items.append(Item((desk.ref(risk),), after, desk.state(issues[0]) if issues else None))
    return Listing(
        title=t("Occurred, with their issues"),
        items=tuple(items),
        empty=t("No risk has occurred."),
        anchor="occurred",
    )
