import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pmsite.adapters.inline import inlined
from pmsite.stage.tree import StagedTree
from tests.adapters.render._explorable import ALL, LIBRARY, RENDERER


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A page with all four figures, served as a site holds it; and its folder."""
    folder = tmp_path_factory.mktemp("portal")
    tree = inlined(StagedTree({}, ()), RENDERER)
    body = "".join(RENDERER.draw(make(), "atlas") for make in ALL.values())
    head = '<meta charset="utf-8"><title>Atlas</title><link rel="icon" href="data:,">'
    style = '<link rel="stylesheet" href="../assets/pmsite.css">'
    article = f'{RENDERER.sprite()}<article class="md-typeset">{body}</article>'
    script = '<script src="../assets/pmsite.js"></script>'
    page = (
        f'<!doctype html><html lang="en"><head>{head}{style}</head>'
        f'<body data-md-color-scheme="default">{article}{script}</body></html>'
    )
    for path, text in {**tree.texts, "atlas/index.html": page}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, portal):
    """The page; ``asked`` is what it asks for after it has loaded, ``wrong`` what it complains about."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.asked, page.wrong = [], []
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
    page.goto(portal + "atlas/")
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


def press(page, name):
    button = page.locator(f'section[data-figure*=\'"kind": "{name}"\'] [data-explore]')
    button.click()
    page.wait_for_function("(button) => !button.hasAttribute('aria-busy')", arg=button.element_handle())
    return button


@pytest.mark.browser
@pytest.mark.parametrize("name", ALL)
def test_a_press_loads_the_library_once_and_shows_a_chart_in_place(page, portal, name):
    button = press(page, name)
    section = page.locator("section.pm-exploring")
    assert section.locator(".js-plotly-plot .main-svg").count() > 0
    assert button.get_attribute("aria-pressed") == "true"
    assert not section.locator(".pm-static").first.is_visible()
    assert page.asked == [portal + LIBRARY]
    assert page.wrong == []
    button.press("Enter")
    assert page.locator(".pm-explore").count() == 0
    assert page.locator(".pm-static").first.is_visible()
    assert button.get_attribute("aria-pressed") == "false"
    press(page, name)
    assert page.asked == [portal + LIBRARY]


@pytest.mark.browser
def test_texts_of_a_chart_stay_texts(page):
    for name in ALL:
        press(page, name)
    charts = page.locator(".js-plotly-plot")
    assert charts.locator("a, img").count() == 0
    assert charts.locator("text", has_text='<a href="jav').count() > 0
    for name in ALL:
        place = page.locator(f'section[data-figure*=\'"kind": "{name}"\'] .js-plotly-plot .nsewdrag').first
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        for across in (0.3, 0.5, 0.6):
            for down in (0.25, 0.42, 0.6):
                page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    assert page.locator(".hoverlayer a").count() == 0
    assert page.wrong == []


@pytest.mark.browser
def test_a_hover_says_the_dates_the_float_and_the_progress_of_a_task(page):
    press(page, "gantt")
    said = page.evaluate("""document.querySelector('.js-plotly-plot').data
        .flatMap((one) => one.hovertext || []).find((text) => text.startsWith('T2 '))""")
    assert "Mon 4 May 2026 – Fri 12 Jun 2026" in said.replace(",", "")
    assert "Progress: 40 %" in said
    assert "Float: &#60;a href" in said


@pytest.mark.browser
def test_buttons_show_a_month_three_months_and_everything(page):
    press(page, "gantt")
    shown = (
        "document.querySelector('.js-plotly-plot').layout.xaxis.range.map((day) => Date.parse(day) / 864e5)"
    )
    page.get_by_role("button", name="1 month").click()
    page.wait_for_function(f"(([from, to]) => to - from === 30)({shown})")
    page.get_by_role("button", name="3 months").click()
    page.wait_for_function(f"(([from, to]) => to - from === 91)({shown})")
    page.get_by_role("button", name="All").first.click()
    page.wait_for_function(f"(([from, to]) => to - from === 105)({shown})")


@pytest.mark.browser
def test_bubbles_follow_the_assessment_and_arrows_belong_to_the_one_that_is_drawn(page):
    press(page, "matrix")
    facts = """() => { const plot = document.querySelector('.js-plotly-plot');
        return [plot.data[1].x.length, plot.layout.annotations.filter((one) => one.showarrow).length]; }"""
    assert page.evaluate(facts) == [2, 1]
    page.locator(".pm-switch input").nth(1).check()
    page.wait_for_function(f"({facts})().join() === '1,0'")


@pytest.mark.browser
def test_a_chart_follows_day_and_night(page):
    press(page, "gantt")
    ground = "() => document.querySelector('.js-plotly-plot').layout.paper_bgcolor"
    assert page.evaluate(ground) == "#ffffff"
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function(f"({ground})() === '#14171b'")
    assert page.wrong == []


@pytest.mark.browser
def test_paper_shows_the_drawing(page):
    press(page, "gantt")
    page.emulate_media(media="print")
    section = page.locator("section.pm-exploring")
    assert section.locator(".pm-gantt").is_visible()
    assert not section.locator(".pm-explore").is_visible()
    assert not section.locator("[data-explore]").is_visible()


@pytest.mark.browser
def test_where_the_library_is_missing_the_page_says_so_and_the_drawing_stays(page):
    page.route("**/vendor/plotly.js", lambda route: route.abort())
    button = press(page, "gantt")
    assert page.locator(".pm-explore__said").first.inner_text().startswith("The chart cannot be loaded")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".pm-gantt").is_visible()
    page.unroute("**/vendor/plotly.js")
    press(page, "gantt")
    assert page.locator(".js-plotly-plot").count() == 1
    assert page.locator(".pm-explore__said").first.inner_text() == ""


@pytest.mark.browser
def test_without_a_script_the_drawings_are_there_and_no_control(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal + "atlas/")
    assert page.locator(".pm-gantt, .pm-heatwrap, .pm-series__plot, .pm-load").count() == 4
    assert not any(button.is_visible() for button in page.locator("[data-explore]").all())
    context.close()


@pytest.mark.browser
def test_a_press_on_a_number_opens_its_tasks_without_a_script(browser, portal):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal + "atlas/")
    tasks = page.locator(".pm-load-open").first
    assert not tasks.is_visible()
    page.locator(".pm-load td button").first.click()
    assert tasks.is_visible()
    assert tasks.locator("li a").get_attribute("href") == "../atlas/risks/RISK-001/"
    page.keyboard.press("Escape")
    assert not tasks.is_visible()
    context.close()
