"""Response tracker: every response to a risk, who does it until when, and whether the risk fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.model.figure import Cell, Chip, Column, Page, Row, Table, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._lines import dash, said
from pmsite.views._risks import is_internal, is_threat, lowered, rate, score_of, scored
from pmsite.views._tracker import due, is_done, is_open, is_overdue, ordered, state


def pages(desk: Desk) -> Iterator[Page]:
    """The response tracker of a project that has risks with responses."""
    if desk.project is None:
        return
    risks = {
        part.uid: risk
        for risk in desk.of("risk")
        for part in desk.portal.graph.parts(risk.uid, "action")
        if part.at[:1] == ("responses",)
    }
    if not risks:
        return
    t = desk.t
    actions = ordered(desk, [desk.portal.graph[uid] for uid in risks])
    open_ = sum(is_open(desk, action) for action in actions)
    address = desk.at("responses")
    yield Page(
        address,
        t("Risk responses"),
        (
            desk.head(
                t("Risk responses"),
                _sentence(desk, actions),
                small=t("{open} open, {closed} closed", open=open_, closed=len(actions) - open_),
            ),
            _table(desk, actions, risks),
        ),
        project=desk.key or "",
        area="risks",
        view=address.page,
        nav=t("Risk responses"),
        order=5,
    )


def _sentence(desk: Desk, actions: Sequence[Record]) -> str:
    t, value = desk.t, rate(desk)
    late = sum(is_overdue(desk, action) for action in actions)
    first = t("No risk response is due yet.")
    if value is not None and value.value is not None:
        first = t(
            "{done} of {due} risk responses due are done.",
            done=t.number(value.numerator or 0),
            due=t.number(value.denominator or 0),
        )
    second = t.plural("{n} is overdue.", "{n} are overdue.", late) if late else t("None is overdue.")
    return said(t, first, second)


def _table(desk: Desk, actions: Sequence[Record], risks: dict[str, Record]) -> Table:
    t = desk.t
    columns = (
        Column(t("Response"), key="response"),
        Column(t("Risk"), key="risk"),
        Column(t("Owner"), key="owner"),
        Column(t("Due"), number=True, key="due"),
        Column(t("State"), key="state"),
        Column(t("Effect on the risk"), key="effect"),
    )
    rows = tuple(_row(desk, action, risks[action.uid]) for action in actions)
    note = t(
        "Lowered: the score now is below the first one and every response of the risk is done. A score that fell "
        "while responses are open does not count yet."
    )
    return Table(
        title=t("Every response"),
        small=t.plural("{n} response", "{n} responses", len(rows)),
        columns=columns,
        rows=rows,
        chips=_chips(desk, rows),
        caption=t("Every response"),
        note=(Words(note),) if is_internal(desk) else (),
        anchor="responses",
    )


def _chips(desk: Desk, rows: Sequence[Row]) -> tuple[Chip, ...]:
    t = desk.t
    wanted = (
        (t("Overdue"), "overdue", "yes"),
        (t("Open"), "open", "yes"),
        (t("Done"), "done", "yes"),
        (t("Risk lowered"), "effect", "lowered"),
        (t("Risk not lowered"), "effect", "not"),
    )
    chips = [Chip(t("All"), len(rows))]
    for label, key, value in wanted:
        count = sum((key, value) in row.facts for row in rows)
        chips += [Chip(label, count, key, value)] if count else []
    return tuple(chips) if len(chips) > 2 else ()  # noqa: PLR2004 - a filter needs two sides


def _row(desk: Desk, action: Record, risk: Record) -> Row:
    effect, key = _effect(desk, action, risk)
    cells = (
        Cell((desk.ref(action),), sort=action.uid),
        Cell((desk.ref(risk),), scored(desk, risk), sort=risk.uid),
        Cell(desk.person(action.get("owner")) or dash()),
        due(desk, action),
        Cell((state(desk, action),)),
        effect,
    )
    facts = (
        ("overdue", "yes" if is_overdue(desk, action) else "no"),
        ("open", "yes" if is_open(desk, action) else "no"),
        ("done", "yes" if is_done(desk, action) else "no"),
        ("effect", key),
        ("owner", action.get("owner") or ""),
    )
    return Row(cells, facts=facts)


def _effect(desk: Desk, action: Record, risk: Record) -> tuple[Cell, str]:
    """Whether the risk that a response belongs to was lowered, with its first score and the one now."""
    t = desk.t
    start, now = score_of(desk, risk, "inherent"), score_of(desk, risk)
    if start is None or now is None or action.get("status") == "cancelled":
        return Cell(dash(), sort="~"), ""
    scores = (Words(f"{start} → {now}" if start != now else t("unchanged at {score}", score=now), "mute"),)
    if not is_threat(risk):
        word = t("opportunity raised") if now > start else t("opportunity not raised")
        return Cell((Words(word),), scores, sort=word), ""
    if not is_internal(desk):
        return Cell(scores), ""
    if risk.uid in lowered(desk):
        return Cell((Words(t("risk lowered"), "ok"),), scores, sort="1"), "lowered"
    if now < start:
        return Cell((Words(t("score lower, responses open")),), scores, sort="2"), "not"
    return Cell((Words(t("risk not lowered"), "mute"),), scores, sort="3"), "not"
