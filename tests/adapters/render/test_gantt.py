import datetime as dt
import json
import re

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.adapters.render.gantt import Flag, gantt
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import Gantt, GanttLink, GanttRow

START = dt.date(2026, 6, 1)


def after(days):
    return START + dt.timedelta(days=days)


def chart(days=10, rows=None, **more):
    """A chart of so many days; the first row takes the first two days."""
    own = rows or (GanttRow("T-1", "One", start=START, finish=after(1), percent=50),)
    options = {"today": START, "today_label": "Today", "finish": after(days - 1), **more}
    return Gantt(title="Gantt", rows=own, start=START, **options)


def test_a_bar_takes_its_first_and_its_last_day_whole():
    bar = gantt(chart()).bars[0]
    assert (bar.x, bar.width, bar.done) == (0, 20, 10)


def test_baseline_and_float_lie_on_the_same_days():
    row = GanttRow(
        "T-1",
        "One",
        start=after(2),
        finish=after(3),
        baseline_start=after(1),
        baseline_finish=after(2),
        float_until=after(5),
    )
    bar = gantt(chart(rows=(row,))).bars[0]
    assert (bar.x, bar.width, bar.base, bar.reach) == (20, 20, (10, 20), (40, 60))


def test_a_milestone_stands_at_the_end_of_its_day():
    row = GanttRow("M1", "Done", start=after(4), finish=after(4), milestone=True, baseline_finish=after(1))
    bar = gantt(chart(rows=(row,))).bars[0]
    assert (bar.x, bar.width, bar.base_mark) == (50, 0, 20)


def test_a_row_without_dates_has_no_bar_and_no_arrows():
    rows = (GanttRow("T-1", "One"), GanttRow("T-2", "Two", start=START, finish=START))
    drawn = gantt(chart(rows=rows, links=(GanttLink(0, 1),)))
    assert (drawn.bars[0].x, drawn.links, drawn.bars[1].threads.heads) == (None, "[]", ())


@pytest.mark.parametrize(("kind", "ends"), [("FS", [2, 5]), ("SS", [0, 5]), ("FF", [2, 7]), ("SF", [0, 7])])
def test_an_arrow_leads_between_the_ends_that_its_type_names(kind, ends):
    rows = (
        GanttRow("T-1", "One", start=START, finish=after(1)),
        GanttRow("T-2", "Two", start=after(5), finish=after(6)),
    )
    drawn = gantt(chart(rows=rows, links=(GanttLink(0, 1, kind, critical=True),)))
    assert json.loads(drawn.links) == [[0, 1, *ends, 1]]


@pytest.mark.parametrize(
    ("days", "zoom", "width"),
    [(30, "day", 600), (45, "day", 900), (46, "week", 207), (400, "week", 1800), (401, "month", 802)],
)
def test_the_zoom_it_begins_with_follows_from_the_span(days, zoom, width):
    drawn = gantt(chart(days))
    assert (drawn.zoom, drawn.widths[zoom]) == (zoom, width)


def test_days_of_a_long_chart_are_neither_numbered_nor_offered():
    weeks = ((START, "23"),)
    short, long = gantt(chart(750, weeks=weeks)), gantt(chart(751, weeks=weeks))
    assert (list(short.widths), len(short.numbers)) == (["day", "week", "month"], 750)
    assert (list(long.widths), long.numbers) == (["week", "month"], ())


def test_days_that_are_not_worked_are_shaded_whole():
    assert gantt(chart(free=((after(5), after(6)),))).shade == "M5 0h2v1h-2z"


def test_months_are_parted_by_lines_and_every_label_knows_whether_paper_has_room():
    months = tuple((after(days), str(days)) for days in (0, 2, 30))
    drawn = gantt(chart(100, months=months))
    assert drawn.lines == "M2 0v1M30 0v1"
    assert [(tick.x, tick.printed) for tick in drawn.months] == [(0, True), (2, False), (30, True)]


def test_today_and_a_target_near_it_stand_on_either_side():
    drawn = gantt(chart(100, today=after(49), target=after(54), target_label="Target"))
    assert (drawn.today, drawn.target) == (Flag(50, 50, "end"), Flag(55, 55, "start"))
    apart = gantt(chart(100, today=after(9), target=after(98), target_label="Target"))
    assert (apart.today.side, apart.target.side) == ("mid", "end")


def html(figure):
    return FigureRenderer(texts("en"), [theme_directory()]).draw(figure, "atlas/plan")


def test_every_row_has_its_address_its_facts_and_its_strip():
    rows = (
        GanttRow("T-1", "Sum", start=START, finish=after(3), anchor="T-1", summary=True, hint="T-1 & all"),
        GanttRow(
            "T-2",
            "<b>Part</b>",
            Address("atlas/plan", "row-T-2"),
            START,
            after(3),
            anchor="T-2",
            depth=1,
            critical=True,
            owner="Li Wei",
            finish_label="4 Jun",
            float_label="0 crit.",
        ),
        GanttRow("M1", "Done", start=after(3), finish=after(3), milestone=True),
    )
    drawn = html(chart(rows=rows, links=(GanttLink(1, 2),)))
    found = re.findall(r"<tr.*?</tr>", drawn)[1:]
    assert [re.search(r'^<tr(?: id="(.*?)")?', row).group(1) for row in found] == ["T-1", "T-2", None]
    assert 'title="T-1 &amp; all"' in found[0]
    assert 'class="crit" data-depth="1"' in found[1]
    assert '<a href="#row-T-2">&lt;b&gt;Part&lt;/b&gt;</a>' in found[1]
    assert all(f">{text}<" in found[1] for text in ("Li Wei", "4 Jun", "0 crit."))
    assert all(row.count('<svg height="26"') == 1 for row in found)
    assert not re.search(r"\s(style|on[a-z]+)=", drawn)


def test_what_needs_the_script_is_hidden_without_it():
    tools = re.search(r'<div class="pm-tools.*?</div>', html(chart())).group()
    assert re.search(r"^<div[^>]* hidden>", tools)
    assert re.findall(r'data-(?:zoom|do)="(\w+)"', tools) == ["day", "month", "today"]
