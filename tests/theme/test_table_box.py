"""Heads that stay, a first column that stays, a box that the keyboard reaches."""

import pytest

from pmsite.model.figure import Cell, Column, Row, Table, Words
from tests.acceptance._browser import findings, overflow
from tests.theme._drawn import opened

pytestmark = pytest.mark.browser
WORD = "Supercalifragilisticexpialidocious"


def table(columns, rows=40, **more):
    heads = tuple(Column(f"Column {n}") for n in range(columns))
    lines = tuple(
        Row((Cell((Words(f"R-{r:02}"),)), *(Cell((Words(f"value {r} {n}"),)) for n in range(1, columns))))
        for r in range(rows)
    )
    return Table(title="Rows", caption="Rows of a table", columns=heads, rows=lines, **more)


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def test_the_head_stays_while_the_page_scrolls(browser):
    with opened(browser, [table(3)], viewport={"width": 1000, "height": 500}) as page:
        page.evaluate("document.documentElement.style.setProperty('--pm-top', '30px')")
        page.evaluate("scrollTo(0, 700)")
        assert box(page, "thead th")["y"] == pytest.approx(30, abs=1)
        assert box(page, "tbody th")["y"] < 0
        head = page.locator("thead th").first
        assert head.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
        page.locator("thead .pm-sort").first.click()
        assert page.locator("th[aria-sort=ascending]").count() == 1


@pytest.mark.parametrize("width", [1000, 700, 360])
def test_a_wide_table_scrolls_in_its_box_and_its_first_column_stays(browser, width):
    size = {"width": width, "height": 700}
    with opened(browser, [table(30, compact=True)], viewport=size) as page:
        region = page.get_by_role("region", name="Rows of a table")
        assert overflow(page) == ""
        before = box(page, "tbody td")["x"]
        region.focus()
        region.evaluate("one => { one.scrollLeft = 300; }")
        assert box(page, "tbody td")["x"] == pytest.approx(before - 300, abs=1)
        assert box(page, "tbody th")["x"] == pytest.approx(box(page, ".pm-wide")["x"], abs=1)
        assert box(page, "thead th")["x"] == pytest.approx(box(page, ".pm-wide")["x"], abs=1)
        assert findings(page) == []


def test_on_a_desk_the_box_is_not_higher_than_the_window_and_keeps_the_head(browser):
    with opened(browser, [table(20)], viewport={"width": 1000, "height": 500}) as page:
        region = page.get_by_role("region", name="Rows of a table")
        assert region.bounding_box()["height"] < 500
        region.evaluate("one => { one.scrollTop = 300; }")
        assert box(page, "thead th")["y"] == pytest.approx(region.bounding_box()["y"], abs=1)


def test_a_first_column_that_would_hide_the_others_moves_along(browser):
    wide = Table(
        columns=(Column("First"), Column("Second"), Column("Third")),
        rows=(Row(tuple(Cell((Words(f"{WORD}{WORD}"),)) for _ in range(3))),) * 3,
        compact=True,
    )
    with opened(browser, [wide], viewport={"width": 500, "height": 700}) as page:
        page.locator(".pm-wide").evaluate("one => { one.scrollLeft = 100; }")
        assert box(page, "tbody th")["x"] < 0


def test_a_box_that_fits_is_no_stop_of_the_keyboard(browser):
    with opened(browser, [table(3)], viewport={"width": 1000, "height": 500}) as page:
        assert page.get_by_role("region").count() == 0
        assert page.locator(".pm-wide[tabindex]").count() == 0
        page.set_viewport_size({"width": 480, "height": 500})
        page.set_viewport_size({"width": 1000, "height": 500})
        assert page.locator(".pm-wide[tabindex]").count() == 0
