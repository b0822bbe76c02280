"""KPIs in words: values in their unit, targets, lights, what became of them since the last month."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.kpis._measured import Point
from pmsite.kpis._value import KpiValue, Rating
from pmsite.model.address import Address
from pmsite.model.figure import Health, Status, Text, Words
from pmsite.views._desk import Desk

HEALTH: dict[Rating, Health] = {"green": "ok", "amber": "warn", "red": "off", "none": "none"}


def name(desk: Desk, value: KpiValue, *, short: bool = False) -> str:
    """A KPI's name; of a portal's own as it is written."""
    if value.record is not None:
        return value.label
    return desk.t(value.short if short else value.label)


def page_of(desk: Desk, value: KpiValue) -> Address:
    """Where a KPI's page is: the record's, where it is at home here; else below ``kpis``."""
    record = desk.portal.graph.get(value.record) if value.record else None
    if record is not None and record.project == desk.key:
        return desk.where(record)
    return desk.at("kpis", value.key)


def amount(desk: Desk, value: KpiValue, number: float | None) -> str:
    """A value, or a target, in the unit of a KPI; "" where there is none."""
    t = desk.t
    if number is None:
        return ""
    if value.unit == "ratio":
        return _share(desk, value, number)
    if value.unit == "yes_no":
        return t("yes") if number else t("no")
    decimals = 0 if float(number).is_integer() else {"points": 0, "score": 1}.get(value.unit, 2)
    text = t.number(number, decimals)
    if value.record is None or value.unit == "count":
        return text
    return t("{number} {unit}", number=text, unit=value.unit)


def _share(desk: Desk, value: KpiValue, number: float) -> str:
    """A share in percent; with a decimal where the rounded one would look like the target and is not."""
    percent = round(number * 100, 2)
    if percent and (number == value.target or not round(percent)) and not percent.is_integer():
        return desk.t("{number} %", number=desk.t.number(percent, 1 if round(percent, 1) == percent else 2))
    if value.target is None or number == value.target or round(number * 100) != round(value.target * 100):
        return desk.t.percent(number)
    return desk.t("{number} %", number=desk.t.number(number * 100, 1))


def now(desk: Desk, value: KpiValue) -> str:
    """The value on its day; ``n/a`` where there is none."""
    if value.value is None:
        return desk.t("n/a")
    if value.unit == "yes_no" and value.denominator and value.denominator > 1:
        return basis(desk, value)
    return amount(desk, value, value.value)


def basis(desk: Desk, value: KpiValue) -> str:
    """What the value rests on: ``23 of 25``, ``9 answers``; "" where that says nothing more."""
    t = desk.t
    if value.value is None:
        return ""
    if value.unit in ("points", "score") and value.record is None:
        return t.plural("{n} answer", "{n} answers", value.n)
    if value.key == "risks_lowered":
        return t.plural("{n} threat", "{n} threats", value.n)
    if value.denominator is not None and value.unit in ("ratio", "yes_no"):
        counts = (plain(desk, item) for item in (value.numerator, value.denominator))
        return t(
            "{numerator} of {denominator}", **dict(zip(("numerator", "denominator"), counts, strict=True))
        )
    return t("n = {n}", n=t.number(value.n))


def plain(desk: Desk, number: float | None) -> str:
    """A count, or a sum, as a number."""
    if number is None:
        return ""
    return desk.t.number(number, 0 if float(number).is_integer() else 1)


def target(desk: Desk, value: KpiValue) -> str:
    """``≥ 90 %``; a dash where there is no target."""
    if value.target is None:
        return "–"
    if value.unit == "yes_no":
        return desk.t("yes")
    aim = amount(desk, value, value.target)
    return desk.t("≥ {value}", value=aim) if value.direction == "up" else desk.t("≤ {value}", value=aim)


def light(desk: Desk, value: KpiValue, label: str = "") -> Status:
    """A KPI's light by shape and word; no data is never green."""
    return Status(HEALTH[value.status], label or judged(desk, value))


def judged(desk: Desk, value: KpiValue) -> str:
    """How a value stands to its target."""
    t = desk.t
    if value.value is None:
        return t("No data")
    if value.target is None:
        return t("No target")
    return {"green": t("Target met"), "amber": t("Near the target"), "red": t("Target missed")}.get(
        value.status, t("No data")
    )


def sentence(desk: Desk, value: KpiValue) -> str:
    """What a KPI says, and how that stands to its target."""
    t = desk.t
    if value.value is None:
        return t("Not available: {why}.", why=t(value.why))
    if value.unit == "yes_no" and desk.project is not None:
        return t("The project is within its budget.") if value.value else t("The project exceeds its budget.")
    finding = amount(desk, value, value.value)
    if value.sentence:
        words = {name: plain(desk, getattr(value, name)) for name in ("numerator", "denominator", "n")}
        finding = t(value.sentence, value=finding, **words)
    if value.target is None:
        return t("{finding}; no target is set.", finding=finding)
    wanted = amount(desk, value, value.target)
    return {
        "green": t("{finding}: the target of {target} is met.", finding=finding, target=wanted),
        "amber": t("{finding}: near the target of {target}.", finding=finding, target=wanted),
    }.get(value.status, t("{finding}: the target of {target} is missed.", finding=finding, target=wanted))


def moved(desk: Desk, value: KpiValue, points: Sequence[Point]) -> str:
    """What became of a value since the end of the month before; "" where that is not known."""
    before = next((point for point in reversed(points[:-1]) if point.value is not None), None)
    if value.value is None or before is None or before.value is None:
        return ""
    t = desk.t
    then, month = amount(desk, value, before.value), t.dated(before.day, desk.today)
    if then == amount(desk, value, value.value):
        return t("unchanged since {day}", day=month)
    if value.value > before.value:
        return t("up from {value} on {day}", value=then, day=month)
    return t("down from {value} on {day}", value=then, day=month)


def missing(desk: Desk, value: KpiValue) -> Text:
    """Why there is no value."""
    return (Words(desk.t(value.why), "mute"),) if value.why else ()
