import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmsite.exports._format import Wanted
from pmsite.exports.csv import guarded, table
from pmsite.imports._table import RefusedError
from pmsite.imports.csv import _unguarded, read
from tests.exports._portal import WORDS, compiled


def test_an_export_says_its_kind_and_project_and_gives_its_texts_back():
    book = read("r.csv", table(compiled(), WORDS, Wanted("P", "risk", bom=True)))
    assert (book.project, book.raw) == ("P", True)
    assert book.remembered[""].kind == "risk"
    rows = {str(row.cells[0]): row.cells for row in book.tables[0].rows}
    assert rows["RISK-1"][1] == "=1+1"
    assert len(book.remembered[""].marks["RISK-1"]) == len(book.tables[0].heads) - 1


@given(st.text())
def test_what_keeps_a_text_from_being_a_formula_comes_off_again(text):
    assert _unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "\ufeffa,b\r\n1,2\r\n"])
def test_other_delimiters_and_line_ends_are_read(text):
    found = read("x.csv", text.encode()).tables[0]
    assert found.heads == ("a", "b")
    assert found.rows[0].cells == ("1", "2")


def test_unicode_text_of_excel_is_read():
    found = read("x.txt", "编号\t标题\n1\t延误\n".encode("utf-16")).tables[0]
    assert (found.heads, found.rows[0].cells) == (("编号", "标题"), ("1", "延误"))


def test_rows_of_a_title_above_the_headings_are_passed_over():
    text = "Our register, 2026;;;\n;;;\nRisk ID;Description;Owner;\n1;Rain, hard;Li;left over\n"
    found = read("x.csv", text.encode()).tables[0]
    assert found.heads == ("Risk ID", "Description", "Owner", "Column D")
    assert [row.cells for row in found.rows] == [("1", "Rain, hard", "Li", "left over")]


def test_chinese_of_an_older_excel_is_read():
    found = read("x.csv", "编号,标题\n1,供应商延误\n".encode("gb18030")).tables[0]
    assert found.heads == ("编号", "标题")


@pytest.mark.parametrize(
    "data", [b"a\x00b,c\n", b'a,"b\n', b"\xff\xff\xff\xff", b"a\n" * 100_002, b"," * 1000]
)
def test_what_is_no_register_is_refused(data):
    with pytest.raises(RefusedError):
        read("x.csv", data)
