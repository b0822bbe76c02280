"""The page of a plan with 300 tasks, as it is built: complete, light, usable everywhere, printable."""

import re
import time

import pytest

from tests.acceptance._browser import contrasts, dressed, findings, opened, overflow
from tests.acceptance._large_plan import large_plan
from tests.acceptance._run import once, portal, succeed

pytestmark = pytest.mark.browser
TASKS, MILESTONES = 300, 6
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PALETTE = (
    "  palette:\n"
    "    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}\n"
    "    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}\n"
)


@pytest.fixture(scope="session", params=["en", "zh"])
def plan(request, shared):
    """Folder of the portal with the large plan, built in a language."""

    def make(folder):
        portal(folder, large_plan(TASKS), f"as_of: 2026-06-05\nlanguage: {request.param}")
        config = folder / "mkdocs.yml"
        text = config.read_text().replace(
            "theme: {name: material, font: false}\n", "theme:\n  name: material\n"
        )
        config.write_text(text.replace("  name: material\n", f"  name: material\n  font: false\n{PALETTE}"))
        succeed("pmsite", "build", cwd=folder)

    return once(shared / f"large-plan-{request.param}", make) / "site"


@pytest.fixture
def address(plan, served):
    return served(plan) + "big/plan/"


def test_the_page_is_light_and_holds_every_row_once(plan):
    html = (plan / "big" / "plan" / "index.html").read_text(encoding="utf-8")
    assert len(html.encode()) < 1_500_000
    assert [html.count(f'id="T-{n:03}"') for n in range(1, TASKS + 1)] == [1] * TASKS
    assert [html.count(f'href="#row-T-{n:03}"') for n in range(1, TASKS + 1)] == [1] * TASKS
    assert not re.search(r"<[^>]+\s(style|onclick)=", html[html.index("<article") :])


def test_without_a_script_everything_is_drawn(browser, address):
    with opened(browser, address, viewport=DESK, java_script_enabled=False) as (page, wrong):
        rows = page.locator(".pm-gantt tbody tr")
        assert rows.count() == TASKS + MILESTONES
        assert all(row.is_visible() for row in rows.all()[:: TASKS // 20])
        assert page.locator(".pm-gantt .b").count() == TASKS + MILESTONES
        assert page.locator(".pm-gantt-section .pm-tools").is_hidden()
        assert (overflow(page), wrong) == ("", [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_clean_for_everybody(browser, address, size, scheme):
    with opened(browser, address, viewport=size) as (page, wrong):
        dressed(page, scheme)
        found = findings(page) if scheme == "light" else contrasts(page)
        assert ([overflow(page), *found], wrong) == ([""], [])


def test_it_answers_quickly(browser, address):
    with opened(browser, address, viewport=DESK) as (page, wrong):
        page.locator(".pm-gantt-section .pm-tools").wait_for()
        for act in ("open", "shut"):
            begun = time.monotonic()
            page.locator(f".pm-gantt-section [data-do={act}]").click()
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            assert time.monotonic() - begun < 3, act
        assert wrong == []


def test_the_interactive_chart_takes_the_place_of_the_drawing_and_gives_it_back(browser, address):
    with opened(browser, address, viewport=DESK) as (page, wrong):
        explore = page.locator(".pm-gantt-section [data-explore]")
        explore.click()
        page.locator(".pm-gantt-section .js-plotly-plot").wait_for(timeout=60_000)
        assert page.locator(".pm-gantt").is_hidden()
        explore.click()
        assert page.locator(".pm-gantt").is_visible()
        assert wrong == []


def test_on_paper_it_lies_across_and_nothing_is_cut_off(browser, address):
    with opened(browser, address, viewport={"width": 1032, "height": 700}) as (page, wrong):
        page.locator(".pm-gantt-section .pm-tools [data-do=shut]").click()
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        assert len(boxes) > TASKS // 40
        assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(842, 595)}
        page.emulate_media(media="print")
        assert page.locator(".pm-gantt tbody tr:visible").count() == TASKS + MILESTONES
        inside = page.evaluate(
            """() => [...document.querySelectorAll(".pm-gantt :is(td, th, text, .b, .nm a)")]
                .filter((one) => one.getClientRects().length && !one.closest(".ar"))
                .map((one) => one.getBoundingClientRect())
                .filter((box) => box.left < -1 || box.right > innerWidth + 1).length"""
        )
        assert (inside, overflow(page), wrong) == (0, "", [])
