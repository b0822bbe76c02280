"""Exposure in words: of a risk, and its sums for threats and opportunities apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmsite.analyses.exposure import Total, total
from pmsite.model.figure import Cell, Column, Formula, Row, Table, Text, Words
from pmsite.model.record import Record
from pmsite.views._definitions import formula
from pmsite.views._desk import Desk
from pmsite.views._lines import currency, work_words
from pmsite.views._risks import is_internal, is_threat

_CENT, _DAY = 2, 2
"""Decimals of money and of days, where they are not whole."""


def is_shown(desk: Desk, risks: Sequence[Record]) -> bool:
    """Whether exposure is seen at all: by the team, or by an audience that it was released to."""
    return is_internal(desk) or any("exposure" in desk.portal.of(risk) for risk in risks)


def days(desk: Desk, value: float) -> str:
    """Working days, with a decimal where they are not whole."""
    decimals = 0 if float(value).is_integer() else 1 if round(value, 1) == round(value, _DAY) else _DAY
    return desk.t("{n} d", n=desk.t.number(value, decimals))


def of_risk(desk: Desk, risk: Record) -> Text:
    """Expected cost and delay of a risk; n/a and why where there is none."""
    t, derived = desk.t, desk.portal.of(risk)
    found = derived.get("exposure")
    if not found:
        why = (derived.get("why") or {}).get("exposure", "")
        return (Words(t("n/a"), "mute"), *((Words(t(why), "mute"),) if why else ()))
    parts = [t.money(found["cost"], currency(desk, risk))] if found["cost"] is not None else []
    parts += [days(desk, found["delay_days"])] if found["delay_days"] is not None else []
    return (Words(" · ".join(parts)),) if parts else (Words(t("n/a"), "mute"), Words(_no_part(desk), "mute"))


def _no_part(desk: Desk) -> str:
    return desk.t("neither cost nor delay is written")


def table(desk: Desk, risks: Sequence[Record]) -> Table:
    """Exposure of the open risks: threats and opportunities apart, never set off against each other."""
    t = desk.t
    groups = (
        (t("Threats"), [risk for risk in risks if is_threat(risk)]),
        (t("Opportunities"), [risk for risk in risks if not is_threat(risk)]),
    )
    rows = tuple(_row(desk, name, group) for name, group in groups if group)
    columns = (
        Column(t("Open risks"), key="type"),
        Column(t("Cost"), number=True, key="cost"),
        Column(t("Delay"), number=True, key="delay"),
        Column(t("Quantified, of the open risks"), number=True, key="quantified"),
    )
    note = t(
        "Probability × cost and probability × delay, added up. Days are working days on the tasks named, not the "
        "move of the finish; of opportunities, what may be saved."
    )
    return Table(
        title=t("Exposure"),
        small=t("open, quantified risks"),
        columns=columns,
        rows=rows,
        caption=t("Exposure"),
        note=(Words(note),),
        formula=behind(desk, risks),
        anchor="exposure",
        empty=t("No risks."),
        compact=True,
    )


def behind(desk: Desk, risks: Sequence[Record]) -> Formula:
    """The definition, and the calculation of each risk that counts."""
    return formula(desk, "exposure", inputs=tuple(_inputs(desk, risks)))


def _row(desk: Desk, name: str, risks: Sequence[Record]) -> Row:
    t, found = desk.t, total(desk.portal, risks)
    money = found.cost is not None and t.money(found.cost, currency(desk, risks[0]))
    time = found.delay_days is not None and days(desk, found.delay_days)
    return Row(
        (
            Cell((Words(name),)),
            _cell(desk, money or "", found, found.with_cost, found.cost),
            _cell(desk, time or "", found, found.with_delay, found.delay_days),
            desk.words(
                t("{done} of {all}", done=len(found.risks), all=found.open), sort=float(len(found.risks))
            ),
        )
    )


def _cell(desk: Desk, text: str, found: Total, number: int, value: float | None) -> Cell:
    """A sum with the number of risks behind it, or why there is none."""
    t = desk.t
    if text:
        return Cell((Words(text, "strong"),), (Words(_behind(desk, number), "mute"),), sort=value)
    if not found.open:
        why = t("none is open")
    elif not found.risks:
        why = t("none is quantified")
    else:
        why = t("no amount is written")
    return Cell((Words(t("n/a"), "mute"),), (Words(why, "mute"),), sort="")


def _behind(desk: Desk, number: int) -> str:
    return desk.t.plural("from {n} risk", "from {n} risks", number)


def _inputs(desk: Desk, risks: Sequence[Record]) -> Iterator[Text]:
    """The calculation of each risk that counts."""
    t = desk.t
    for risk in risks:
        written = risk.get("quantified")
        if not desk.portal.of(risk).get("exposure") or written is None:
            continue
        chance = t.number(written.probability * 100, 0 if round(written.probability * 100, 1) % 1 == 0 else 1)
        parts = [t.money(written.cost, currency(desk, risk))] if written.cost is not None else []
        parts += [f"{key} {work_words(desk, value)}" for key, value in written.delay.items()]
        yield (
            desk.ref(risk, title=False),
            Words(f"{t('{number} %', number=chance)} × {' · '.join(parts) or '–'} =", "soft"),
            *of_risk(desk, risk),
        )
