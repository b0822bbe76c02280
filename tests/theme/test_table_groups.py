"""Rows under the headings of their groups: a heading is there where a row of its group is."""

import csv
import io
from pathlib import Path

import pytest

from pmsite.model.figure import Cell, Chip, Column, Row, Table, Words
from tests.theme._drawn import opened

pytestmark = pytest.mark.browser
GROUPS = ("Open", "Waiting", "Closed")


def table():
    rows = []
    for place, group in enumerate(GROUPS):
        rows.append(Row((Cell((Words(group),)),), group=True))
        for number in range(30 * place + 30, 30 * place, -1):
            cells = (Cell((Words(f"R-{number:02}"),)), Cell((Words(str(number)),), sort=number))
            facts = (("half", "yes" if number <= 45 else "no"),)
            rows.append(Row(cells, anchor=f"R-{number:02}", facts=facts))
    chips = (Chip("All", 90), Chip("First half", 45, "half", "yes"))
    columns = (Column("Record"), Column("Number", number=True))
    return Table(title="Rows", columns=columns, rows=tuple(rows), chips=chips)


@pytest.fixture
def page(browser):
    with opened(browser, [table()]) as page:
        yield page


def shown(page):
    return page.locator("tbody tr:visible > :first-child").all_inner_texts()


def records(*numbers):
    return [f"R-{number:02}" for number in numbers]


def test_headings_are_not_counted_as_rows_and_stand_above_theirs(page):
    assert shown(page) == [
        "Open",
        *records(*range(30, 0, -1)),
        "Waiting",
        *records(*range(60, 40, -1)),
    ]
    assert page.locator(".pm-paging [role=status]").inner_text() == "50 of 90 shown"


def test_rows_are_sorted_within_their_group(page):
    page.get_by_role("button", name="Number").click()
    assert shown(page) == ["Open", *records(*range(1, 31)), "Waiting", *records(*range(31, 51))]
    page.get_by_role("button", name="Number").click()
    page.get_by_role("button", name="Number").click()
    assert shown(page)[:3] == ["Open", "R-30", "R-29"]


def test_a_group_without_a_row_has_no_heading(page):
    page.get_by_role("searchbox").fill("r-3")
    assert shown(page) == ["Open", "R-30", "Waiting", *records(*range(39, 30, -1))]
    page.get_by_role("searchbox").fill("r-9")
    assert shown(page) == ["Closed", "R-90"]
    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="First half 45").click()
    assert "Closed" not in shown(page)
    assert page.locator(".pm-tools .pm-count").inner_text() == "45 of 90 shown"


def test_a_link_to_a_row_beyond_shows_its_heading(page):
    page.evaluate("location.hash = '#R-61'")
    page.locator("#R-61").wait_for(state="visible")
    assert shown(page)[-31:] == ["Closed", *records(*range(90, 60, -1))]


def test_paper_has_every_heading(page):
    page.emulate_media(media="print")
    assert [text for text in shown(page) if text in GROUPS] == list(GROUPS)
    assert len(shown(page)) == 93


def test_csv_says_the_group_in_a_column(page):
    page.get_by_role("searchbox").fill("r-3")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV of").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[:3] == [["Group", "Record", "Number"], ["Open", "R-30", "30"], ["Waiting", "R-39", "39"]]
    assert len(lines) == 11
