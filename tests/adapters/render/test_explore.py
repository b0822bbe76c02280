import datetime as dt
import functools
import json
import re
import threading
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pmsite.adapters.inline import inlined
from pmsite.adapters.render import FigureRenderer, links, theme_directory
from pmsite.adapters.render.explore import explored
from pmsite.locale.texts import texts
from pmsite.model.address import Address
from pmsite.model.figure import (
    Gantt,
    GanttLink,
    GanttRow,
    Line,
    LoadCell,
    LoadLine,
    LoadMap,
    LoadWeek,
    Matrix,
    MatrixCell,
    MatrixEntry,
    Move,
    Point,
    Ref,
    Series,
)
from pmsite.stage.tree import StagedTree

RENDERER = FigureRenderer(texts("en"), [theme_directory()])
LIBRARY = "assets/vendor/plotly.js"
EVIL = """<a href="javascript:boom()">x</a><img src=x onerror='boom()'>&amp;$x$<b>b</b>"""
TO = Address("atlas/risks/RISK-001")


def day(month, number):
    return dt.date(2026, month, number)


def row(number, start, finish, name="Task", **more):
    return GanttRow(f"T{number}", name, TO, start, finish, **more)


def gantt(name=EVIL):
    return Gantt(
        title=name,
        rows=(
            row(0, day(4, 1), day(6, 30), name, summary=True),
            row(
                1,
                day(4, 1),
                day(4, 30),
                name,
                percent=100,
                done=True,
                baseline_start=day(4, 1),
                baseline_finish=day(4, 24),
            ),
            row(2, day(5, 4), day(6, 12), name, percent=40, float_until=day(6, 19), float_label=name),
            row(3, day(5, 4), day(6, 30), name, percent=10, critical=True),
            row(4, day(6, 30), day(6, 30), name, milestone=True, critical=True, baseline_finish=day(6, 26)),
            GanttRow("T5", name),
        ),
        links=(GanttLink(1, 2), GanttLink(3, 4, "FF", critical=True), GanttLink(0, 5)),
        start=day(3, 28),
        finish=day(7, 10),
        today=day(6, 5),
        today_label=name,
        free=((day(4, 4), day(4, 5)),),
        target=day(7, 3),
        target_label=name,
        caption=name,
    )


def matrix(name=EVIL, **more):
    def cell(chance, impact):
        now = (
            tuple(MatrixEntry(f"RISK-00{n}", name, TO) for n in (1, 2)) if (chance, impact) == (2, 3) else ()
        )
        then = (MatrixEntry("RISK-001", name),) if (chance, impact) == (4, 4) else ()
        return MatrixCell(chance * impact, 1 + (chance * impact) // 8, (("now", now), ("then", then)))

    cells = tuple(tuple(cell(chance, impact) for impact in range(1, 6)) for chance in range(5, 0, -1))
    figure = {
        "title": name,
        "row_labels": (name,) * 5,
        "column_labels": (name,) * 5,
        "assessments": (("now", name), ("then", name)),
        "shown": "now",
        "moves": (Move("RISK-001", (4, 4), (2, 3)),),
    }
    return Matrix(cells=cells, **{**figure, **more})


def lines(name=EVIL):
    points = tuple(Point(f"{name}{n}", value, name) for n, value in enumerate((1, None, 3, 2)))
    more = {"ticks": ((1, name),), "target": 2, "target_label": name, "unit": name}
    return Series(
        title=name, lines=(Line(name, points, label=name), Line("B", points[:2], "ink", True)), **more
    )


def load(name=EVIL):
    cells = (LoadCell("128", 5, name, name, (((Ref("T-1", name, TO),), "24 h"),)), LoadCell("·", 1, name))
    weeks = (LoadWeek("W23", name, now=True), LoadWeek(name))
    return LoadMap(
        title=name,
        weeks=weeks,
        lines=(LoadLine((), name, cells), LoadLine((), name, cells[::-1], depth=1)),
        bands=("< 50", "50–80", "80–100", "100–120", "> 120"),
        caption=name,
    )


ALL = {"gantt": gantt, "matrix": matrix, "series": lines, "load": load}


def href(address):
    return f"../{address.page}/"


def held(html):
    """The data that a drawing carries, as a browser reads it."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag, attributes):
            found.extend(value for name, value in attributes if name == "data-figure")

    Reader().feed(html)
    assert len(found) == 1
    return json.loads(found[0])


def test_a_row_says_when_it_is_and_leaves_out_what_it_has_not():
    data = explored(gantt("Task"), href, {"all": "All"})
    assert data["rows"][2] == {
        "id": "T2",
        "name": "Task",
        "to": "../atlas/risks/RISK-001/",
        "start": "2026-05-04",
        "finish": "2026-06-12",
        "until": "2026-06-19",
        "float": "Task",
        "percent": 40,
    }
    assert data["rows"][5] == {"id": "T5", "name": "Task"}
    assert data["finish"] == "2026-07-11"
    assert data["words"] == {"all": "All"}


def test_a_cell_has_the_records_of_every_assessment_in_their_order():
    data = explored(matrix("Late"), href, {})
    to = "../atlas/risks/RISK-001/"
    assert data["cells"][3][2]["entries"] == [[["RISK-001", "Late", to], ["RISK-002", "Late", to]], []]
    assert data["cells"][1][3]["entries"] == [[], [["RISK-001", "Late", None]]]
    assert data["moves"] == [["RISK-001", [4, 4], [2, 3]]]


def test_points_stand_at_the_number_of_their_category_and_gaps_stay_gaps():
    data = explored(lines("Q"), href, {})
    assert data["names"] == ["Q0", "Q1", "Q2", "Q3"]
    assert data["lines"][0]["points"] == [[0, 1, "Q"], [1, None, ""], [2, 3, "Q"], [3, 2, "Q"]]


def test_a_cell_of_a_load_says_its_number_its_band_and_its_tasks():
    data = explored(load("Li"), href, {})
    assert data["weeks"] == [["W23", "Li", True], ["Li", "", False]]
    busy, free = ["128", 5, ["Li", "Li", "T-1 Li: 24 h"]], ["·", 1, ["Li", ""]]
    assert data["rows"] == [["Li", 0, [busy, free]], ["Li", 1, [free, busy]]]


EMPTY = {
    "no moves": matrix(moves=()),
    "small": matrix(small_scale=True),
    "no dates": Gantt(
        rows=(GanttRow("T", ""),), start=day(1, 1), finish=day(2, 1), today=day(1, 1), today_label=""
    ),
    "no values": Series(lines=()),
    "no weeks": LoadMap(weeks=(), lines=()),
}


@pytest.mark.parametrize("figure", EMPTY.values(), ids=EMPTY)
def test_where_nothing_is_to_explore_there_is_no_control(figure):
    assert explored(figure, href, {}) is None
    html = RENDERER.draw(figure, "atlas")
    assert "data-explore" not in html
    assert "data-figure" not in html


@pytest.mark.parametrize("name", ALL)
def test_the_data_is_an_attribute_that_no_text_ends(name):
    figure = ALL[name](EVIL + "'>\n\u2028\"<script>")
    html = RENDERER.draw(figure, "atlas")
    attribute = re.search(r" data-figure='([^']*)'", html)[1]
    assert not {"<", ">", "&"} & set(attribute)
    there = functools.partial(links.href, page="atlas")
    assert held(html) == json.loads(json.dumps(explored(figure, there, held(html)["words"])))
    assert "<script" not in html


@pytest.mark.parametrize("name", ALL)
def test_the_control_is_a_button_that_is_not_there_without_a_script(name):
    html = RENDERER.draw(ALL[name](), "atlas")
    assert (
        '<button type="button" class="pm-act" data-explore aria-pressed="false" hidden>Explore</button>'
        in html
    )


def test_the_words_of_a_chart_are_in_the_language_of_the_page():
    assert held(FigureRenderer(texts("zh"), [theme_directory()]).draw(gantt(), ""))["words"]["all"] == "全部"


def test_a_tree_for_other_generators_holds_the_library_and_its_licence():
    tree = inlined(StagedTree({}, ()), RENDERER)
    assert "v4.1.1" in tree.texts[LIBRARY][:200]
    assert "MIT License" in tree.texts["assets/vendor/plotly.LICENSE.txt"]


def test_no_page_names_the_library():
    assert "vendor" not in "".join(RENDERER.draw(make(), "") for make in ALL.values())


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
