import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.figure import Cell, Chip, Column, Row, Table, Words

pytestmark = pytest.mark.browser
OWNERS = ("Li Wei", "Zhang Min", "Xu Bo")
PAGE = "http://portal.test/register/"


def table():
    rows = tuple(
        Row(
            (
                Cell((Words(f"ACT-{n:03}"),)),
                Cell((Words(OWNERS[n % 3]),)),
                Cell((Words(f"{n} Jun"),), sort=n),
            ),
            facts=(("owner", OWNERS[n % 3]), ("status", "open" if n % 2 else "done")),
        )
        for n in range(1, 13)
    )
    total = Row((Cell((Words("Total"),)), Cell(), Cell((Words("12"),))), summary=True)
    return Table(
        title="Actions",
        columns=(Column("Action"), Column("Owner", key="owner"), Column("Due", number=True, key="due")),
        rows=(*rows[::-1], total),
        chips=(Chip("All", 12), Chip("Open", 6, "status", "open"), Chip("Done", 6, "status", "done")),
    )


@pytest.fixture
def page(browser):
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    head = f"<title>Register</title><style>{renderer.stylesheet()}</style>"
    body = f"<article class=md-typeset>{renderer.draw(table(), 'register')}</article>"
    markup = (
        f"<!doctype html><html lang=en>{head}{renderer.sprite()}{body}<script>{renderer.script()}</script>"
    )
    context = browser.new_context()
    opened = context.new_page()
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.route("**/*", lambda route: route.fulfill(body=markup, content_type="text/html"))
    opened.goto(PAGE)
    yield opened
    context.close()
    assert errors == []


def shown(page):
    return page.locator("tbody tr:visible th").all_inner_texts()


def test_a_click_on_a_heading_sorts_up_then_down_then_as_before(page):
    before = shown(page)
    due = page.get_by_role("button", name="Due")
    due.click()
    assert shown(page)[:2] == ["ACT-001", "ACT-002"]
    assert page.locator("[aria-sort=ascending]").inner_text() == "Due"
    due.click()
    assert shown(page)[0] == "ACT-012"
    due.click()
    assert shown(page) == before
    assert page.locator("[aria-sort]").count() == 0


def test_the_keyboard_sorts_too(page):
    page.get_by_role("button", name="Owner").focus()
    page.keyboard.press("Enter")
    assert page.locator("tbody tr:first-child td").first.inner_text() == "Li Wei"


def test_a_sum_stays_last(page):
    page.get_by_role("button", name="Due").click()
    assert shown(page)[-1] == "Total"


def test_words_narrow_the_rows_and_the_count_says_so(page):
    page.get_by_role("searchbox").fill("xu act-00")
    assert shown(page) == ["ACT-008", "ACT-005", "ACT-002", "Total"]
    assert page.get_by_role("status").inner_text() == "3 of 12 shown"


def test_where_nothing_matches_it_is_said(page):
    page.get_by_role("searchbox").fill("nobody")
    assert page.get_by_role("status").inner_text() == "No row matches."


def test_a_chip_filters_and_all_undoes_it(page):
    page.get_by_role("button", name="Open 6").click()
    assert len(shown(page)) == 7
    assert page.get_by_role("button", name="Open 6").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="All 12").click()
    assert len(shown(page)) == 13


def test_what_was_chosen_survives_a_reload(page):
    page.get_by_role("button", name="Open 6").click()
    page.get_by_role("searchbox").fill("li wei")
    page.get_by_role("button", name="Due").click()
    page.wait_for_url("**/?status=open&find=li+wei&sort=due")
    page.reload()
    assert shown(page) == ["ACT-003", "ACT-009", "Total"]


def test_the_address_can_ask_for_a_fact_that_no_chip_offers(page):
    page.goto(f"{PAGE}?owner=Xu%20Bo")
    assert page.get_by_role("status").inner_text() == "4 of 12 shown"
    page.get_by_role("button", name="Xu Bo", exact=True).click()
    assert len(shown(page)) == 13


def test_without_a_script_the_whole_table_is_there(browser):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    opened.set_content(
        f"<style>{renderer.stylesheet()}</style><article class=md-typeset>{renderer.draw(table(), '')}"
    )
    assert opened.locator("tbody tr:visible").count() == 13
    assert not opened.locator(".pm-tools").is_visible()
    context.close()
