import datetime as dt
import itertools
import re

import pytest

from pmsite.adapters.render import FigureRenderer, theme_directory
from pmsite.locale.texts import texts
from pmsite.model.figure import Gantt, GanttLink, GanttRow
from tests.theme._drawn import opened as drawn

pytestmark = pytest.mark.browser
PAGE = "http://portal.test/plan/"
START = dt.date(2026, 1, 1)
PARTS = 3  # summaries below each summary of the first level; each has as many tasks


def row(number, depth, *, critical=False):
    start = START + dt.timedelta(days=4 * number)
    return GanttRow(
        f"T-{number}",
        f"Task {number}",
        start=start,
        finish=start + dt.timedelta(days=3),
        anchor=f"T-{number}",
        depth=depth,
        summary=depth < 2,
        critical=critical,
    )


def chart(phases):
    """Phases of packages of tasks; each task follows the one before, the last one is critical."""
    depths = [0, *([1, *([2] * PARTS)] * PARTS)] * phases
    rows = tuple(
        row(number, depth, critical=number == len(depths) - 1) for number, depth in enumerate(depths)
    )
    leaves = [number for number, depth in enumerate(depths) if depth == 2]
    return Gantt(
        title="Gantt",
        rows=rows,
        links=tuple(GanttLink(one, two) for one, two in itertools.pairwise(leaves)),
        start=START,
        finish=rows[-1].finish,
        today=START + dt.timedelta(days=100),
        today_label="Today",
        caption="Gantt of P",
        weeks=((START, "1"),),
    )


@pytest.fixture
def opened(browser):
    """A function that opens a chart of so many phases (13 rows each) at an address."""
    renderer = FigureRenderer(texts("en"), [theme_directory()])
    contexts, errors = [], []

    def go(phases, address="", *, width=1200):
        head = f"<title>Plan</title><style>{renderer.stylesheet()}</style>"
        body = f"<article class=md-typeset>{renderer.draw(chart(phases), 'plan')}</article>"
        markup = f"<!doctype html><html lang=en>{head}{renderer.sprite()}{body}<script>{renderer.script()}</script>"
        context = browser.new_context(viewport={"width": width, "height": 700})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route("**/*", lambda route: route.fulfill(body=markup, content_type="text/html"))
        page.goto(PAGE + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert errors == []


def shown(page):
    return [int(one.removeprefix("T-")) for one in page.locator("tbody tr:visible .id").all_inner_texts()]


def fold(page, number):
    return page.get_by_role("button", name=f"Parts of T-{number}", exact=True)


def act(page, name):
    return page.get_by_role("button", name=re.compile(f"^{name}"))


def arrows(page, *, live=False):
    """Paths of the arrows that are displayed, row by row; of the script's only, if so wanted."""
    return page.evaluate(
        """(part) => [...document.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility())
            .map((row) => [...row.querySelectorAll(`${part} path`)]
            .filter((path) => getComputedStyle(path.closest(".ar")).display !== "none")
            .map((path) => path.getAttribute("d")).join(" "))""",
        ".ar.live" if live else ".ar",
    )


def test_a_summary_hides_and_shows_its_parts_and_the_address_keeps_it(opened):
    page = opened(1)
    assert shown(page) == list(range(13))
    assert fold(page, 1).get_attribute("aria-expanded") == "true"
    fold(page, 1).press("Enter")
    assert shown(page) == [0, 1, *range(5, 13)]
    assert fold(page, 1).get_attribute("aria-expanded") == "false"
    page.reload()
    assert shown(page) == [0, 1, *range(5, 13)]
    fold(page, 1).press("Space")
    assert (shown(page), page.url) == (list(range(13)), PAGE)


def test_what_was_collapsed_within_stays_so(opened):
    page = opened(1)
    fold(page, 5).click()
    fold(page, 0).click()
    assert shown(page) == [0]
    fold(page, 0).click()
    assert shown(page) == [*range(6), *range(9, 13)]


def test_all_are_collapsed_and_expanded_at_once(opened):
    page = opened(2)
    act(page, "Collapse all").click()
    assert (shown(page), page.url) == ([0, 13], f"{PAGE}?shut=all")
    page.reload()
    assert shown(page) == [0, 13]
    act(page, "Expand all").click()
    assert (len(shown(page)), page.url) == (26, PAGE)


def test_a_long_plan_begins_with_its_second_level_collapsed(opened):
    assert len(shown(opened(4))) == 52
    page = opened(5)
    assert shown(page)[:5] == [0, 1, 5, 9, 13]
    assert len(shown(page)) == 5 * 4
    act(page, "Expand all").click()
    page.reload()
    assert (len(shown(page)), page.url) == (65, f"{PAGE}?shut=none")


def test_an_address_of_a_collapsed_row_expands_what_is_above_it(opened):
    page = opened(5, "#T-42")
    assert {39, 40, 41, 42, 43} <= set(shown(page))
    assert page.locator("#T-42").is_visible()
    page.evaluate("location.hash = '#T-63'")
    page.locator("#T-63").wait_for(state="visible")
    chart, found = page.locator(".pm-gantt").bounding_box(), page.locator("#T-63").bounding_box()
    assert chart["y"] + 52 <= found["y"] <= chart["y"] + chart["height"] - 26
    bar = page.locator("#T-63 .b").bounding_box()
    names = page.locator("#T-63 .nm").bounding_box()
    assert names["x"] + names["width"] <= bar["x"] <= chart["x"] + chart["width"]


def test_critical_only_leaves_critical_tasks_below_their_summaries(opened):
    page = opened(2)
    act(page, "Critical only").click()
    assert (shown(page), page.url) == ([13, 22, 25], f"{PAGE}?only=critical")
    page.reload()
    assert shown(page) == [13, 22, 25]
    act(page, "Critical only").click()
    assert len(shown(page)) == 26


def test_arrows_join_the_rows_that_are_shown_and_no_others(opened):
    page = opened(1)
    built = arrows(page)
    assert sum(map(bool, built)) == 9 + 2  # tasks, and the two summaries that an arrow passes
    fold(page, 5).click()
    assert page.locator(".ar use:visible").count() == 8 - 4
    again = arrows(page, live=True)
    assert again == arrows(page)
    assert again[:4] == built[:4]
    assert again[4] == built[4].replace(re.search(r"M\d+ 13H\d+V26", built[4]).group(), "")
    assert again[5] == ""
    fold(page, 5).click()
    assert arrows(page) == built


def width(page):
    return page.locator("thead .pl").bounding_box()["width"]


def test_zoom_widens_the_time_and_keeps_today_in_place(opened):
    page = opened(4)
    today = page.locator("text.todayt")
    week, before = width(page), today.bounding_box()["x"]
    act(page, "Day").click()
    assert width(page) > 4 * week
    assert today.bounding_box()["x"] == pytest.approx(before, abs=2)
    assert page.url == f"{PAGE}?zoom=day"
    page.reload()
    assert page.locator(".pm-gantt").get_attribute("data-zoom") == "day"
    assert act(page, "Day").get_attribute("aria-pressed") == "true"
    act(page, "Week").click()
    assert (width(page), page.url) == (pytest.approx(week, abs=1), PAGE)


@pytest.mark.parametrize("wide", [390, 1200])
def test_it_opens_at_today_and_the_names_stay(opened, wide):
    page = opened(10, "?shut=none", width=wide)
    chart = page.locator(".pm-gantt").bounding_box()
    names = page.locator("thead .nm").bounding_box()
    today = page.locator("text.todayt").bounding_box()
    assert names["x"] == pytest.approx(chart["x"], abs=1)
    assert names["x"] + names["width"] <= today["x"] + today["width"] / 2 <= chart["x"] + chart["width"]
    # each row takes the four days after the one before: day 100 is in row 25
    first = page.locator("#T-25").bounding_box()
    assert first["y"] == pytest.approx(chart["y"] + page.locator("thead").bounding_box()["height"], abs=1)
    page.locator(".pm-gantt").evaluate("one => { one.scrollTop = 300; one.scrollLeft = 500; }")
    head = page.locator("thead .pl").bounding_box()
    assert head["y"] == pytest.approx(chart["y"], abs=1)
    assert page.locator("thead .nm").bounding_box()["x"] == pytest.approx(chart["x"], abs=1)


def test_paper_has_every_row_and_every_arrow_whatever_was_collapsed(opened):
    page = opened(5, "?shut=T-1&zoom=day")
    assert len(shown(page)) == 62
    assert any(arrows(page, live=True))
    page.emulate_media(media="print")
    assert len(shown(page)) == 65
    assert (arrows(page, live=True), sum(map(bool, arrows(page)))) == ([""] * 65, 45 + 18)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.locator(".pm-tools").is_hidden()


def test_nothing_moves_when_the_script_arrives(browser):
    with drawn(browser, [chart(5)], seconds=0.4, viewport={"width": 1200, "height": 800}) as page:
        page.wait_for_function("() => document.querySelectorAll('.pm-shut').length > 0")
        moved = page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
                .observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 300);
            })"""
        )
    assert moved <= 0.01


def test_without_the_script_every_row_is_there(browser):
    with drawn(browser, [chart(5)], java_script_enabled=False) as page:
        assert page.locator("tbody tr:visible").count() == 65
