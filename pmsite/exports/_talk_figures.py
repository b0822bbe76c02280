"""Slides of a report's numbers: milestones, cost and risks, in tables and charts that can be edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from pmsite.exports._deck import BANDS, HEALTH, RULE, SOFT, Deck, Piece, Said
from pmsite.exports._report_lines import plain
from pmsite.model.record import Record
from pmsite.views import _frozen as freezer
from pmsite.views import _frozen_parts as parts
from pmsite.views._desk import Desk
from pmsite.views._lines import currency, named
from pmsite.views._milestones import slip_words

_DATES = ("d mmm", 'm"月"d"日"')
"""How a date stands below a chart, in English and in Chinese."""
ROWS = 12
"""Rows of a table that have room on a slide."""
LINES = 8


@dataclass(frozen=True, slots=True)
class Talk:
    """A report and the deck it is told on."""

    desk: Desk
    deck: Deck
    report: Record
    earlier: Record | None


def milestones(talk: Talk) -> None:
    desk, deck, report = talk.desk, talk.deck, talk.report
    t, found = desk.t, freezer.milestones(report)
    if not found:
        return
    rows: list[list[Said]] = []
    shown = _near(found)
    for item in shown:
        record = named(desk, report, item.id)
        name = f"{item.id} {desk.title(record)}" if record is not None else item.id
        late = (item.slip or 0) > 0
        state = t("Achieved") if item.actual else t("Expected")
        mark = "✔" if item.actual else "◇"
        rows.append(
            [
                plain(name),
                plain(str(t.dated(item.baseline, desk.today))) if item.baseline else "–",
                plain(str(t.dated(item.date, desk.today))) if item.date else "–",
                [
                    Piece(
                        plain(slip_words(desk, item.slip) or "–"),
                        HEALTH["warn"][0] if late else "",
                        bold=late,
                    )
                ],
                [Piece(f"{mark} ", HEALTH["ok"][0] if item.actual else SOFT), Piece(state)],
            ]
        )
    behind = sum((item.slip or 0) > 0 for item in found)
    title = t("Milestones: none behind its baseline")
    if behind:
        title = t.plural(
            "Milestones: {n} behind its baseline", "Milestones: {n} behind their baseline", behind
        )
    slide = deck.slide(title)
    heads = [t("Milestone"), t("Baseline"), t("Forecast or actual"), t("Slip"), t("State")]
    deck.table(
        slide, deck.at(0.05, 0.2, 0.9, 0.72), heads, rows, [4.4, 1.4, 1.9, 1, 1.6], frozenset({1, 2, 3}), 14
    )
    if len(shown) < len(found):
        note = t("{shown} of {all}", shown=len(shown), all=len(found))
        deck.text(slide, deck.at(0.05, 0.93, 0.9, 0.05), [[Piece(note, SOFT)]], 10)


def _near(found: list[freezer.FrozenMilestone]) -> list[freezer.FrozenMilestone]:
    """As many milestones as have room: those to come first, then the last ones reached."""
    if len(found) <= ROWS:
        return found
    ahead = [item for item in found if item.actual is None][:ROWS]
    past = [item for item in found if item.actual is not None]
    kept = {item.id for item in (*ahead, *past[-max(ROWS - len(ahead), 0) or len(past) :])}
    return [item for item in found if item.id in kept][:ROWS]


def cost(talk: Talk) -> None:
    """Planned value, earned value and actual cost as a chart that can be edited, with the measures beside it."""
    desk, deck, report = talk.desk, talk.deck, talk.report
    t, unit = desk.t, currency(desk, report)
    points = [
        (day, row) for row in parts.rows(report, "curve") if (day := freezer.day(row.get("date"))) is not None
    ]
    facts = list(freezer.earned_value(desk, report, talk.earlier))
    if not points and not facts:
        return
    found = freezer.frozen(report).get("earned_value")
    cv = freezer.number(found.get("cv")) if isinstance(found, Mapping) else None
    title = t("Cost")
    if cv is not None:
        amount = t.money(abs(cv), unit)
        title = t("Cost: {money} more spent than earned", money=amount)
        if cv >= 0:
            title = t("Cost: {money} less spent than earned", money=amount)
    slide = deck.slide(plain(title))
    if points:
        _chart(talk, slide, points)
    rows: list[list[Said]] = [
        [plain(fact.name), plain(" ".join(getattr(piece, "text", "") for piece in fact.text[:1]))]
        for fact in facts
    ]
    place = deck.at(0.68, 0.2, 0.27, 0.6) if points else deck.at(0.05, 0.2, 0.6, 0.6)
    if rows:
        deck.table(slide, place, [t("Measure"), t("Value")], rows[:ROWS], [2.5, 1.2], frozenset({1}), 11)


def _chart(talk: Talk, slide: Any, points: list[tuple[dt.date, Mapping[str, Any]]]) -> None:
    t, deck = talk.desk.t, talk.deck
    data = CategoryChartData(number_format="#,##0")
    data.categories = [day for day, _ in points]
    lines = (
        ("pv", t("Planned value"), "848E9C"),
        ("ev", t("Earned value"), deck.accent),
        ("ac", t("Actual cost"), "15191E"),
    )
    for key, name, _ in lines:
        data.add_series(name, [freezer.number(row.get(key)) for _, row in points])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *deck.at(0.04, 0.19, 0.62, 0.74), data).chart
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    deck.font(chart.font, 11, SOFT)
    for series, (_, _, colour) in zip(chart.plots[0].series, lines, strict=True):
        series.smooth = False
        series.format.line.width = Pt(2.25)
        series.format.line.color.rgb = RGBColor.from_string(colour)
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 5
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = RGBColor.from_string(colour)
        series.marker.format.line.color.rgb = RGBColor.from_string(colour)
    dates = chart.category_axis
    dates.tick_labels.number_format, dates.tick_labels.number_format_is_linked = (
        _DATES[t.language == "zh"],
        False,
    )
    _by_months(dates._element)  # noqa: SLF001 - python-pptx knows no units of days
    axis = chart.value_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E3E6EA")
    axis.format.line.fill.background()
    dates.format.line.color.rgb = RGBColor.from_string(RULE)


def _by_months(axis: Any) -> None:
    """Marks of an axis of days at every month."""
    for name, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", "1"), ("c:majorTimeUnit", "months")):
        for old in axis.findall(qn(name)):
            axis.remove(old)
        item = axis.makeelement(qn(name), {"val": value})
        axis.append(item)


def risks(talk: Talk) -> None:
    """The matrix as a table of cells, and the risks that matter most beside it."""
    desk, deck, report = talk.desk, talk.deck, talk.report
    t = desk.t
    found = [row for row in parts.rows(report, "risks") if row.get("type") != "opportunity"]
    if not found:
        return
    critical = sum(row.get("band") == "critical" for row in found)
    slide = deck.slide(t("Risks: {open} open, {critical} critical", open=len(found), critical=critical))
    placed = [
        row for row in found if freezer.number(row.get("probability")) and freezer.number(row.get("impact"))
    ]
    if placed:
        _matrix(talk, slide, placed)
    earlier = {
        str(row.get("id")): freezer.number(row.get("score")) for row in parts.rows(talk.earlier, "risks")
    }
    rows: list[list[Said]] = []
    for row in found[:LINES]:
        name = str(row.get("id"))
        record = named(desk, report, name)
        score, then = freezer.number(row.get("score")), earlier.get(name)
        now = t.number(score) if score is not None else t("n/a")
        change = f"{t.number(then)} → {now}" if then is not None and then != score else now
        owner = desk.person_name(record.get("owner")) if record is not None and record.get("owner") else "–"
        rows.append(
            [plain(f"{name} {desk.title(record)}" if record is not None else name), change, plain(owner)]
        )
    left, wide = (0.5, 0.45) if placed else (0.05, 0.9)
    heads = [t("Risk"), t("Score"), t("Owner")]
    deck.table(slide, deck.at(left, 0.2, wide, 0.6), heads, rows, [4, 1.1, 1.4], frozenset({1}), 13)


def _matrix(talk: Talk, slide: Any, found: list[Mapping[str, Any]]) -> None:
    desk, deck = talk.desk, talk.deck
    t = desk.t
    settings = desk.portal.settings.risk
    rows: list[list[Said]] = []
    for probability in range(5, 0, -1):
        cells: list[Said] = [[Piece(str(probability), SOFT)]]
        for impact_ in range(1, 6):
            inside = [
                str(row.get("id"))
                for row in found
                if (freezer.number(row.get("probability")), freezer.number(row.get("impact")))
                == (probability, impact_)
            ]
            ink = BANDS[settings.band(probability, impact_)][1]
            cells.append([Piece(" ".join(inside), ink, bold=True)])
        rows.append(cells)
    heads = [f"{t('Probability')} ↑ {t('Impact')} →", *(str(number) for number in range(1, 6))]
    table = deck.table(slide, deck.at(0.05, 0.2, 0.41, 0.62), heads, rows, [1.25, 1, 1, 1, 1, 1], most=10)
    for line in range(1, 6):
        table.rows[line].height = round(deck.high * 0.115)
        for column in range(1, 6):
            deck.fill(table.cell(line, column), BANDS[settings.band(6 - line, column)][0])
