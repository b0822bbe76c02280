import io

import pytest
from openpyxl import load_workbook

from pmsite.exports._format import Wanted
from pmsite.exports.csv import table
from pmsite.exports.xlsx import workbook
from pmsite.imports import csv, xlsx
from pmsite.imports._edits import compared
from pmsite.locale.texts import texts
from tests.exports._portal import WORDS, compiled


def sheet(change=None, *, words=WORDS, wanted=Wanted("P")):  # noqa: B008 - frozen
    """The workbook of the small portal, edited and saved by another program."""
    book = load_workbook(io.BytesIO(workbook(compiled(), words, wanted)))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return xlsx.read("p.xlsx", stream.getvalue())


def put(book, row, heading, value, name="Risks"):
    page = book[name]
    place = next(cell.column for cell in page[1] if cell.value == heading)
    page.cell(row, place).value = value
    if isinstance(value, str) and value.startswith("="):
        page.cell(row, place).data_type = "s"


def told(found):
    return {(edit.record.id, edit.key): edit.value for edit in found.edits}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sheet_that_another_program_saved_again_is_no_change(language):
    found = compared(compiled(), sheet(words=texts(language)), texts)
    assert (found.edits, found.added, found.conflicts, found.problems) == ([], [], [], [])


def test_a_csv_that_was_not_edited_is_no_change():
    book = csv.read("r.csv", table(compiled(), WORDS, Wanted("P", "risk")))
    found = compared(compiled(), book, texts)
    assert (found.edits, found.added, found.conflicts, found.problems) == ([], [], [], [])


def test_each_edited_cell_is_an_edit_of_its_type():
    def change(book):
        put(book, 2, "Status", "Closed")
        put(book, 2, "Current: Probability", 2)
        put(book, 2, "Current: Impact", "schedule: 1; cost: 2")
        put(book, 2, "Quantified: Probability", 0.45)
        put(book, 3, "Owner", "li.wei")
        put(book, 3, "Tags", "wind")
        put(book, 4, "Title", "=2+2")
        put(book, 2, "Reviewed", None)
        put(book, 2, "Due", "2026-02-08", "Actions")

    found = compared(compiled(), sheet(change), texts)
    assert told(found) == {
        ("RISK-1", "status"): "closed",
        ("RISK-1", "current.probability"): 2,
        ("RISK-1", "current.impact"): {"schedule": 1, "cost": 2},
        ("RISK-1", "quantified.probability"): "45%",
        ("RISK-2", "owner"): "li.wei",
        ("RISK-2", "tags"): ["wind"],
        ("RISK-10", "title"): "=2+2",
        ("RISK-1", "reviewed"): None,
        ("ACT-1", "due"): __import__("datetime").date(2026, 2, 8),
    }
    assert not found.problems


def test_rows_and_columns_in_another_order_are_the_same_sheet():
    def change(book):
        page = book["Risks"]
        first, second = ([cell.value for cell in page[row]] for row in (2, 4))
        for place, (one, other) in enumerate(zip(second, first, strict=True), 1):
            page.cell(2, place).value, page.cell(4, place).value = one, other
            for row in (2, 4):
                if isinstance(page.cell(row, place).value, str):
                    page.cell(row, place).data_type = "s"

    found = compared(compiled(), sheet(change), texts)
    assert (found.edits, found.conflicts, found.problems) == ([], [], [])


def test_a_conflict_is_told_and_is_no_edit():
    newer = {"p/risks/RISK-2.md": "---\ntitle: Storm\nowner: chen.jie\ntags: [wind, sea]\n---\n"}
    book = sheet(lambda book: (put(book, 3, "Owner", "li.wei"), put(book, 3, "Tags", "wind")))
    found = compared(compiled(newer), book, texts)
    assert told(found) == {("RISK-2", "tags"): ["wind"]}
    assert len(found.conflicts) == 1
    assert "RISK-2 owner: the file holds chen.jie by now, the sheet li.wei" in found.conflicts[0]


def test_an_edit_that_was_made_in_the_file_too_is_none():
    newer = {"p/risks/RISK-2.md": "---\ntitle: Storm\nowner: li.wei\ntags: [wind, sea]\n---\n"}
    found = compared(compiled(newer), sheet(lambda book: put(book, 3, "Owner", "li.wei")), texts)
    assert (found.edits, found.conflicts) == ([], [])


def test_newer_content_beside_an_edit_stays():
    newer = {"p/risks/RISK-2.md": "---\ntitle: Gale\nowner: xu.bo\ntags: [wind, sea]\n---\n"}
    found = compared(compiled(newer), sheet(lambda book: put(book, 3, "Owner", "li.wei")), texts)
    assert told(found) == {("RISK-2", "owner"): "li.wei"}


@pytest.mark.parametrize(
    ("heading", "value", "said"),
    [
        ("Status", "Finnished", "Risks!C3: RISK-2 status: Finnished is not known here"),
        ("Reviewed", "3/4/2026", "may be two days"),
        ("ID", "RISK-99", "no risk RISK-99"),
        ("ID", "RISK-10", "RISK-10 stands in the rows 3, 4"),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_problem_with_its_place(heading, value, said):
    found = compared(compiled(), sheet(lambda book: put(book, 3, heading, value)), texts)
    assert any(said in text for text in found.problems), found.problems
    assert not found.edits


def test_a_formula_is_no_value():
    def change(book):
        book["Risks"]["B3"].value = "=1+1"
        book["Risks"]["B3"].data_type = "f"

    found = compared(compiled(), sheet(change), texts)
    assert found.problems == ["Risks!B3: RISK-2 title: a formula is no value; write what it gives"]


def test_a_renamed_heading_stops_its_sheet():
    found = compared(compiled(), sheet(lambda book: put(book, 1, "Owner", "Who")), texts)
    assert "the heading Who is not known" in found.problems[0]


def test_a_column_of_ones_own_is_not_read_and_a_deleted_one_stays_as_it_is():
    def own(book):
        book["Risks"].cell(1, book["Risks"].max_column + 1).value = "My remarks"

    def gone(book):
        book["Risks"].delete_cols(4)

    for change in (own, gone):
        found = compared(compiled(), sheet(change), texts)
        assert not found.problems
        assert not found.edits
        assert any("Risks" in text for text in found.notes)


def test_a_row_without_an_id_is_a_new_record():
    def change(book):
        put(book, 5, "Title", "Fog")
        put(book, 5, "Owner", "li.wei")
        put(book, 5, "Current: Probability", 3)

    found = compared(compiled(), sheet(change), texts)
    assert [(item.kind, item.project, dict(item.fields)) for item in found.added] == [
        ("risk", "P", {"title": "Fog", "owner": "li.wei", "current.probability": 3})
    ]


def test_a_computed_cell_and_a_missing_row_are_told_and_change_nothing():
    def change(book):
        put(book, 2, "Score: Current (computed)", 1)
        book["Risks"].delete_rows(4)

    found = compared(compiled(), sheet(change), texts)
    assert not found.edits
    assert not found.problems
    assert any("is computed" in text for text in found.notes)
    assert any("RISK-10 not in the sheet; nothing is deleted" in text for text in found.notes)


def rearranged(page, order):
    """The columns of a sheet in another order."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    for number, row in enumerate(rows, 1):
        for place, old in enumerate(order(len(row)), 1):
            page.cell(number, place).value = row[old]
            if isinstance(row[old], str):
                page.cell(number, place).data_type = "s"


def test_columns_in_any_order_and_a_title_above_are_no_change():
    def change(book):
        page = book["Risks"]
        rearranged(page, lambda width: [*range(3, width), 1, 0, 2])
        page.insert_rows(1, 2)
        page["A1"] = "Risks of the port"

    found = compared(compiled(), sheet(change), texts)
    assert (found.edits, found.added, found.conflicts, found.problems) == ([], [], [], [])


def test_a_renamed_sheet_is_known_by_its_headings():
    def change(book):
        put(book, 2, "Status", "Closed")
        book["Risks"].title = "Dangers"

    assert told(compared(compiled(), sheet(change), texts)) == {("RISK-1", "status"): "closed"}


def test_days_as_text_in_any_clear_form_are_the_same_days():
    def change(book):
        put(book, 2, "Reviewed", "2026/1/8")
        put(book, 2, "Due", "1.2.2026", "Actions")
        put(book, 2, "Date", "2026年2月2日", "Meetings")

    found = compared(compiled(), sheet(change), texts)
    assert (found.edits, found.problems) == ([], [])


def test_people_may_be_written_by_name():
    def change(book):
        put(book, 2, "Owner", "李伟")  # it is li.wei's already
        put(book, 3, "Owner", "li  wei")

    assert told(compared(compiled(), sheet(change), texts)) == {("RISK-2", "owner"): "li.wei"}


def test_a_formula_in_a_computed_column_stops_nothing():
    def change(book):
        page = book["Risks"]
        place = next(cell.column for cell in page[1] if str(cell.value).startswith("Score: Current"))
        page.cell(2, place).value = "=1+1"

    found = compared(compiled(), sheet(change), texts)
    assert (found.edits, found.problems) == ([], [])
    assert "is computed and not read" in found.notes[0]
