"""One figure of each class, every text of it hostile."""

import datetime as dt

from pmsite.model.address import Address
from pmsite.model.figure import (
    Agenda,
    AgendaEntry,
    Ask,
    Band,
    Calendar,
    CalendarDay,
    CalendarEvent,
    CalendarMonth,
    CalendarWeek,
    Card,
    Cards,
    Cell,
    Chip,
    Column,
    Dimension,
    Fact,
    Facts,
    Grid,
    GridEntry,
    Head,
    Item,
    Lane,
    Lanes,
    Line,
    Link,
    Listing,
    LoadCell,
    LoadLine,
    LoadMap,
    LoadWeek,
    Mark,
    Matrix,
    MatrixCell,
    MatrixEntry,
    Meter,
    Move,
    Paragraphs,
    Part,
    Pile,
    Point,
    Ref,
    Revision,
    Row,
    Score,
    Series,
    Stack,
    State,
    Status,
    Strip,
    Table,
    Timeline,
    Trace,
    Words,
    Zone,
)

EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>\n\n# heading\u2028'
TO = Address("atlas/risks/RISK-004", 'x"y')
STATUS, STATE, SCORE = Status("off", EVIL), State("late", EVIL), Score(15, 4, EVIL)
LINE = (
    Words(EVIL),
    Words(EVIL, "old"),
    Words(EVIL, "accent"),
    Link(EVIL, TO),
    Ref(EVIL, EVIL, TO),
    Ref(EVIL),
    STATUS,
    STATE,
    SCORE,
    Meter(3, 2, (1, 5), "off", EVIL),
    Revision(EVIL, EVIL),
    Revision(EVIL, EVIL, "https://x.example/" + EVIL[:2]),
    Trace(("ok", "none"), EVIL),
)
COMMON = {"title": EVIL, "small": EVIL, "more": Link(EVIL, TO), "note": LINE, "anchor": EVIL}
DAY = dt.date(2026, 6, 5)


def _marks():
    return tuple(
        Mark(
            f"M{n}",
            EVIL,
            EVIL,
            TO if n % 2 else None,
            DAY,
            DAY + dt.timedelta(days=n),
            DAY if n == 2 else None,
            EVIL,
        )
        for n in range(5)
    )


_SPAN = {
    "start": dt.date(2026, 1, 1),
    "finish": dt.date(2026, 12, 31),
    "today": DAY,
    "today_label": EVIL,
    "months": ((dt.date(2026, 2, 1), EVIL),),
}
_CELL = MatrixCell(15, 4, (("now", tuple(MatrixEntry(EVIL, EVIL, TO if n else None) for n in range(8))),))
_MATRIX = {
    "cells": ((_CELL,) * 5,) * 5,
    "row_labels": (EVIL,) * 5,
    "column_labels": (EVIL,) * 5,
    "shown": "now",
}

PLAIN = (
    Head(
        path=(Link(EVIL, TO),),
        here=EVIL,
        as_of=EVIL,
        subject=EVIL,
        sub=LINE,
        ask=Ask(title=EVIL, lines=(LINE,)),
        before=Ref(EVIL, EVIL, TO),
        after=Ref(EVIL, "", TO),
        **COMMON,
    ),
    Table(
        columns=(Column(EVIL, key=EVIL), Column("", number=True), Column(EVIL, least=True)),
        rows=tuple(
            Row((Cell(LINE, LINE, EVIL), Cell(), Cell(LINE)), anchor=EVIL, depth=n % 7, facts=((EVIL, EVIL),))
            for n in range(11)
        ),
        chips=(Chip(EVIL, 11), Chip(EVIL, 1, EVIL, EVIL)),
        caption=EVIL,
        **COMMON,
    ),
    Table(columns=(Column(EVIL),), rows=(), empty=EVIL),
    Table(
        columns=(Column(EVIL), Column(EVIL)),
        rows=(Row((Cell(LINE),), group=True), *(Row((Cell(LINE), Cell(LINE))),) * 51),
        **COMMON,
    ),
    Matrix(
        assessments=(("now", EVIL), ("then", EVIL)),
        moves=(Move(EVIL, (4, 4), (2, 3)),),
        caption=EVIL,
        **_MATRIX,
        **COMMON,
    ),
    Matrix(small_scale=True, **_MATRIX, **COMMON),
    Timeline(marks=_marks(), target=dt.date(2026, 11, 1), target_label=EVIL, **_SPAN, **COMMON),
    Timeline(marks=(), **_SPAN),
    Lanes(lanes=(Lane(LINE, _marks()),), **_SPAN, **COMMON),
    Lanes(lanes=(), **_SPAN),
    Strip(dimensions=(Dimension(EVIL, STATUS, (EVIL, EVIL), Trace(("off", "warn"), EVIL)),), **COMMON),
    Stack(
        parts=(Part(EVIL, "b4"), Part(EVIL, "data")),
        piles=(Pile(EVIL, (1, 2), (EVIL,), LINE), Pile(EVIL, None, (EVIL,), LINE)),
        rows=(EVIL,),
        ticks=((1, EVIL),),
        unit=EVIL,
        place_label=EVIL,
        source_label=EVIL,
        total_label=EVIL,
        caption=EVIL,
        description=EVIL,
        **COMMON,
    ),
    Stack(parts=(), piles=(), empty=EVIL),
    Series(
        lines=(Line(EVIL, (Point(DAY, 1, EVIL), Point(DAY + dt.timedelta(days=3), 2, EVIL)), label=EVIL),),
        sources=((DAY, LINE),),
        source_label=EVIL,
        tall=True,
        **COMMON,
    ),
    Cards(cards=(Card(EVIL, EVIL, EVIL, STATUS, (EVIL,), TO), Card("a", "1")), **COMMON),
    Listing(items=(Item(LINE, LINE, STATE, SCORE, EVIL, EVIL), Item(LINE)), **COMMON),
    Listing(items=()),
    Facts(facts=tuple(Fact(EVIL, LINE if n else ()) for n in range(5)), **COMMON),
    Agenda(entries=(AgendaEntry(EVIL, LINE, (LINE,)),), **COMMON),
    Agenda(entries=()),
    Calendar(
        months=(
            CalendarMonth(
                EVIL,
                (
                    CalendarWeek(
                        EVIL,
                        (
                            None,
                            CalendarDay(DAY, EVIL, (CalendarEvent(LINE, EVIL, late=True),), EVIL, today=True),
                            *(CalendarDay(DAY, EVIL, free=True) for _ in range(5)),
                        ),
                    ),
                ),
            ),
            CalendarMonth(EVIL, empty=EVIL),
        ),
        weekdays=(EVIL,) * 7,
        today_label=EVIL,
        **COMMON,
    ),
    Calendar(months=(), weekdays=()),
    LoadMap(
        weeks=(LoadWeek(EVIL, EVIL, now=True), LoadWeek(EVIL)),
        lines=(
            LoadLine(LINE, EVIL, (LoadCell(EVIL, 5, EVIL, EVIL, ((LINE, EVIL),)), LoadCell(EVIL, 1, EVIL))),
            LoadLine((), EVIL, (LoadCell(EVIL), LoadCell("")), depth=1),
        ),
        bands=(EVIL,) * 5,
        caption=EVIL,
        scroll_label=EVIL,
        **COMMON,
    ),
    LoadMap(weeks=(), lines=(), empty=EVIL),
    Paragraphs(lines=(LINE,), **COMMON),
    Grid(
        cells=((tuple(GridEntry(EVIL, TO if n else None, EVIL) for n in range(9)), ()),),
        row_labels=(EVIL,),
        column_labels=(EVIL, EVIL),
        row_title=EVIL,
        column_title=EVIL,
        zones=(Zone(EVIL, (0, 0), (0, 0), strong=True),),
        caption=EVIL,
        **COMMON,
    ),
    Grid(cells=(((),),), row_labels=("",), column_labels=("",), empty=EVIL),
)
ALL = (*PLAIN, Band(layout="3-2", figures=(PLAIN[1], Band(layout="2", figures=PLAIN[9:11]))))
