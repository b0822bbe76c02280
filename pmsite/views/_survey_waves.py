"""Waves of a survey side by side: who was asked, who answered, what they gave."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.model.figure import Cell, Column, Meter, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import dash
from pmsite.views._survey import CLIENT, Mean, answers, mean, reason


def waves_table(desk: Desk, surveys: Sequence[Record], title: str, *, anchor: str) -> Table:
    """A row a wave, the newest first: who was asked, who answered, what they gave."""
    t, team = desk.t, anchor == "team"
    columns = (
        Column(t("Survey"), key="survey"),
        Column(t("Wave"), key="wave"),
        Column(t("Date"), number=True, key="date"),
        Column(t("State"), key="status"),
        Column(t("Invited"), number=True, key="invited"),
        Column(t("Answered"), number=True, key="answered"),
        Column(t("Response rate"), number=True, key="rate"),
        Column(t("Mean"), number=True, key="mean"),
        Column(t("Of 100"), number=True, key="percent"),
        Column(t("0 to 100") if team else t("0 to 100, target dashed"), least=True),
    )
    return Table(
        title=title,
        small=t("newest first"),
        columns=columns,
        rows=tuple(_wave(desk, survey, team=team) for survey in reversed(surveys)),
        caption=title,
        note=(Words(t("Of 100: the mean of score ÷ end of the scale, over all answers and questions.")),),
        formula=formula(desk, "response_rate"),
        anchor=anchor,
    )


def _wave(desk: Desk, survey: Record, *, team: bool) -> Row:
    t, found = desk.t, mean(desk, [survey])
    number, invited = len(answers(desk, survey)), survey.get("invited")
    scale = survey.get("scale")
    on = t(
        "{low} to {high}",
        low=t.number(scale.min, _decimals(scale.min)),
        high=t.number(scale.max, _decimals(scale.max)),
    )
    if found.value is None:
        value = Cell((Words(t("n/a"), "mute"),), (Words(reason(desk, survey), "mute"),), sort=-1)
    else:
        value = Cell((Words(t.number(found.value, 1)),), (Words(on, "mute"),), sort=found.value)
    meter: Text = ()
    if found.percent is not None:
        limits = () if team else (CLIENT.target,)
        below = not team and found.percent < CLIENT.target
        label = t("{value} of 100", value=t.number(found.percent))
        meter = (Meter(found.percent, 100, limits, "warn" if below else "ok", label),)
    cells = (
        Cell((desk.ref(survey),), sort=survey.id),
        Cell((Words(survey.get("wave")),) if survey.get("wave") else dash()),
        desk.day(survey.get("date"), missing="–"),
        Cell((desk.state(survey),)),
        desk.words(t.number(invited), sort=invited) if invited else Cell((Words(t("n/a"), "mute"),), sort=-1),
        desk.words(t.number(number), sort=number),
        _rate(desk, number, invited),
        value,
        _of_hundred(desk, found),
        Cell(meter),
    )
    return Row(cells)


def _rate(desk: Desk, number: int, invited: int | None) -> Cell:
    t = desk.t
    if not invited:
        return Cell((Words(t("n/a"), "mute"),), (Words(t("invited not stated"), "mute"),), sort=-1)
    return desk.words(t.percent(number / invited), sort=number / invited)


def _of_hundred(desk: Desk, found: Mean) -> Cell:
    if found.percent is None:
        return Cell((Words(desk.t("n/a"), "mute"),), sort=-1)
    return desk.words(desk.t.number(found.percent), "strong", sort=found.percent)


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 1
