"""A table of many rows: the first ones at first, all of them for filter, sort, paper, search and a link."""

import pytest

from pmsite.model.figure import Cell, Chip, Column, Row, Table, Words
from tests.theme._drawn import PAGE, opened

pytestmark = pytest.mark.browser
OWNERS = ("Li Wei", "Zhang Min", "Xu Bo")


def row(number):
    cells = (
        Cell((Words(f"ACT-{number:03}"),)),
        Cell((Words(OWNERS[number % 3]),)),
        Cell((Words(f"{number} days"),), sort=number),
    )
    state = "open" if number % 2 else "done"
    return Row(cells, anchor=f"ACT-{number:03}", facts=(("status", state),))


def table(rows=300, **more):
    return Table(
        columns=(Column("Action"), Column("Owner", key="owner"), Column("Age", number=True, key="age")),
        rows=tuple(row(number) for number in range(rows, 0, -1)),
        chips=(Chip("All", rows), Chip("Open", rows // 2, "status", "open")),
        **{"title": "Actions", **more},
    )


@pytest.fixture
def page(browser):
    with opened(browser, [table()]) as page:
        yield page


def shown(page, part="section"):
    return page.locator(f"{part} tbody tr:visible th").all_inner_texts()


def said(page):
    return page.locator(".pm-paging [role=status]").inner_text()


def test_fifty_rows_at_first_and_two_ways_to_more(page):
    assert shown(page) == [f"ACT-{number:03}" for number in range(300, 250, -1)]
    assert said(page) == "50 of 300 shown"
    page.get_by_role("button", name="Show 50 more").click()
    assert len(shown(page)) == 100
    assert page.evaluate("document.activeElement.textContent") == "ACT-250"
    assert said(page) == "100 of 300 shown"
    page.get_by_role("button", name="Show all 300").click()
    assert len(shown(page)) == 300
    assert said(page) == "300 of 300 shown"
    assert page.get_by_role("button", name="Show").count() == 0


def test_fifty_rows_are_all_shown_and_have_no_way_to_more(browser):
    with opened(browser, [table(50)]) as page:
        assert len(shown(page)) == 50
        assert page.locator(".pm-paging").count() == 0


def test_filter_and_sort_look_at_every_row(page):
    page.get_by_role("searchbox").fill("act-00")
    assert shown(page) == [f"ACT-00{number}" for number in range(9, 0, -1)]
    assert not page.locator(".pm-paging").is_visible()
    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="Age").click()
    assert shown(page) == [f"ACT-{number:03}" for number in range(1, 51)]
    page.get_by_role("button", name="Open 150").click()
    assert shown(page) == [f"ACT-{number:03}" for number in range(1, 101, 2)]
    assert said(page) == "50 of 150 shown"
    assert page.get_by_role("button", name="Show all 150").is_visible()


def test_the_keyboard_comes_to_every_row(page):
    page.locator(".pm-sort").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show 50 more"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "ACT-250"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert len(shown(page)) == 300


def test_the_address_keeps_how_many_rows_are_shown(page):
    page.get_by_role("button", name="Show 50 more").click()
    page.wait_for_url("**/?rows=100")
    page.reload()
    assert len(shown(page)) == 100
    page.get_by_role("button", name="Show all 300").click()
    page.wait_for_url("**/?rows=all")
    page.reload()
    assert len(shown(page)) == 300


@pytest.mark.parametrize(
    "asked", ["rows=-1", "rows=x", "rows=49.5", "rows=", "sort=nothing", "status=", "#%E0%A4%A", "#nobody"]
)
def test_an_address_that_asks_for_nothing_sensible_asks_for_nothing(browser, asked):
    with opened(browser, [table()], f"?{asked}") as page:
        assert len(shown(page)) == 50


def test_a_link_to_a_row_beyond_shows_it(browser):
    with opened(browser, [table()], "#ACT-120") as page:
        assert page.locator("#ACT-120").is_visible()
        assert len(shown(page)) == 200
        assert page.locator("#ACT-120").evaluate("row => row.getBoundingClientRect().top") < 720
        page.get_by_role("button", name="Open 150").click()
        page.evaluate("location.hash = '#ACT-002'")
        page.locator("#ACT-002").wait_for(state="visible")
        assert page.get_by_role("button", name="All 300").get_attribute("aria-pressed") == "true"


def test_back_brings_what_the_address_said(page):
    page.evaluate("location.hash = '#ACT-290'")
    page.get_by_role("button", name="Open 150").click()
    assert said(page) == "50 of 150 shown"
    page.go_back()
    page.wait_for_url(PAGE)
    assert said(page) == "50 of 300 shown"
    page.go_forward()
    page.wait_for_url(f"{PAGE}?status=open#ACT-290")
    assert said(page) == "50 of 150 shown"


def test_the_browser_s_search_finds_what_is_beyond(page):
    beyond = page.locator("#ACT-120")
    assert beyond.get_attribute("hidden") == "until-found"
    beyond.evaluate("row => row.dispatchEvent(new Event('beforematch', {bubbles: true}))")
    assert beyond.is_visible()
    assert len(shown(page)) == 200


def test_what_is_filtered_out_is_not_found_by_the_browser_s_search(page):
    page.get_by_role("button", name="Open 150").click()
    assert page.locator("#ACT-002").get_attribute("hidden") == ""


def test_rows_beyond_take_no_room(page):
    last, below = page.locator("#ACT-251"), page.locator(".pm-paging")
    gap = below.bounding_box()["y"] - last.bounding_box()["y"] - last.bounding_box()["height"]
    assert 0 <= gap < 30


def test_paper_has_every_row_of_the_filter(page):
    page.emulate_media(media="print")
    assert len(shown(page)) == 300
    assert not page.locator(".pm-paging").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Open 150").click()
    page.emulate_media(media="print")
    assert len(shown(page)) == 150
    assert page.locator(".pm-tools").inner_text() == "150 of 300 shown"


def test_without_a_script_every_row_is_there_and_no_button(browser):
    with opened(browser, [table()], java_script_enabled=False) as page:
        assert page.locator("tbody tr:visible").count() == 300
        assert page.get_by_role("button").count() == 0


def test_where_the_script_does_not_come_the_rows_come_all_the_same(browser):
    with opened(browser, [table()], script="") as page:
        assert page.locator("tbody tr:visible").count() == 50
        page.locator("#ACT-001").wait_for(state="visible")
        assert page.locator("tbody tr:visible").count() == 300


def test_tables_of_a_page_do_not_meddle_with_each_other(browser):
    two = [table(title="First"), table(title="Second", anchor="second")]
    with opened(browser, two) as page:
        first, second = page.locator("section").all()
        second.get_by_role("button", name="Open 150").click()
        second.get_by_role("searchbox").fill("zhang")
        first.get_by_role("button", name="Age").click()
        assert page.url == f"{PAGE}?2.status=open&2.find=zhang&sort=age"
        page.reload()
        assert first.locator("tbody tr:visible th").first.inner_text() == "ACT-001"
        assert second.locator("tbody tr:visible").count() == 50
        assert first.locator("tbody tr:visible").count() == 50
        assert second.locator(".pm-tools .pm-count").inner_text() == "50 of 300 shown"
        assert first.locator(".pm-tools .pm-count").inner_text() == ""


def test_rows_do_not_move_while_the_page_loads(browser):
    with opened(browser, [table(), table(12, title="Next", anchor="next")], seconds=0.4) as page:
        moved = page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
                .observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 300);
            })"""
        )
        assert moved == 0
