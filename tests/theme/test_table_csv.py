"""What is shown as CSV: read again with Python's reader, nothing in it is computed by a spreadsheet."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from pmsite.locale.texts import texts as catalogue
from pmsite.model.address import Address
from pmsite.model.figure import Cell, Chip, Column, Link, Meter, Ref, Row, State, Table, Words
from tests.theme._drawn import opened

pytestmark = pytest.mark.browser
HOSTILE = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    '=HYPERLINK("http://x.test","y")',
)


def cell(text, **more):
    return Cell((Words(text),), **more)


def saved(page, name="CSV of"):
    """The lines of the file that the button gives, and the file's name."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""))), waiting.value.suggested_filename


def table(texts, **more):
    rows = tuple(Row((cell(f"R-{n}"), cell(text))) for n, text in enumerate(texts))
    return Table(title="Texts", columns=(Column("Record"), Column("Text")), rows=rows, **more)


@pytest.mark.parametrize("number", [True, False], ids=["a column of numbers", "a column of words"])
def test_what_looks_like_a_formula_stays_text(browser, number):
    figure = Table(
        title="Texts",
        columns=(Column("Record"), Column("=cmd()", number=number)),
        rows=tuple(Row((cell(f"R-{n}"), cell(text))) for n, text in enumerate(HOSTILE)),
    )
    with opened(browser, [figure]) as page:
        lines, _ = saved(page)
    assert lines[0] == ["Record", "'=cmd()"]
    assert [line[1] for line in lines[1:]] == [f"'{text}" for text in HOSTILE]


def test_quotes_commas_and_other_scripts_come_back_as_they_were(browser):
    texts = ['a "quoted", word', "逗号，引号", "semi;colon", "'kept", "a\nb\tc", "\u00e9t\u00e9", ""]
    with opened(browser, [table(texts)]) as page:
        lines, _ = saved(page)
    assert [line[1] for line in lines[1:]] == [*texts[:4], "a b c", *texts[5:]]


def values(*cells):
    columns = (Column("Record"), Column("Day", number=True), Column("Days", number=True), Column("State"))
    return Table(title="Values", columns=columns, rows=tuple(Row((cell("R"), *three)) for three in cells))


def test_numbers_and_days_are_values_and_what_is_not_known_stays_a_word(browser):
    figure = values(
        (
            cell("5 Jun", sort="2026-06-05"),
            cell("+3 days", sort=3),
            Cell((State("done", "Done 5 Jun"),), sort="2026-06-05"),
        ),
        (cell("–", sort=""), cell("−4 days", sort=-4), cell("1st", sort="2026-06-01")),
        (cell("n/a", sort=""), cell("n/a", sort=-1), cell("open", sort="2")),
        (cell("–", sort="9999"), cell("–", sort=0), cell("12")),
        (cell("12 Jun 2026", sort="2026-06-12"), cell("3 of 12", sort=3), cell("85 %", sort=0.85)),
        (cell("CNY 1 250 000", sort=1250000), cell("12 345,5", sort=12345.5), cell("x")),
    )
    with opened(browser, [figure]) as page:
        lines, _ = saved(page)
    assert [line[1:] for line in lines[1:]] == [
        ["2026-06-05", "3", "Done 5 Jun"],
        ["", "-4", "2026-06-01"],
        ["n/a", "n/a", "open"],
        ["", "", "12"],
        ["2026-06-12", "3 of 12", "85 %"],
        ["1250000", "12345.5", "x"],
    ]


def test_a_cell_of_two_days_stays_a_text_and_one_of_a_day_is_its_day(browser):
    first, last = (catalogue("en").day(dt.date(2026, 6, day)) for day in (3, 9))
    both = Cell((Words(first), Words("–"), Words(last)), sort="2026-06-03")
    row = (Cell((Words(first),)), both, Cell((Words(last, "off"),), (Words("2 days overdue"),)))
    figure = values(row, row, row)
    with opened(browser, [figure]) as page:
        lines, _ = saved(page)
    assert lines[1][1:4] == ["2026-06-03", "3 Jun – 9 Jun", "2026-06-09"]


def test_numbers_are_not_quoted_and_texts_are(browser):
    with opened(browser, [values(*[(cell("1", sort=1), cell("2"), cell("3"))] * 3)]) as page:
        with page.expect_download() as waiting:
            page.get_by_role("button", name="CSV of").click()
        second = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()[1]
    assert second == '"R",1,2,"3"'


def test_a_record_s_second_line_and_a_bar_have_their_columns(browser):
    row = Row(
        (
            Cell((Ref("R-1", "Title", Address("r/1")),), (Link("Li Wei", Address("li")),)),
            Cell((Meter(3, 4, label="75 %"),)),
            Cell(),
        )
    )
    columns = (Column("Record"), Column("Done"), Column(""))
    with opened(browser, [Table(title="Lines", columns=columns, rows=(row,) * 3)]) as page:
        lines, _ = saved(page)
    assert lines[:2] == [["Record", "Record: note", "Done"], ["R-1 Title", "Li Wei", "75 %"]]


def test_rows_are_those_of_the_filter_in_the_order_shown_beyond_the_page_too(browser):
    rows = tuple(
        Row((cell(f"R-{n:03}"), cell(str(n), sort=n)), facts=(("odd", "yes" if n % 2 else "no"),))
        for n in range(1, 301)
    )
    total = Row((cell("Total"), cell("300")), summary=True)
    figure = Table(
        title="Rows",
        columns=(Column("Record"), Column("Number", number=True)),
        rows=(*rows, total),
        chips=(Chip("All", 300), Chip("Odd", 150, "odd", "yes")),
    )
    with opened(browser, [figure]) as page:
        page.get_by_role("button", name="Odd 150").click()
        page.get_by_role("button", name="Number").click()
        page.get_by_role("button", name="Number").click()
        lines, _ = saved(page)
        assert page.locator("tbody tr:visible").count() == 51
    assert lines[1:] == [*([f"R-{n:03}", str(n)] for n in range(299, 0, -2)), ["Total", "300"]]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Actions · ATLAS · Portal", "ATLAS - Actions - Texts.csv"),
        ("行动 · ATLAS · 门户", "ATLAS - 行动 - Texts.csv"),
        ('../../a:b*c?"d&lt;e&gt;|f', ".. .. a b c d e f - Texts.csv"),
    ],
)
def test_the_file_is_named_after_project_page_and_table(browser, title, name):
    with opened(browser, [table(["a", "b", "c"])], title=title) as page:
        assert saved(page)[1].lstrip("_. ") == name.lstrip("_. ")


def test_the_button_is_there_only_where_it_works(browser):
    with opened(browser, [table(["a", "b", "c"])], java_script_enabled=False) as page:
        assert page.get_by_role("button").count() == 0
    with opened(browser, [table(["a", "b"])]) as page:
        assert page.get_by_role("button", name="CSV").count() == 0
