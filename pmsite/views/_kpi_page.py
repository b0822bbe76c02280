"""The page of one KPI: value and target, months, formula, projects, records."""

from __future__ import annotations

from collections.abc import Sequence

from pmsite.kpis._breakdown import breakdown
from pmsite.kpis._measured import Point, trend
from pmsite.kpis._value import KpiValue
from pmsite.model.figure import (
    Card,
    Cards,
    Figure,
    Head,
    Link,
    Page,
    Paragraphs,
    Prose,
    Text,
    Words,
)
from pmsite.model.record import Record
from pmsite.views._areas import record_page
from pmsite.views._desk import Desk
from pmsite.views._kpi_groups import groups, projects
from pmsite.views._kpi_months import months
from pmsite.views._kpi_records import behind
from pmsite.views._kpi_words import (
    amount,
    light,
    missing,
    moved,
    name,
    now,
    page_of,
    plain,
    sentence,
    target,
)
from pmsite.views._parts import facts, relations


def page(desk: Desk, value: KpiValue, *, order: int) -> Page:
    """The page of a KPI for a project, or for the portal; of a portal's own, its record's page at home."""
    record = desk.portal.graph.get(value.record) if value.record else None
    at_home = record is not None and record.project == desk.key
    points = trend(desk.portal, value, desk.key)
    figures: list[Figure] = [_head(desk, value, record), _cards(desk, value, points)]
    if record is not None and at_home:
        figures += _written(desk, record)
    figures += months(desk, value, points)
    figures.append(_formula(desk, value, record))
    split = breakdown(desk.portal, value)
    if desk.project is None:
        figures += projects(desk, value)
    figures += groups(desk, value, split)
    if value.records and not (record is not None and record.get("measurements")):
        figures.append(behind(desk, value, split))
    if record is not None and at_home and (linked := relations(desk, record)) is not None:
        figures.append(linked)
    title = name(desk, value)
    return Page(
        page_of(desk, value),
        f"{record.id} {title}" if record is not None else title,
        tuple(figures),
        project=desk.key or "",
        area="kpis" if desk.key else "portfolio",
        view="" if desk.key and record is None else desk.at("kpis").page,
        wide=False,
        nav=name(desk, value, short=True) if desk.key and record is None else "",
        order=order,
        record=record.uid if record is not None and at_home else None,
    )


def without_value(desk: Desk, record: Record) -> Page:
    """The page of a KPI's record where its reader does not see the value."""
    figures: list[Figure] = [
        desk.head(record.id, desk.title(record), small=desk.t("KPI"), path=_path(desk)),
        *_written(desk, record),
    ]
    linked = relations(desk, record)
    found = (*figures, *((linked,) if linked is not None else ()))
    return record_page(desk, record, found, area="" if desk.key else "portfolio")


def _path(desk: Desk) -> tuple[Link, ...]:
    return (Link(desk.t("KPIs"), desk.at("kpis")),)


def _head(desk: Desk, value: KpiValue, record: Record | None) -> Head:
    t = desk.t
    owner = desk.person_name(record.get("owner")) if record is not None else ""
    small = t("KPI of the role") if record is None else t("{id}, own KPI", id=record.id)
    if owner:
        small = t("{what}, owner {owner}", what=small, owner=owner)
    return desk.head(name(desk, value), sentence(desk, value), small=small, path=_path(desk))


def _written(desk: Desk, record: Record) -> list[Figure]:
    """What the record of a portal's own KPI says."""
    found: list[Figure] = [facts(desk, record)]
    return [*found, Prose()] if record.body.text.strip() else found


def _cards(desk: Desk, value: KpiValue, points: Sequence[Point]) -> Cards:
    t = desk.t
    lines = [text for text in (moved(desk, value, points), _distance(desk, value)) if text]
    reason = "".join(piece.text for piece in missing(desk, value) if isinstance(piece, Words))
    cards = [Card(t("Value"), now(desk, value), "" if value.value is not None else reason)]
    if value.value is not None and value.denominator is not None and value.numerator is not None:
        counted = t(
            "{numerator} ÷ {denominator}", numerator=t(value.counted[0]), denominator=t(value.counted[1])
        )
        of = t("of {denominator}", denominator=plain(desk, value.denominator))
        if value.unit not in ("ratio", "yes_no"):
            of = t("÷ {denominator}", denominator=plain(desk, value.denominator))
        cards.append(Card(counted, plain(desk, value.numerator), of))
    elif value.value is not None and value.record is None:
        cards.append(Card(t(value.counted[1]), plain(desk, value.n)))
    cards.append(Card(t("Target"), target(desk, value)))
    cards.append(Card(t("Status"), "", status=light(desk, value), lines=tuple(lines)))
    return Cards(cards=tuple(cards))


def _distance(desk: Desk, value: KpiValue) -> str:
    """How far a value is from its target."""
    if value.value is None or value.target is None or value.unit == "yes_no":
        return ""
    t = desk.t
    gap = value.value - value.target
    if value.unit == "ratio":
        points = round(abs(gap) * 100, 1)
        said, number = t.number(points, 0 if points.is_integer() else 1), 1 if points == 1 else 2
        text = (
            t.plural("{n} point above the target", "{n} points above the target", number, n=said)
            if gap > 0
            else t.plural("{n} point below the target", "{n} points below the target", number, n=said)
        )
    else:
        size = amount(desk, value, abs(gap))
        text = t("{n} above the target", n=size) if gap > 0 else t("{n} below the target", n=size)
    return text if gap else t("exactly on the target")


def _formula(desk: Desk, value: KpiValue, record: Record | None) -> Paragraphs:
    t = desk.t
    lines: list[Text] = [(Words(t(value.formula.message, **value.formula.values)),)]
    lines += [(Words(t(said.message, **said.values), "soft"),) for said in value.beside]
    if record is not None and record.project != desk.key:
        lines.append((Words(t("Defined in"), "soft"), desk.ref(record)))
    day = t("As of {day}, project to date.", day=t.full_day(desk.today))
    return Paragraphs(title=t("How it is computed"), lines=(*lines, (Words(day, "mute"),)), anchor="formula")
