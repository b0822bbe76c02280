"""Rows of hours and cost that cannot be used: each told at its cell."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.corpus._case import Case, Place, at, case

ROW = "actuals"
PATH = "p/actuals.csv"
HEAD = "date,task,who,hours,cost,category,note\n"


def cases(chance: random.Random) -> Iterator[Case]:
    """Files that are no CSV, rows with too much or too little, cells that say nothing true."""
    yield from _files(chance)
    for name, row in _rows().items():
        yield case(ROW, name, {PATH: HEAD + row + "\n"})
    yield from _exports()


def _files(chance: random.Random) -> Iterator[Case]:
    row = "2026-01-05,T-1,li.wei,1,,,\n"
    yield _case("an empty file of actuals", "", _here("PM048"))
    yield _case("a header in other words", "⟦PM048⟧Datum,Aufgabe\n")
    yield _case("a header in another order", "⟦PM048⟧task,date,who,hours,cost,category,note\n")
    yield _case("a header with a semicolon", "⟦PM048⟧date;task;who;hours;cost;category;note\n")
    yield _case("rows without a header", "⟦PM048⟧" + row)
    yield _case("actuals in UTF-16", (HEAD + row).encode("utf-16"), _here("PM001"))
    yield _case(
        "actuals in Latin-1", (HEAD + row.replace(",\n", ",Spät\n")).encode("latin-1"), _here("PM001", 2, 29)
    )
    yield _case("a NUL in the actuals", HEAD + row.replace(",\n", ",a⟦PM002⟧\0b\n"))
    yield _case(
        "a quote that stays open in the actuals", HEAD + row + '2026-01-05,T-1,li.wei,1,,,⟦PM048⟧"open\n'
    )
    yield _case("a quote inside of a cell", HEAD + '2026-01-05,T-1,li.wei,1,,,"a" b\n', _here("PM048", 2, 1))
    yield _case("actuals of 21 MB", (HEAD + row * 800_000).encode(), _here("PM005"))
    many = [row] * 199_999 + [f"2026-01-05,T-1,li.wei,{chance.randint(1, 8)},,,\n"] * 2
    yield _case("200 001 rows of actuals", (HEAD + "".join(many)).encode(), _here("PM048", 200_002))
    yield case(ROW, "actuals outside of any project", {"actuals.csv": "⟦PM048⟧" + HEAD})
    wrong = "2026-02-30,T-1,li.wei,1,,,\n"
    places = [_here("PM048", line) for line in range(2, 102)] + [_here("PM048", 102)]
    yield _case("400 wrong rows of actuals", HEAD + wrong * 400, *places)
    yield _case("a byte-order mark and CRLF", ("\ufeff" + HEAD + row).replace("\n", "\r\n"), fine=True)


def _here(code: str, line: int = 1, column: int = 1) -> Place:
    return at(code, line, column, PATH)


def _case(name: str, text: str | bytes, *places: Place, fine: bool = False) -> Case:
    return case(
        ROW,
        name if "actuals" in name else f"{name}, of actuals",
        {PATH: text},
        *places,
        exit=0 if fine else 1,
    )


def _rows() -> dict[str, str]:
    return {
        "a row of six cells": "⟦PM048⟧2026-01-05,T-1,li.wei,1,,",
        "a row of eight cells": "⟦PM048⟧2026-01-05,T-1,li.wei,1,,,,",
        "a row with a decimal comma": "⟦PM048⟧2026-01-05,T-1,li.wei,1,5,,,",
        "hours on no day": "⟦PM048⟧2026-02-30,T-1,li.wei,1,,,",
        "hours on a day of another form": "⟦PM048⟧05.01.2026,T-1,li.wei,1,,,",
        "hours on no day at all": "⟦PM048⟧,T-1,li.wei,1,,,",
        "hours on a day in full-width digits": "⟦PM048⟧２０２６-01-05,T-1,li.wei,1,,,",
        "hours for no task": "2026-01-05,⟦PM048⟧,li.wei,1,,,",
        "hours for an unknown task": "2026-01-05,⟦PM048⟧T-9,li.wei,1,,,",
        "hours for a milestone": "2026-01-05,⟦PM048⟧M1,li.wei,1,,,",
        "hours of an unknown person": "2026-01-05,T-1,⟦PM048⟧li.wie,1,,,",
        "hours of nobody": "2026-01-05,T-1,⟦PM048⟧,1,,,",
        "hours behind a quoted name": '2026-01-05,"T-1",⟦PM048⟧li.wie,1,,,',
        "hours behind a quoted comma": '2026-01-05,"⟦PM048⟧T,1",li.wei,1,,,'.replace('"⟦PM048⟧', '⟦PM048⟧"'),
        "cost behind a doubled quote": '2026-01-05,⟦PM048⟧"T""1",li.wei,1,⟦PM048⟧x,,',
        "a note over two lines and a wrong cost": '2026-01-05,T-1,li.wei,1,⟦PM048⟧x,,"a\nb"',
        "negative hours": "2026-01-05,T-1,li.wei,⟦PM048⟧-1,,,",
        "hours in words": "2026-01-05,T-1,li.wei,⟦PM048⟧one,,,",
        "hours with a unit": "2026-01-05,T-1,li.wei,⟦PM048⟧7h,,,",
        "hours that are not a number": "2026-01-05,T-1,li.wei,⟦PM048⟧nan,,,",
        "hours without end": "2026-01-05,T-1,li.wei,⟦PM048⟧1e999,,,",
        "hours in full-width digits": "2026-01-05,T-1,li.wei,⟦PM048⟧７,,,",
        "hours with a separator": "2026-01-05,T-1,li.wei,⟦PM048⟧1_000,,,",
        "a cost with a currency": "2026-01-05,T-1,,,⟦PM048⟧€5,labour,",
        "a cost of 30 digits": "2026-01-05,T-1,,,⟦PM048⟧" + "9" * 30 + ",labour,",
        "neither hours nor cost": "2026-01-05,T-1,li.wei,⟦PM048⟧,,,",
        "a note of 3 000 characters": "2026-01-05,T-1,li.wei,1,,,⟦PM048⟧" + "x" * 3000,
        "a cell of 200 000 characters": "⟦PM048⟧2026-01-05,T-1,li.wei,1,,," + "x" * 200_000,
        "three wrong cells": "⟦PM048⟧soon,⟦PM048⟧T-9,⟦PM048⟧nobody,1,,,",
        "a formula for a task": "2026-01-05,⟦PM048⟧=1+1,li.wei,1,,,",
    }


def _exports() -> Iterator[Case]:
    """What a spreadsheet would take for a formula is a text like any other, and stays it."""
    formulas = ("=1+1", "=HYPERLINK(0)", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "＝1+1")
    rows = "".join(f'2026-01-05,T-1,li.wei,1,,labour,"{text}"\n' for text in formulas)
    yield case("exports", "formulas in notes of actuals", {PATH: HEAD + rows}, exit=0)
