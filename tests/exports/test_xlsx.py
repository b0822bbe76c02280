import datetime as dt
import io
import time
import zipfile

import pytest
from openpyxl import load_workbook

from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports.xlsx import workbook
from pmsite.locale.texts import texts
from tests.exports._portal import WORDS, compiled, released


@pytest.fixture(scope="module")
def data():
    return workbook(compiled(), WORDS, Wanted("P", site_url="https://pm.example/portal"))


@pytest.fixture(scope="module")
def book(data):
    return load_workbook(io.BytesIO(data))


def columns(sheet):
    return {cell.value: cell.column_letter for cell in sheet[1]}


def cell(sheet, heading, row):
    return sheet[f"{columns(sheet)[heading]}{row}"]


def test_a_sheet_a_kind_the_first_ones_in_a_managers_order(book):
    seen = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert seen == ["Projects", "Milestones", "Tasks", "Risks", "Actions", "Meetings", "Plans"]
    assert {sheet.title for sheet in book if sheet.sheet_state == "veryHidden"} == {"_pmsite", "_lists"}


def test_records_stand_in_the_order_of_their_numbers(book):
    assert [row[0].value for row in book["Risks"].iter_rows(min_row=2)] == ["RISK-1", "RISK-2", "RISK-10"]


def test_text_that_looks_like_a_formula_is_text(book):
    risks = book["Risks"]
    for heading, text in (("Title", "=1+1"), ("Cause", "@cmd|calc")):
        found = cell(risks, heading, 2)
        assert (found.value, found.data_type) == (text, "s")
        assert found.quotePrefix


def test_cells_have_types(book):
    risks = book["Risks"]
    assert cell(risks, "Reviewed", 2).value == dt.datetime(2026, 1, 8)  # noqa: DTZ001 - a day of Excel
    assert cell(risks, "Reviewed", 2).number_format == "yyyy-mm-dd"
    assert cell(risks, "Current: Probability", 2).value == 4
    assert cell(risks, "Current: Impact", 2).value == "schedule: 5; cost: 3"
    assert cell(risks, "Quantified: Probability", 2).value == pytest.approx(0.3)
    assert cell(risks, "Threatens", 2).value == "M1; T-1"
    assert cell(risks, "Score: Current (computed)", 2).value == 20


def test_states_have_a_list_that_excel_offers(book):
    rules = {str(rule.sqref): rule for rule in book["Risks"].data_validations.dataValidation}
    letter = columns(book["Risks"])["Status"]
    rule = next(rule for place, rule in rules.items() if place.startswith(letter))
    assert rule.type == "list"
    sheet, _, span = rule.formula1.partition("!")
    assert sheet == "_lists"
    labels = [row[0].value for row in book["_lists"][span.replace("$", "")]]
    assert labels[:3] == ["Identified", "Assessed", "Response planned"]


def test_the_head_is_frozen_and_filtered_and_ids_lead_to_the_portal(book):
    risks = book["Risks"]
    assert risks.freeze_panes == "C2"
    assert risks.auto_filter.ref.startswith("A1:")
    assert risks["A2"].hyperlink.target == "https://pm.example/portal/p/risks/RISK-1/"


def test_colours_follow_states_and_scores(book):
    rules = [
        rule
        for spans in book["Risks"].conditional_formatting
        for rule in spans.rules
        if rule.type == "cellIs"
    ]
    assert {"15", "10", "5"} <= {rule.formula[0] for rule in rules}
    assert '"Closed"' in {rule.formula[0] for rule in rules}


def test_the_bytes_are_the_same_at_another_time(data, monkeypatch):
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert workbook(compiled(), WORDS, Wanted("P", site_url="https://pm.example/portal")) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-01-12T00:00:00Z" in archive.read("docProps/core.xml")


def test_an_audience_gets_what_is_released_to_it_and_no_column_of_what_is_not():
    book = load_workbook(io.BytesIO(workbook(released("client"), WORDS, Wanted("P"))))
    assert {row[0].value for row in book["Risks"].iter_rows(min_row=2)} == {"RISK-1"}
    whole = " ".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )
    assert "Quantified" not in whole
    assert "xu.bo" not in whole
    assert "Storm" not in whole


def test_the_whole_portal_names_records_with_their_projects():
    book = load_workbook(io.BytesIO(workbook(compiled(), texts("zh"), Wanted())))
    assert "P/RISK-1" in {row[0].value for row in book["风险"].iter_rows(min_row=2)}
    assert {row[0].value for row in book["人员"].iter_rows(min_row=2)} == {"li.wei", "xu.bo"}


@pytest.mark.parametrize("text", ["\\0", "\\x01", "\\uFFFE"])
def test_characters_that_xml_cannot_hold_are_replaced(text):
    files = {"p/risks/RISK-2.md": f'---\ntitle: Storm\ncause: "a{text}b"\n---\n'}
    book = load_workbook(io.BytesIO(workbook(compiled(files), WORDS, Wanted("P"))))
    assert cell(book["Risks"], "Title", 3).value in ("Storm", "RISK-2")


def test_text_longer_than_a_cell_ends_where_the_cell_does():
    files = {"p/risks/RISK-2.md": "---\ntitle: Storm\ncause: |\n" + "  a long line\n" * 3000 + "---\n"}
    book = load_workbook(io.BytesIO(workbook(compiled(files), WORDS, Wanted("P"))))
    assert len(cell(book["Risks"], "Cause", 3).value) <= 32_767


@pytest.mark.parametrize("wanted", [Wanted("NOPE"), Wanted("P", "nothing"), Wanted("RISK-1")])
def test_what_is_not_there_is_said(wanted):
    with pytest.raises(NothingToExportError):
        workbook(compiled(), WORDS, wanted)


def test_long_texts_are_wrapped_in_rows_that_are_high_enough():
    cause = "The vendor delivers late, for its own supplier was flooded in spring. " * 3
    more = {"p/risks/RISK-3.md": f"---\ntitle: Flood\ncause: {cause}\nowner: li.wei\n---\n"}
    sheet = load_workbook(io.BytesIO(workbook(compiled(more), WORDS, Wanted("P"))))["Risks"]
    row = next(number for number in range(2, 7) if sheet.cell(number, 1).value == "RISK-3")
    assert cell(sheet, "Cause", row).alignment.wrap_text
    width = sheet.column_dimensions[columns(sheet)["Cause"]].width
    assert sheet.row_dimensions[row].height >= 15 * len(cause) / width


def test_a_wide_sheet_is_printed_legibly_with_its_headings_on_every_page(book):
    risks, meetings = book["Risks"], book["Meetings"]
    assert (risks.print_title_rows, risks.print_title_cols) == ("$1:$1", "$A:$B")
    assert risks.page_setup.scale >= 50
    assert meetings.page_setup.orientation == "landscape"
    assert "&P" in risks.oddFooter.right.text
