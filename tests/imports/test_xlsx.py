import datetime as dt
import io
import tracemalloc

import pytest
from openpyxl import Workbook

from pmsite.exports._format import Wanted
from pmsite.exports.xlsx import workbook
from pmsite.imports._table import RefusedError, Wrong
from pmsite.imports.xlsx import FORMAT, read
from tests.exports._portal import WORDS, compiled
from tests.imports import _hostile


def saved(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", _hostile.ALL)
def test_a_hostile_workbook_is_refused(name):
    with pytest.raises(RefusedError):
        read("evil.xlsx", _hostile.ALL[name]())


@pytest.mark.parametrize("make", [_hostile.claims_everything, _hostile.deep])
def test_a_workbook_that_only_claims_much_costs_nothing(make):
    tracemalloc.start()
    try:
        book = read("x.xlsx", make())
    except RefusedError:
        book = None
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 100_000_000
    assert book is None or all(len(table.rows) < 3 for table in book.tables)


def test_cells_have_types_and_formulas_are_told():
    day = dt.datetime(2026, 3, 1)  # noqa: DTZ001 - a day of Excel
    table = read("x.xlsx", saved([["A", "B", "C", "D", "E"], ["a", 4, day, True, "=1+1"]])).tables[0]
    assert table.heads == ("A", "B", "C", "D", "E")
    assert table.rows[0].cells == ("a", 4, dt.date(2026, 3, 1), True, Wrong("a formula"))
    assert table.place(2, 27) == "Sheet!AB2"


def test_truth_as_libreoffice_saves_it_is_no_formula():
    rows = read("x.xlsx", saved([["A", "B", "C"], ["=TRUE()", "=FALSE()", "=NOT(TRUE())"]])).tables[0].rows
    assert rows[0].cells == (True, False, Wrong("a formula"))


def test_the_headings_of_a_foreign_sheet_are_the_fullest_of_the_first_rows():
    table = read("x.xlsx", saved([["Risk register"], [], ["No", "Risk", "Owner"], [1, "Rain", "Li"]])).tables[
        0
    ]
    assert table.heads == ("No", "Risk", "Owner")
    assert (table.head_row, [row.number for row in table.rows]) == (3, [4])


def test_an_export_says_what_it_is():
    book = read("p.xlsx", workbook(compiled(), WORDS, Wanted("P")))
    assert (book.language, book.project) == ("en", "P")
    known = book.remembered["Risks"]
    assert known.kind == "risk"
    assert list(known.heads)[:3] == ["title", "status", "owner"]
    assert set(known.marks) == {"RISK-1", "RISK-2", "RISK-10"}
    assert {table.name for table in book.tables} == set(book.remembered)


def test_only_archives_are_workbooks():
    assert FORMAT.is_one("x.xlsx", b"PK\x03\x04")
    assert not FORMAT.is_one("x.xlsx", b"id,title")
