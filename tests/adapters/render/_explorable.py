"""Figures that can be explored, with hostile texts."""

import datetime as dt
import json
from html.parser import HTMLParser

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import (
    Gantt,
    GanttLink,
    GanttRow,
    Line,
    LoadCell,
    LoadLine,
    LoadMap,
    LoadWeek,
    Matrix,
    MatrixCell,
    MatrixEntry,
    Move,
    Point,
    Ref,
    Series,
)

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
LIBRARY = "assets/vendor/plotly.js"
EVIL = """<a href="javascript:boom()">x</a><img src=x onerror='boom()'>&amp;$x$<b>b</b>"""
TO = Address("atlas/risks/RISK-001")


def day(month, number):
    return dt.date(2026, month, number)


def row(number, start, finish, name="Task", **more):
    return GanttRow(f"T{number}", name, TO, start, finish, **more)


def gantt(name=EVIL):
    return Gantt(
        title=name,
        rows=(
            row(0, day(4, 1), day(6, 30), name, summary=True),
            row(
                1,
                day(4, 1),
                day(4, 30),
                name,
                percent=100,
                done=True,
                baseline_start=day(4, 1),
                baseline_finish=day(4, 24),
            ),
            row(2, day(5, 4), day(6, 12), name, percent=40, float_until=day(6, 19), float_label=name),
            row(3, day(5, 4), day(6, 30), name, percent=10, critical=True),
            row(4, day(6, 30), day(6, 30), name, milestone=True, critical=True, baseline_finish=day(6, 26)),
            GanttRow("T5", name),
        ),
        links=(GanttLink(1, 2), GanttLink(3, 4, "FF", critical=True), GanttLink(0, 5)),
        start=day(3, 28),
        finish=day(7, 10),
        today=day(6, 5),
        today_label=name,
        free=((day(4, 4), day(4, 5)),),
        target=day(7, 3),
        target_label=name,
        caption=name,
    )


def matrix(name=EVIL, **more):
    def cell(chance, impact):
        now = (
            tuple(MatrixEntry(f"RISK-00{n}", name, TO) for n in (1, 2)) if (chance, impact) == (2, 3) else ()
        )
        then = (MatrixEntry("RISK-001", name),) if (chance, impact) == (4, 4) else ()
        return MatrixCell(chance * impact, 1 + (chance * impact) // 8, (("now", now), ("then", then)))

    cells = tuple(tuple(cell(chance, impact) for impact in range(1, 6)) for chance in range(5, 0, -1))
    figure = {
        "title": name,
        "row_labels": (name,) * 5,
        "column_labels": (name,) * 5,
        "assessments": (("now", name), ("then", name)),
        "shown": "now",
        "moves": (Move("RISK-001", (4, 4), (2, 3)),),
    }
    return Matrix(cells=cells, **{**figure, **more})


def lines(name=EVIL):
    points = tuple(Point(f"{name}{n}", value, name) for n, value in enumerate((1, None, 3, 2)))
    more = {"ticks": ((1, name),), "target": 2, "target_label": name, "unit": name}
    return Series(
        title=name, lines=(Line(name, points, label=name), Line("B", points[:2], "ink", True)), **more
    )


def load(name=EVIL):
    cells = (LoadCell("128", 5, name, name, (((Ref("T-1", name, TO),), "24 h"),)), LoadCell("·", 1, name))
    weeks = (LoadWeek("W23", name, now=True), LoadWeek(name))
    return LoadMap(
        title=name,
        weeks=weeks,
        lines=(LoadLine((), name, cells), LoadLine((), name, cells[::-1], depth=1)),
        bands=("< 50", "50–80", "80–100", "100–120", "> 120"),
        caption=name,
    )


ALL = {"gantt": gantt, "matrix": matrix, "series": lines, "load": load}


def href(address):
    return f"../{address.page}/"


def held(html):
    """The data that a drawing carries, as a browser reads it."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag, attributes):
            found.extend(value for name, value in attributes if name == "data-figure")

    Reader().feed(html)
    assert len(found) == 1
    return json.loads(found[0])
