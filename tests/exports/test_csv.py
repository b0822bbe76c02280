import csv
import io

import pytest

from pmsite.exports._format import NothingToExportError, Wanted
from pmsite.exports.csv import guarded, table
from tests.exports._portal import WORDS, compiled, released


def rows(portal, wanted):
    text = table(portal, WORDS, wanted).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_record_with_the_names_of_fields_as_headings():
    found = rows(compiled(), Wanted("P", "risk"))
    assert [row["id"] for row in found] == ["RISK-1", "RISK-2", "RISK-10"]
    assert found[0]["status"] == "monitoring"
    assert found[0]["reviewed"] == "2026-01-08"
    assert found[0]["current.impact"] == "schedule: 5; cost: 3"
    assert found[0]["computed.score.current"] == "20"
    assert found[0]["threatens"] == "M1; T-1"


def test_no_cell_is_a_formula():
    found = rows(compiled(), Wanted("P", "risk"))
    assert found[0]["title"] == "'=1+1"
    assert found[0]["cause"] == "'@cmd|calc"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "＝1", "'=1", " =1"])
def test_text_that_a_spreadsheet_takes_for_a_formula_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'quoted'", "1 + 1"])
def test_other_text_stays(text):
    assert guarded(text) == text


def test_a_byte_order_mark_is_written_where_it_is_wanted():
    plain = table(compiled(), WORDS, Wanted("P", "risk"))
    assert table(compiled(), WORDS, Wanted("P", "risk", bom=True)) == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"id,title,")
    assert plain.count(b"\r\n") == 4


def test_an_audience_gets_released_records_and_fields():
    found = rows(released("client"), Wanted("P", "risk"))
    assert [row["id"] for row in found] == ["RISK-1"]
    assert not [name for name in found[0] if name.startswith("quantified")]
    assert "T-1" not in found[0]["threatens"]


def test_a_kind_is_needed_and_the_message_names_those_that_there_are():
    with pytest.raises(NothingToExportError, match="milestone, task, risk"):
        table(compiled(), WORDS, Wanted("P"))
    with pytest.raises(NothingToExportError, match="no record of kind survey"):
        table(compiled(), WORDS, Wanted("P", "survey"))
