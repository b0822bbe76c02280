"""What a survey led to: actions, decisions and others that name it, and what is low without any of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmsite.analyses.portal import INTERNAL
from pmsite.model.figure import Cell, Column, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._desk import Desk
from pmsite.views._feedback import unfinished
from pmsite.views._lines import dash, dotted, origins, targets
from pmsite.views._survey import side_of
from pmsite.views._survey_dimensions import amount, standings
from pmsite.views._tracker import due, state

_KINDS = frozenset({"action", "decision", "change", "issue", "lesson", "requirement", "risk"})
"""Kinds that can be what a survey led to."""


def follow_ups(desk: Desk, survey: Record) -> list[Record]:
    """Records that name a survey as their source, and those related to it in either direction."""
    found = [
        *origins(desk, survey, "source"),
        *origins(desk, survey, "related"),
        *targets(desk, survey, "related"),
    ]
    return list({item.uid: item for item in found if item.kind in _KINDS}.values())


def unanswered(desk: Desk, survey: Record) -> str:
    """Dimensions of a survey below the target when nothing came of it yet; "" otherwise, and for an audience.

    An audience does not see everything that came of it.
    """
    if desk.portal.audience != INTERNAL or follow_ups(desk, survey):
        return ""
    side = side_of(survey)
    low = [item for item in standings(desk, [survey], side) if item.low]
    return desk.t.joined(
        [desk.t("{name} {value}", name=item.label, value=amount(desk, side, item.value or 0)) for item in low]
    )


def table(desk: Desk, surveys: Sequence[Record], *, several: bool = True) -> Table | None:
    """What surveys led to, the open ones first; None where nothing came and nothing is low."""
    t = desk.t
    pairs = [(survey, item) for survey in reversed(surveys) for item in follow_ups(desk, survey)]
    pairs.sort(key=lambda pair: not unfinished(desk, pair[1]))
    missing = [(survey, low) for survey in reversed(surveys) if (low := unanswered(desk, survey))]
    if not pairs and not missing:
        return None
    columns = [Column(t("What came of it"), key="record")]
    columns += [Column(t("Survey"), key="survey")] if several else []
    columns += [
        Column(t("Owner"), key="owner"),
        Column(t("Due"), number=True, key="due"),
        Column(t("State"), key="state"),
    ]
    note: list[Text] = [
        (
            Words(t("No follow-up yet:"), "strong"),
            *((desk.ref(survey, title=False),) if several else ()),
            Words(low),
        )
        for survey, low in missing
    ]
    left = sum(unfinished(desk, item) for _, item in pairs)
    title = t("Follow-up")
    return Table(
        title=title,
        small=t("{open} of {all} open", open=left, all=len(pairs)) if pairs else "",
        columns=tuple(columns),
        rows=tuple(_row(desk, survey, item, several=several) for survey, item in pairs),
        caption=title,
        note=dotted(note),
        empty=t("No action or decision names the survey as its source."),
        anchor="follow-up",
    )


def _row(desk: Desk, survey: Record, item: Record, *, several: bool) -> Row:
    cells = [Cell((desk.ref(item),), sort=item.uid)]
    cells += [Cell((desk.ref(survey, title=False),), sort=survey.uid)] if several else []
    day: dt.date | None = item.get("date") if item.kind == "decision" else item.get("due")
    shown = state(desk, item) if item.kind == "action" else desk.state(item)
    return Row(
        (
            *cells,
            Cell(desk.person(item.get("owner")) or dash()),
            due(desk, item) if item.kind == "action" else desk.day(day, missing="–"),
            Cell((shown,) if item.get("status") else dash()),
        )
    )
